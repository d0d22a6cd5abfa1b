import type { FromSchema } from 'json-schema-to-ts';

/** Why an overdue item is in nobody's hands, in the order in which they are looked for; the word each is counted and shown under. */
export const uncoveredReasons = ['noScenario', 'noCase', 'noToken', 'twoTokens', 'caseNotRunning', 'stalled', 'noOwner', 'ended'] as const;

/** Why an overdue item is in nobody's hands. */
export type UncoveredReason = (typeof uncoveredReasons)[number];

const count = { type: 'integer', minimum: 0 } as const;

/** How many overdue items somebody looks after: each has one token in a running case, or a named and owned exclusion, or is uncovered (issue 6 §4.2). */
export const coverageFigureProperties = {
  on: { type: 'string', description: 'civil day of the entity' },
  at: { type: 'integer', description: 'business instant of the count' },
  overdue: { ...count, description: 'open items past their due date: the sum of the next three' },
  withToken: { ...count, description: 'exactly one token in a running case' },
  excluded: { ...count, description: 'out of the walk for a named reason: handed over, written off, insolvent, parked with an owner' },
  uncovered: { ...count, description: 'must be 0' },
  reasons: {
    type: 'object',
    description: 'uncovered items by why',
    additionalProperties: false,
    properties: {
      noScenario: count,
      noCase: count,
      noToken: count,
      twoTokens: count,
      caseNotRunning: count,
      stalled: count,
      noOwner: count,
      ended: count,
    },
  },
} as const;

/** The coverage of one entity on one day, as the sweep of that day found it: one record a day, its last count of the day standing. */
export const coverageDaySchema = {
  type: 'object',
  title: 'coverageDay',
  additionalProperties: false,
  required: ['_id', 'entityId', 'on', 'at', 'overdue', 'withToken', 'excluded', 'uncovered', 'reasons'],
  properties: {
    _id: { type: 'string', description: 'entity/day' },
    entityId: { type: 'string' },
    ...coverageFigureProperties,
  },
} as const;

/** The coverage of one day as stored. */
export type CoverageDay = FromSchema<typeof coverageDaySchema>;

/** The counts of a coverage. */
export type CoverageFigure = Omit<CoverageDay, '_id' | 'entityId'>;
