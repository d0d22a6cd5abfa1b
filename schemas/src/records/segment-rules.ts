import type { FromSchema } from 'json-schema-to-ts';

/** The ordered rules of an entity, one document each: `_id` is the entity, and a change is made over the very version it was made from (law 27). */
export const segmentRulesSchema = {
  type: 'object',
  title: 'segmentRules',
  additionalProperties: false,
  required: ['_id', 'entityId', 'rulesJson', 'version', 'changedAt', 'changedBy'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    rulesJson: { type: 'string', description: 'canonical JSON of the rules: segment and condition, in their order' },
    version: { type: 'integer', minimum: 1 },
    changedAt: { type: 'integer' },
    changedBy: { type: 'string' },
  },
} as const;

/** Rules as stored. */
export type SegmentRulesRecord = FromSchema<typeof segmentRulesSchema>;

/**
 * What the rules did to an account whose items were on their way: they keep their scenario, and a person looks at it (law 27). `_id` names the account and the version of it
 * that the change made, so that one change is told once.
 */
export const segmentChangeSchema = {
  type: 'object',
  title: 'segmentChange',
  additionalProperties: false,
  required: ['_id', 'entityId', 'accountId', 'code', 'from', 'to', 'openItems', 'at', 'on', 'state'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    accountId: { type: 'string' },
    code: { type: 'string', description: 'of the account' },
    from: { type: 'string' },
    to: { type: 'string' },
    openItems: { type: 'integer', description: 'items on their way then, which keep their scenario' },
    at: { type: 'integer' },
    on: { type: 'string', description: 'civil date in the zone of the entity' },
    state: { enum: ['open', 'seen'] },
    seenAt: { type: 'integer' },
    seenBy: { type: 'string' },
  },
} as const;

/** A change of segment as stored. */
export type SegmentChange = FromSchema<typeof segmentChangeSchema>;
