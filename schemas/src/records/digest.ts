import type { FromSchema } from 'json-schema-to-ts';

/**
 * The one mail by which somebody of the house learns what left on a day and was copied to them (`copies` with mode `digest`). `_id` = entity, day and address, so
 * that a person gets one a day; states only move forward by compare-and-set: intent → handingOver → accepted | failed | unknown.
 */
export const digestSchema = {
  type: 'object',
  title: 'digest',
  additionalProperties: false,
  required: ['_id', 'entityId', 'on', 'to', 'name', 'locale', 'dispatchIds', 'state', 'at'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    on: { type: 'string', description: 'civil day in the entity zone whose messages it lists' },
    to: { type: 'string' },
    name: { type: 'string' },
    locale: { enum: ['fr', 'en'] },
    dispatchIds: { type: 'array', items: { type: 'string' }, description: 'what it lists, oldest first' },
    state: { enum: ['intent', 'handingOver', 'accepted', 'failed', 'unknown'] },
    at: { type: 'integer', description: 'business instant at which it was made' },
    handingOverAt: { type: 'integer', description: 'real instant at which a process took it' },
    settledAt: { type: 'integer', description: 'business instant' },
    messageId: { type: 'string' },
    contentHash: { type: 'string', description: 'SHA-256 of the exact bytes' },
    failureCode: { type: 'string' },
  },
} as const;

/** A digest as stored. */
export type Digest = FromSchema<typeof digestSchema>;
