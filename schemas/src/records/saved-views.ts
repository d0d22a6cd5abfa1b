import type { FromSchema } from 'json-schema-to-ts';

/** What the list of accounts may show beside the name, in its order. */
export const caseColumns = ['segment', 'state', 'level', 'next', 'delay', 'open', 'overdue'] as const;

/** A way to look at the list of accounts, under a name its user gave it. */
export const savedViewSchema = {
  type: 'object',
  title: 'savedView',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60, pattern: '^[^\\u0000-\\u001f\\u007f]+$' },
    view: { enum: ['overdue', 'notDue', 'incident', 'closed', 'all'] },
    search: { type: 'string', minLength: 1, maxLength: 120 },
    segment: { type: 'string', minLength: 1, maxLength: 80 },
    sort: { enum: ['overdue', 'open', 'oldest', 'name', 'next'] },
    hide: { type: 'array', maxItems: 7, items: { enum: caseColumns }, description: 'columns that are not shown' },
  },
} as const;

/** The views one user keeps in one entity; `_id` = entity/user. Replaced whole, by compare-and-set of `version`. */
export const savedViewsSchema = {
  type: 'object',
  title: 'savedViews',
  additionalProperties: false,
  required: ['_id', 'entityId', 'views', 'version'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    views: { type: 'array', items: savedViewSchema },
    version: { type: 'integer', description: 'counts the changes' },
  },
} as const;

/** A view as kept. */
export type SavedView = FromSchema<typeof savedViewSchema>;

/** The views of one user as stored. */
export type SavedViews = FromSchema<typeof savedViewsSchema>;
