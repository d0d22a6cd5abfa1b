import type { FromSchema } from 'json-schema-to-ts';

/** Work for a human: a call of a scenario, or something to check; its outcome is a dated fact the case reads (laws 12, 21). */
export const taskSchema = {
  type: 'object',
  title: 'task',
  additionalProperties: false,
  required: ['_id', 'entityId', 'caseId', 'accountId', 'kind', 'state', 'openedAt', 'itemIds', 'outcomes'],
  properties: {
    _id: { type: 'string', description: 'the dispatch id of the call, so that it opens once' },
    entityId: { type: 'string' },
    caseId: { type: 'string' },
    accountId: { type: 'string' },
    kind: { enum: ['call', 'check', 'approval'] },
    state: { enum: ['open', 'done', 'expired', 'withdrawn'] },
    scenarioId: { type: 'string' },
    nodeId: { type: 'string' },
    name: { type: 'string' },
    level: { type: 'integer' },
    openedAt: { type: 'integer', description: 'business instant' },
    expiresAt: { type: 'integer' },
    itemIds: { type: 'array', items: { type: 'string' } },
    outcomes: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'fr', 'en', 'reached'],
        properties: { id: { type: 'string' }, fr: { type: 'string' }, en: { type: 'string' }, reached: { type: 'boolean' } },
      },
    },
    outcome: { type: 'string' },
    outcomeAt: { type: 'integer' },
    outcomeBy: { type: 'string' },
    note: { type: 'string' },
    promise: {
      type: 'object',
      description: 'what was promised on the call: its recap says so (law 21)',
      additionalProperties: false,
      required: ['on'],
      properties: { on: { type: 'string' }, cents: { type: 'integer' }, currency: { type: 'string' } },
    },
    draft: {
      type: 'object',
      description: 'the message laid before a person: its exact content is what is approved (law 24)',
      additionalProperties: false,
      required: ['channel', 'level'],
      properties: {
        channel: { type: 'string' },
        level: { type: 'integer' },
        recipient: { type: 'string', description: 'the one address it would go to' },
        subject: { type: 'string' },
        contentHash: { type: 'string', description: 'SHA-256 of the exact bytes in .relance/files' },
        contentType: { type: 'string', description: 'media type of those bytes; absent: an e-mail' },
        problem: { type: 'string', description: 'code of why it cannot be written' },
      },
    },
    reason: { type: 'string', description: 'code of why a task exists that no step asked for (an alert)' },
    values: { type: 'object', additionalProperties: { type: ['string', 'number'] }, description: 'what its reason says beside the code' },
    dueOn: { type: 'string', description: 'civil day by which it should be done' },
    owner: { type: 'string' },
  },
} as const;

/** A task as stored. */
export type Task = FromSchema<typeof taskSchema>;
