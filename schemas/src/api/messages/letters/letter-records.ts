import type { FromSchema } from 'json-schema-to-ts';
import { letterEventNames } from '../../../letters/letter-events.js';
import { proofKinds, proofTypes } from '../../../records/letter-proof.js';
import { failure, idParamsSchema, type Contract } from '../../contract.js';
import { localizedSchema } from '../../../scenario/graph.js';
import { dryRunQuery, effectSchema } from '../../facts.js';
import { issueViewSchema } from '../../problem.js';

const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } as const;
/** By the identifier of its list, or by its number at the post. */
const about = 'the letter by its identifier or by the number the post gave it';

/** A proof as shown. */
const proofViewSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'hash', 'contentType', 'bytes', 'at'],
  properties: {
    kind: { enum: proofKinds },
    hash: { type: 'string', description: 'SHA-256 of its bytes: what it is fetched by' },
    contentType: { enum: proofTypes },
    bytes: { type: 'integer' },
    at: { type: 'integer' },
  },
} as const;

/** A letter and what the post said of it. */
export const letterRecordSchema = {
  type: 'object',
  title: 'letterRecord',
  additionalProperties: false,
  required: ['dispatchId', 'caseId', 'accountCode', 'accountName', 'channel', 'state', 'proofs'],
  properties: {
    dispatchId: { type: 'string' },
    caseId: { type: 'string' },
    accountCode: { type: 'string' },
    accountName: { type: 'string' },
    channel: { type: 'string' },
    state: { enum: ['waiting', 'posted', 'takenOut'] },
    number: { type: 'string', description: 'given by the post' },
    postedOn: day,
    presentedOn: { ...day, description: 'first presentation' },
    outcome: { enum: ['received', 'refused', 'unclaimed', 'unknownAddress'] },
    outcomeOn: day,
    isServed: { type: 'boolean', description: 'whether it counts as delivered: all outcomes but unknown at the address (laws 19, 22)' },
    deadlineOn: { ...day, description: 'last day of the deadline it grants, by what is known now (law 10)' },
    proofs: { type: 'array', items: proofViewSchema },
  },
} as const;

/** What recording an event of a letter answers. */
const eventRecordedSchema = {
  type: 'object',
  title: 'letterEventRecorded',
  additionalProperties: false,
  required: ['letter', 'recorded', 'effect'],
  properties: {
    letter: letterRecordSchema,
    recorded: { type: 'boolean', description: 'false: a dry run, or known before' },
    effect: { type: 'array', items: effectSchema, description: 'the items for which something changes, and how' },
  },
} as const;

const changedLetterSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['letter', 'recorded'],
  properties: { letter: letterRecordSchema, recorded: { type: 'boolean', description: 'false: known before' } },
} as const;

/** One letter: its number, what the post said of it, its proofs. */
export const getLetter = {
  method: 'GET',
  url: '/api/v1/letters/:id',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getLetter',
    summary: 'A letter: number, posting, presentation, outcome, proofs',
    description: about,
    tags: ['letters'],
    params: idParamsSchema,
    response: { 200: letterRecordSchema, ...failure },
  },
} as const satisfies Contract;

/** Gives a registered letter the number of the post, or takes a wrong one off. */
export const numberLetter = {
  method: 'PUT',
  url: '/api/v1/letters/:id/number',
  config: { role: 'collector' },
  schema: {
    operationId: 'numberLetter',
    summary: 'Give a registered letter its number, once; null takes a wrong one off',
    description: about,
    tags: ['letters'],
    params: idParamsSchema,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['number'],
      properties: { number: { type: ['string', 'null'], maxLength: 40, description: 'as printed on its label; blanks do not matter' } },
    },
    response: { 200: changedLetterSchema, ...failure },
  },
} as const satisfies Contract;

