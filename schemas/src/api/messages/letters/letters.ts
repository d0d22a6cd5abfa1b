import { failure, idParamsSchema, type Contract } from '../../contract.js';
import { dryRunQuery } from '../../facts.js';
import { batchPostedSchema, batchPrintedSchema, batchRowSchema, batchViewSchema } from './letter-views.js';

/** The print batches, newest first. */
export const listLetterBatches = {
  method: 'GET',
  url: '/api/v1/letter-batches',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listLetterBatches',
    summary: 'Print batches of letters, newest first',
    tags: ['letters'],
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: { limit: { type: 'integer', minimum: 1, maximum: 200, default: 30 } },
    },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['batches'],
        properties: { batches: { type: 'array', items: batchRowSchema } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** One batch with its letters: what became of each, and what would if it were printed now. */
export const getLetterBatch = {
  method: 'GET',
  url: '/api/v1/letter-batches/:id',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getLetterBatch',
    summary: 'The letters of a print batch',
    tags: ['letters'],
    params: idParamsSchema,
    response: { 200: batchViewSchema, ...failure },
  },
} as const satisfies Contract;

/** Closes a batch and makes its PDF of the letters that may still leave (law 25); printed before, it stays as it was printed. */
export const printLetterBatch = {
  method: 'POST',
  url: '/api/v1/letter-batches/:id/print',
  config: { role: 'collector' },
  schema: {
    operationId: 'printLetterBatch',
    summary: 'Print a batch: what may no longer leave is left out, with its reason',
    tags: ['letters'],
    params: idParamsSchema,
    querystring: dryRunQuery,
    response: { 200: batchPrintedSchema, ...failure },
  },
} as const satisfies Contract;

/** The PDF of a printed batch, or the list that goes with it: the same bytes every time. */
export const getLetterBatchContent = {
  method: 'GET',
  url: '/api/v1/letter-batches/:id/content',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getLetterBatchContent',
    summary: 'PDF or list of a printed batch',
    tags: ['letters'],
    params: idParamsSchema,
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: { as: { enum: ['pdf', 'list'], default: 'pdf', description: 'list: CSV for a spreadsheet' } },
    },
    response: { 200: { type: 'string' }, ...failure },
  },
} as const satisfies Contract;

/** Records that the printed letters of a batch were taken to the post on a day (law 22). */
export const postLetterBatch = {
  method: 'POST',
  url: '/api/v1/letter-batches/:id/posted',
  config: { role: 'collector' },
  schema: {
    operationId: 'postLetterBatch',
    summary: 'Record that a printed batch was posted',
    tags: ['letters'],
    params: idParamsSchema,
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['on'],
      properties: { on: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'civil date of the posting' } },
    },
    response: { 200: batchPostedSchema, ...failure },
  },
} as const satisfies Contract;
