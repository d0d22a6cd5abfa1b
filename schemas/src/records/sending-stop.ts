import type { FromSchema } from 'json-schema-to-ts';

/** How far a stop of all sending reaches: one list for record, API, command line and guard; `everything` is all entities of the house. */
export const sendingScopes = ['everything', 'entity', 'scenario', 'channel', 'segment'] as const;

/** One member of {@link sendingScopes}. */
export type SendingScope = (typeof sendingScopes)[number];

/**
 * The switch of one scope: stopped or open again (law 25). `_id` names entity, scope and target, so there is one switch for each; `epoch` counts its
 * stops, and every change is in the audit log.
 */
export const sendingStopSchema = {
  type: 'object',
  title: 'sendingStop',
  additionalProperties: false,
  required: ['_id', 'entityId', 'scope', 'target', 'state', 'epoch', 'reason', 'changedAt', 'changedBy'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string', description: '`*` where all entities are meant' },
    scope: { enum: sendingScopes },
    target: { type: 'string', description: 'scenario, channel or segment; empty for the entity or everything' },
    state: { enum: ['stopped', 'open'] },
    epoch: { type: 'integer', minimum: 1 },
    reason: { type: 'string', description: 'of the last change' },
    changedAt: { type: 'integer' },
    changedBy: { type: 'string' },
  },
} as const;

/** A switch as stored. */
export type SendingStop = FromSchema<typeof sendingStopSchema>;
