import type { FromSchema } from 'json-schema-to-ts';

/** A published, immutable version of a scenario: bundle and plan as canonical JSON, pinned by hash (DESIGN §4). */
export const scenarioVersionSchema = {
  type: 'object',
  title: 'scenarioVersion',
  additionalProperties: false,
  required: ['_id', 'scenarioId', 'version', 'entityId', 'hash', 'bundleJson', 'planJson', 'publishedAt', 'publishedBy', 'state'],
  properties: {
    _id: { type: 'string', description: 'entity/scenarioId@version' },
    scenarioId: { type: 'string' },
    version: { type: 'integer', minimum: 1 },
    entityId: { type: 'string' },
    hash: { type: 'string', description: 'of the plan' },
    bundleJson: { type: 'string' },
    planJson: { type: 'string' },
    name: { type: 'string' },
    publishedAt: { type: 'integer' },
    publishedBy: { type: 'string' },
    note: { type: 'string' },
    state: { enum: ['published', 'draining', 'archived'] },
  },
} as const;

/** A published scenario version as stored. */
export type ScenarioVersion = FromSchema<typeof scenarioVersionSchema>;

/** Which version new items of a segment enter (one document per entity and segment). */
export const segmentAssignmentSchema = {
  type: 'object',
  title: 'segmentAssignment',
  additionalProperties: false,
  required: ['_id', 'entityId', 'segment', 'scenarioId', 'version', 'hash', 'assignedAt', 'assignedBy'],
  properties: {
    _id: { type: 'string', description: 'entity/segment' },
    entityId: { type: 'string' },
    segment: { type: 'string' },
    scenarioId: { type: 'string' },
    version: { type: 'integer' },
    hash: { type: 'string' },
    assignedAt: { type: 'integer' },
    assignedBy: { type: 'string' },
  },
} as const;

/** The scenario version a segment's new items enter. */
export type SegmentAssignment = FromSchema<typeof segmentAssignmentSchema>;
