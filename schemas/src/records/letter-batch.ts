import type { FromSchema } from 'json-schema-to-ts';
import { reasonSchema } from './case.js';

/** What becomes of a letter that is not printed: it is taken out and its case decides anew, or it waits in a later batch (law 25). */
export const letterFates = ['takenOut', 'waits'] as const;

const leftOutSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['dispatchId', 'fate', 'reason'],
  properties: { dispatchId: { type: 'string' }, fate: { enum: letterFates }, reason: reasonSchema },
} as const;

/**
 * The letters of one entity and day that are printed together and taken to the post (law 22). Letters are put in while it is open; printing closes
 * it. `_id` = entity.day-number; which letters really are in it is said by the dispatches that name it.
 */
export const letterBatchSchema = {
  type: 'object',
  title: 'letterBatch',
  additionalProperties: false,
  required: ['_id', 'entityId', 'on', 'number', 'state', 'dispatchIds'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    on: { type: 'string', description: 'civil date in the entity zone' },
    number: { type: 'integer', minimum: 1, description: 'its number among the batches of that day' },
    state: { enum: ['open', 'printed', 'posted'], description: 'open → printed → posted, by compare-and-set' },
    dispatchIds: { type: 'array', items: { type: 'string' }, description: 'every letter ever put in, in that order' },
    printedAt: { type: 'integer', description: 'business instant at which it was closed' },
    printedOn: { type: 'string', description: 'that civil day in the entity zone' },
    printedBy: { type: 'string' },
    printedIds: { type: 'array', items: { type: 'string' }, description: 'the letters in its PDF, in that order' },
    leftOut: { type: 'array', items: leftOutSchema, description: 'the others, and why' },
    pages: { type: 'integer', description: 'of its PDF' },
    contentHash: { type: 'string', description: 'SHA-256 of the PDF of all its letters' },
    listHash: { type: 'string', description: 'SHA-256 of the list that goes with it' },
    postedOn: { type: 'string', description: 'civil date on which it was taken to the post' },
    postedAt: { type: 'integer', description: 'business instant at which that was said' },
    postedBy: { type: 'string' },
  },
} as const;

/** A print batch as stored. */
export type LetterBatch = FromSchema<typeof letterBatchSchema>;

/** A letter not printed with its batch. */
export type LetterLeftOut = FromSchema<typeof leftOutSchema>;
