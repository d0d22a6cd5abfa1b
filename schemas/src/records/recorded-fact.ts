import type { FromSchema } from 'json-schema-to-ts';
import { factFields } from '../facts/fact-fields.js';
import { factKindNames } from '../facts/fact-kinds.js';

/**
 * A dated fact a person recorded about a case (law 3): a promise, a dispute, a contact made outside… Never changed but by its `lift`, once: who,
 * when, why; one recorded in error then has no effect at all. Without `itemIds` it is about the whole case.
 */
export const recordedFactSchema = {
  type: 'object',
  title: 'recordedFact',
  additionalProperties: false,
  required: ['_id', 'entityId', 'caseId', 'kind', 'fromOn', 'owner', 'recordedAt', 'recordedBy'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    caseId: { type: 'string' },
    kind: { enum: factKindNames },
    ...factFields,
    itemIds: { type: 'array', items: { type: 'string' } },
    nodeIds: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: 'of a command: the step each item stood on when it was given (law 27)',
    },
    sharedId: { type: 'string', description: 'of a fact of the legal person: the id of the one it was first recorded as (law 8)' },
    recordedAt: { type: 'integer', description: 'business instant' },
    recordedBy: { type: 'string' },
    lift: {
      type: 'object',
      additionalProperties: false,
      required: ['on', 'at', 'by', 'reason'],
      properties: {
        on: { type: 'string', description: 'first civil date on which it no longer holds' },
        at: { type: 'integer', description: 'business instant' },
        by: { type: 'string' },
        reason: { type: 'string' },
        inError: { type: 'boolean', description: 'it should never have been recorded' },
      },
    },
  },
} as const;

/** A recorded fact as stored. */
export type RecordedFact = FromSchema<typeof recordedFactSchema>;
