import type { FromSchema } from 'json-schema-to-ts';
import { reasonSchema } from '../../../records/case.js';
import { letterBatchSchema, letterFates } from '../../../records/letter-batch.js';
import { localizedSchema } from '../../../scenario/graph.js';

const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } as const;

/** Why a letter is not printed, or should be taken out of the pile, in words. */
const toldSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['reason', 'fr', 'en'],
  properties: { reason: reasonSchema, ...localizedSchema.properties },
} as const;

/** A letter of a batch. */
const letterViewSchema = {
  type: 'object',
  title: 'letterView',
  additionalProperties: false,
  required: ['dispatchId', 'caseId', 'accountCode', 'accountName', 'addressee', 'channel', 'level', 'state', 'pages', 'totals'],
  properties: {
    dispatchId: { type: 'string' },
    caseId: { type: 'string' },
    accountCode: { type: 'string' },
    accountName: { type: 'string' },
    addressee: { type: 'string', description: 'the address in the window, one line each' },
    subject: { type: 'string' },
    channel: { type: 'string' },
    level: { type: 'integer' },
    state: {
      enum: ['waiting', 'printed', 'posted', 'takenOut', 'moved'],
      description: 'waiting: not printed yet; moved: it waits in a later batch',
    },
    movedTo: { type: 'string', description: 'name of that batch' },
    pages: { type: 'integer' },
    fromPage: { type: 'integer', description: 'its first page in the PDF of the batch' },
    upToGrams: { type: 'integer', description: 'upper bound of its postage class' },
    totals: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['currency', 'cents'],
        properties: { currency: { type: 'string' }, cents: { type: 'integer' } },
      },
      description: 'what it asks for',
    },
    postedOn: day,
    fate: { enum: [...letterFates, 'task'], description: 'what becomes of it instead; task: a person takes it out of the pile' },
    why: toldSchema,
  },
} as const;

/** What is franked alike. */
const postageSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['channel', 'upToGrams', 'letters'],
  properties: { channel: { type: 'string' }, upToGrams: { type: 'integer' }, letters: { type: 'integer' } },
} as const;

const batchProperties = {
  name: { type: 'string', description: 'its day and number, 2026-01-05-1' },
  on: day,
  state: letterBatchSchema.properties.state,
  letters: { type: 'integer', description: 'printed, or put in so far' },
  pages: { type: 'integer', description: 'of its PDF, once printed' },
  printedOn: day,
  postedOn: day,
} as const;

/** A batch in a list. */
export const batchRowSchema = {
  type: 'object',
  title: 'letterBatchRow',
  additionalProperties: false,
  required: ['name', 'on', 'state', 'letters'],
  properties: batchProperties,
} as const;

/** A batch with its letters, in the order of its PDF. */
export const batchViewSchema = {
  type: 'object',
  title: 'letterBatchView',
  additionalProperties: false,
  required: ['batch', 'letters', 'postage'],
  properties: {
    batch: batchRowSchema,
    letters: { type: 'array', items: letterViewSchema },
    postage: { type: 'array', items: postageSchema, description: 'of the letters that are or would be printed' },
  },
} as const;

/** What printing answers. */
export const batchPrintedSchema = {
  ...batchViewSchema,
  title: 'letterBatchPrinted',
  required: ['batch', 'letters', 'postage', 'recorded'],
  properties: {
    ...batchViewSchema.properties,
    recorded: { type: 'boolean', description: 'false: a dry run, printed before, or nothing may be printed' },
  },
} as const;

/** What posting says of one letter. */
const postedLetterSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['dispatchId', 'accountCode', 'accountName', 'outcome'],
  properties: {
    dispatchId: { type: 'string' },
    accountCode: { type: 'string' },
    accountName: { type: 'string' },
    outcome: { enum: ['posted', 'postedBefore', 'takenOut'], description: 'posted: recorded now, or to be on a dry run' },
    postedOn: day,
    deadlineOn: { ...day, description: 'last day of the deadline it grants, as counted from its posting (law 10)' },
    why: toldSchema,
  },
} as const;

/** What recording the posting of a batch answers. */
export const batchPostedSchema = {
  type: 'object',
  title: 'letterBatchPosted',
  additionalProperties: false,
  required: ['batch', 'letters', 'recorded'],
  properties: {
    batch: batchRowSchema,
    letters: { type: 'array', items: postedLetterSchema },
    recorded: { type: 'boolean', description: 'false: a dry run, or it was posted before' },
  },
} as const;

/** A letter as shown. */
export type LetterView = FromSchema<typeof letterViewSchema>;

/** A batch in a list. */
export type LetterBatchRow = FromSchema<typeof batchRowSchema>;

/** A batch with its letters. */
export type LetterBatchView = FromSchema<typeof batchViewSchema>;

/** What printing answers. */
export type LetterBatchPrinted = FromSchema<typeof batchPrintedSchema>;

/** What recording the posting answers. */
export type LetterBatchPosted = FromSchema<typeof batchPostedSchema>;
