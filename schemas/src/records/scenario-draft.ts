import type { FromSchema } from 'json-schema-to-ts';

/** One saved state of a drawing being edited: inserted once under its number, never changed, so that nobody's work is overwritten. */
export const scenarioRevisionSchema = {
  type: 'object',
  title: 'scenarioRevision',
  additionalProperties: false,
  required: ['_id', 'entityId', 'scenarioId', 'revision', 'bundleJson', 'savedAt', 'savedBy'],
  properties: {
    _id: { type: 'string', description: 'entity/scenarioId#revision' },
    entityId: { type: 'string' },
    scenarioId: { type: 'string' },
    revision: { type: 'integer', minimum: 1 },
    bundleJson: { type: 'string' },
    name: { type: 'string', description: 'of the scenario, in the language of the entity' },
    savedAt: { type: 'integer' },
    savedBy: { type: 'string' },
  },
} as const;

/** One saved state of a drawing being edited. */
export type ScenarioRevision = FromSchema<typeof scenarioRevisionSchema>;

/** Which revision of a draft is the newest (one document per entity and scenario): what a list of drafts reads. */
export const scenarioDraftSchema = {
  type: 'object',
  title: 'scenarioDraft',
  additionalProperties: false,
  required: ['_id', 'entityId', 'scenarioId', 'revision', 'savedAt', 'savedBy'],
  properties: {
    _id: { type: 'string', description: 'entity/scenarioId' },
    entityId: { type: 'string' },
    scenarioId: { type: 'string' },
    revision: { type: 'integer', minimum: 1 },
    name: { type: 'string' },
    savedAt: { type: 'integer' },
    savedBy: { type: 'string' },
  },
} as const;

/** The newest revision of a draft, without its drawing. */
export type ScenarioDraft = FromSchema<typeof scenarioDraftSchema>;