/** Records what the post said of a letter; said again it changes nothing. */
export const recordLetterEvent = {
  method: 'POST',
  url: '/api/v1/letters/:id/events',
  config: { role: 'collector' },
  schema: {
    operationId: 'recordLetterEvent',
    summary: 'Record posting, presentation or outcome of a letter',
    description: about,
    tags: ['letters'],
    params: idParamsSchema,
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['event', 'on'],
      properties: {
        event: { enum: letterEventNames },
        on: { ...day, description: 'civil date on which it happened' },
        note: { type: 'string', minLength: 1, maxLength: 2000 },
      },
    },
    response: { 200: eventRecordedSchema, ...failure },
  },
} as const satisfies Contract;

/** Adds a document that proves the posting or the outcome; the file is the body as it is, or the one file of a multipart form. */
export const addLetterProof = {
  method: 'POST',
  url: '/api/v1/letters/:id/proofs',
  config: { role: 'collector' },
  schema: {
    operationId: 'addLetterProof',
    summary: 'Add a proof of deposit or of receipt: PDF, PNG or JPEG of 10 MB at most',
    description: `${about}. The file is the body (application/octet-stream), or the one file of a multipart form.`,
    tags: ['letters'],
    consumes: ['application/octet-stream', 'multipart/form-data'],
    params: idParamsSchema,
    querystring: {
      type: 'object',
      additionalProperties: false,
      required: ['of'],
      properties: { of: { enum: proofKinds, description: 'what it proves' } },
    },
    response: { 200: changedLetterSchema, ...failure },
  },
} as const satisfies Contract;

/** The bytes of a proof as they were added. */
export const getLetterProof = {
  method: 'GET',
  url: '/api/v1/letters/:id/proofs/:hash',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getLetterProof',
    summary: 'A proof of a letter, as it was added',
    description: about,
    tags: ['letters'],
    params: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'hash'],
      properties: { id: idParamsSchema.properties.id, hash: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
    },
    response: { 200: { type: 'string' }, ...failure },
  },
} as const satisfies Contract;

/** What an import of a list of the post did; wrong rows are named, the others are applied. */
const letterEventsImportSchema = {
  type: 'object',
  title: 'letterEventsImport',
  additionalProperties: false,
  required: ['dryRun', 'rows', 'numbered', 'recorded', 'known', 'rejected', 'issues'],
  properties: {
    dryRun: { type: 'boolean', description: 'what follows is what would be' },
    rows: { type: 'integer' },
    numbered: { type: 'integer', description: 'letters that got their number' },
    recorded: { type: 'integer', description: 'events recorded now' },
    known: { type: 'integer', description: 'rows that say what was known before' },
    rejected: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['line', 'reasons'],
        properties: { line: { type: 'integer' }, number: { type: 'string' }, reasons: { type: 'array', items: localizedSchema } },
      },
    },
    issues: { type: 'array', items: issueViewSchema, description: 'what deserves a look about the file as a whole' },
  },
} as const;

/** Imports a list of the post: numbers, presentations, outcomes; the same file again changes nothing. */
export const importLetterEvents = {
  method: 'POST',
  url: '/api/v1/imports/letters',
  config: { role: 'collector' },
  schema: {
    operationId: 'importLetterEvents',
    summary: 'Import what the post says of letters',
    description:
      'The file is the body as it is (text/csv or application/octet-stream), or the one file of a multipart form. 20,000 rows at most.',
    tags: ['letters'],
    consumes: ['text/csv', 'application/octet-stream', 'multipart/form-data'],
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ...dryRunQuery.properties,
        dateOrder: { enum: ['day', 'month'], description: 'what dates such as 01/02/2026 begin with, where no date of the file decides' },
      },
    },
    response: { 200: letterEventsImportSchema, ...failure },
  },
} as const satisfies Contract;

/** What an import of a list of the post did. */
export type LetterEventsImport = FromSchema<typeof letterEventsImportSchema>;

/** A letter and what the post said of it. */
export type LetterRecord = FromSchema<typeof letterRecordSchema>;

/** What recording an event answers. */
export type LetterEventRecorded = FromSchema<typeof eventRecordedSchema>;

/** What a change of a letter answers. */
export type ChangedLetter = FromSchema<typeof changedLetterSchema>;
