import { savedViewSchema } from '../../records/saved-views.js';
import { failure, type Contract } from '../contract.js';

const mostViews = 20;
const views = { type: 'array', maxItems: mostViews, items: savedViewSchema } as const;
const version = { type: 'integer', minimum: 0, description: 'counts the changes; 0: nothing kept yet' } as const;

const response = {
  200: {
    type: 'object',
    title: 'savedViewsOfUser',
    additionalProperties: false,
    required: ['views', 'version'],
    properties: { views, version },
  },
  ...failure,
} as const;

/** The views of the list of accounts that the caller keeps in this entity. */
export const listSavedViews = {
  method: 'GET',
  url: '/api/v1/case-views',
  config: { role: 'auditor' },
  schema: { operationId: 'listSavedViews', summary: 'One’s own views of the list of accounts', tags: ['cases'], response },
} as const satisfies Contract;

/** Replaces them; whoever read an older version is refused, so that two windows lose nothing of one another. */
export const saveViews = {
  method: 'PUT',
  url: '/api/v1/case-views',
  config: { role: 'auditor', peopleOnly: true },
  schema: {
    operationId: 'saveViews',
    summary: 'Keep one’s own views of the list of accounts',
    tags: ['cases'],
    body: { type: 'object', additionalProperties: false, required: ['views', 'version'], properties: { views, version } },
    response,
  },
} as const satisfies Contract;
