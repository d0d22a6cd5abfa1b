import type { FromSchema } from 'json-schema-to-ts';
import { failure, idParamsSchema, type Contract } from '../contract.js';
import { issueViewSchema } from '../problem.js';

const totalsSchema = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['currency', 'cents'],
    properties: { currency: { type: 'string' }, cents: { type: 'integer' } },
  },
} as const;

const importBase = {
  importId: { type: 'string' },
  dryRun: { type: 'boolean' },
  rows: { type: 'integer' },
  rejected: { type: 'integer' },
  skipped: { type: 'integer', description: 'lines that are no rows: totals, headings, closed items; blank lines are not counted' },
  rejectedFile: { type: ['string', 'null'], description: 'where to download the rows that were not imported, with their reasons' },
  issues: { type: 'array', items: issueViewSchema, description: 'what is wrong with the file, or deserves a look' },
  casesWoken: { type: 'integer' },
} as const;

/** What an import of open items did; `totals` is what is owed on the rows read, per currency. */
export const itemsImportSchema = {
  type: 'object',
  title: 'itemsImport',
  additionalProperties: false,
  required: [
    'importId',
    'dryRun',
    'rows',
    'created',
    'updated',
    'unchanged',
    'rejected',
    'skipped',
    'duplicates',
    'totals',
    'rejectedFile',
    'closedByAbsence',
    'issues',
    'casesWoken',
  ],
  properties: {
    ...importBase,
    created: { type: 'integer' },
    updated: { type: 'integer' },
    unchanged: { type: 'integer' },
    duplicates: { type: 'integer', description: 'rows that only repeat an earlier one of the file' },
    totals: totalsSchema,
    closedByAbsence: { type: 'integer' },
  },
} as const;

/** What an import of payments did; `unchanged` rows were imported before. */
export const paymentsImportSchema = {
  type: 'object',
  title: 'paymentsImport',
  additionalProperties: false,
  required: [
    'importId',
    'dryRun',
    'rows',
    'allocated',
    'partial',
    'over',
    'unchanged',
    'rejected',
    'skipped',
    'totals',
    'unallocated',
    'rejectedFile',
    'issues',
    'casesWoken',
  ],
  properties: {
    ...importBase,
    allocated: { type: 'integer', description: 'rows set against an item in full or in part' },
    partial: { type: 'integer', description: 'of these, rows that left something owed on the item' },
    over: { type: 'integer', description: 'of these, rows that exceeded the item; the rest is unallocated' },
    unchanged: { type: 'integer' },
    totals: { ...totalsSchema, description: 'sum of the rows read, per currency: receipts less reversals' },
    unallocated: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['line', 'cents', 'currency', 'reason'],
        properties: {
          line: { type: 'integer' },
          itemNumber: { type: 'string' },
          accountCode: { type: 'string' },
          cents: { type: 'integer' },
          currency: { type: 'string' },
          reason: { enum: ['unknownNumber', 'numberMissing', 'severalItems', 'otherCurrency', 'overpaid', 'beyondPaid'] },
          fr: { type: 'string' },
          en: { type: 'string' },
        },
      },
    },
  },
} as const;

/** What an import of contacts did. */
export const contactsImportSchema = {
  type: 'object',
  title: 'contactsImport',
  additionalProperties: false,
  required: [
    'importId',
    'dryRun',
    'rows',
    'created',
    'updated',
    'unchanged',
    'rejected',
    'skipped',
    'rejectedFile',
    'issues',
    'casesWoken',
  ],
  properties: {
    ...importBase,
    created: { type: 'integer' },
    updated: { type: 'integer' },
    unchanged: { type: 'integer' },
  },
} as const;

/** One line of the progress of an import (`Accept: application/x-ndjson`); the last line has `result` or `problem`. */
export const importProgressSchema = {
  type: 'object',
  title: 'importProgress',
  additionalProperties: false,
  required: ['phase', 'done'],
  properties: {
    phase: { enum: ['reading', 'closing', 'waking'] },
    done: { type: 'integer' },
    total: { type: 'integer' },
  },
} as const;

const importQuery = {
  dryRun: { type: 'boolean', default: false },
  mapping: { type: 'string', maxLength: 20000, description: 'JSON: which header is which column' },
  dateOrder: {
    enum: ['day', 'month'],
    description: 'what dates such as 01/02/2026 begin with, where no date of the file decides; it wins over the mapping',
  },
} as const;

const upload = {
  consumes: ['text/csv', 'application/octet-stream', 'multipart/form-data'],
  description:
    'The file is the body as it is (text/csv or application/octet-stream), or the one file of a multipart form. ' +
    'With Accept: application/x-ndjson progress comes line by line and the last line holds the result.',
} as const;

/** Imports a list of open items; the same file again changes nothing (law 6). */
export const importItems = {
  method: 'POST',
  url: '/api/v1/imports/items',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'importItems',
    summary: 'Import open items',
    tags: ['imports'],
    ...upload,
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ...importQuery,
        full: { type: 'boolean', default: false, description: 'the file is complete: what it no longer lists is closed by absence' },
        confirmFull: { type: 'boolean', default: false, description: 'second confirmation, needed when more than 20 % would be closed' },
      },
    },
    response: { 200: itemsImportSchema, ...failure },
  },
} as const satisfies Contract;

/** Imports payments and allocates them by item number; the same file again changes nothing. */
export const importPayments = {
  method: 'POST',
  url: '/api/v1/imports/payments',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'importPayments',
    summary: 'Import payments',
    tags: ['imports'],
    ...upload,
    querystring: { type: 'object', additionalProperties: false, properties: importQuery },
    response: { 200: paymentsImportSchema, ...failure },
  },
} as const satisfies Contract;

/** Imports contacts of accounts. */
export const importContacts = {
  method: 'POST',
  url: '/api/v1/imports/contacts',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'importContacts',
    summary: 'Import contacts',
    tags: ['imports'],
    ...upload,
    querystring: { type: 'object', additionalProperties: false, properties: importQuery },
    response: { 200: contactsImportSchema, ...failure },
  },
} as const satisfies Contract;

/** The rows an import did not take, with their reasons, as CSV. */
export const getRejectedRows = {
  method: 'GET',
  url: '/api/v1/imports/:id/rejected',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'getRejectedRows',
    summary: 'Rows that were not imported',
    tags: ['imports'],
    params: idParamsSchema,
    response: { 200: { type: 'string' }, ...failure },
  },
} as const satisfies Contract;

/** What an import of open items did. */
export type ItemsImport = FromSchema<typeof itemsImportSchema>;
/** What an import of payments did. */
export type PaymentsImport = FromSchema<typeof paymentsImportSchema>;
/** What an import of contacts did. */
export type ContactsImport = FromSchema<typeof contactsImportSchema>;
/** One line of progress. */
export type ImportProgress = FromSchema<typeof importProgressSchema>;
