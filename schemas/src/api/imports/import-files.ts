import type { FromSchema } from 'json-schema-to-ts';
import { failure, pageQueryProperties, type Contract } from '../contract.js';
import { issueViewSchema } from '../problem.js';

/** What a file read in may be about. */
export const importKinds = ['items', 'payments', 'contacts'] as const;
/** What a file read in is about. */
export type ImportKind = (typeof importKinds)[number];

const texts = { type: 'array', items: { type: 'string' } } as const;

/** A file as it is found, before anything is read in. */
const importInspectionSchema = {
  type: 'object',
  title: 'importInspection',
  additionalProperties: false,
  required: ['kind', 'bytes', 'encoding', 'delimiter', 'header', 'sample', 'fields', 'needed', 'columns', 'kept', 'before', 'issues'],
  properties: {
    kind: { enum: [...importKinds, null], description: 'what was asked for, else what its headers say; null: nobody can tell' },
    bytes: { type: 'integer' },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    software: { type: 'string', description: 'recognised by its headers' },
    header: texts,
    sample: { type: 'array', items: texts, description: 'the first five rows under the header' },
    fields: { ...texts, description: 'everything such a file may hold' },
    needed: { type: 'array', items: texts, description: 'of each group at least one field must have a column' },
    columns: { type: 'object', additionalProperties: { type: 'string' }, description: 'field → header it is found under' },
    mapping: {
      type: 'object',
      additionalProperties: true,
      description: 'the mapping under which the columns were found: the one sent, or the one kept',
    },
    kept: { type: 'boolean', description: 'the mapping is the one the last file with the same headers was imported with' },
    before: {
      type: 'array',
      description: 'imports of the very same bytes, newest first',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['importId', 'at', 'fileName'],
        properties: { importId: { type: 'string' }, at: { type: 'integer' }, fileName: { type: 'string' } },
      },
    },
    issues: { type: 'array', items: issueViewSchema, description: 'why it cannot be read as it is' },
  },
} as const;

/** Looks at a file without reading it in: what it is about, which header is which field, its first rows; nothing is written. */
export const inspectImport = {
  method: 'POST',
  url: '/api/v1/imports/inspection',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'inspectImport',
    summary: 'Look at a file before importing it: its columns and first rows',
    tags: ['imports'],
    consumes: ['text/csv', 'application/octet-stream', 'multipart/form-data'],
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: {
        kind: { enum: importKinds, description: 'what the file is about, where its headers do not say' },
        mapping: { type: 'string', maxLength: 20000, description: 'JSON: which header is which column' },
      },
    },
    response: { 200: importInspectionSchema, ...failure },
  },
} as const satisfies Contract;

/** An import that was done, as shown in the history. */
const importLineSchema = {
  type: 'object',
  title: 'importLine',
  additionalProperties: false,
  required: ['id', 'kind', 'fileName', 'at', 'full', 'counts', 'rejectedFile'],
  properties: {
    id: { type: 'string' },
    kind: { enum: [...importKinds, 'vouched'], description: 'vouched: no file, a person’s word that all payments are known' },
    fileName: { type: 'string' },
    at: { type: 'integer', description: 'business instant' },
    by: { type: 'string', description: 'name of who imported it; absent: it was not kept then' },
    full: { type: 'boolean', description: 'it was declared complete' },
    counts: { type: 'object', additionalProperties: { type: 'integer' } },
    rejectedFile: { type: ['string', 'null'] },
  },
} as const;

/** Every import of the entity, newest first. */
export const listImports = {
  method: 'GET',
  url: '/api/v1/imports',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listImports',
    summary: 'Imports done, newest first',
    tags: ['imports'],
    querystring: { type: 'object', additionalProperties: false, properties: pageQueryProperties },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['rows'],
        properties: { rows: { type: 'array', items: importLineSchema }, nextCursor: { type: 'string' } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** A file as it is found. */
export type ImportInspection = FromSchema<typeof importInspectionSchema>;
/** An import that was done. */
export type ImportLine = FromSchema<typeof importLineSchema>;
