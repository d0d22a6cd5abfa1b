import { accountSchema } from '../records/account.js';
import { journalEntrySchema } from '../records/case.js';
import { itemSchema } from '../records/item.js';
import { failure, pageQueryProperties, type Contract } from './contract.js';

const pageQuery = { type: 'object', additionalProperties: false, properties: pageQueryProperties } as const;

/** Every account of the entity with its contacts, page by page. */
export const listAccounts = {
  method: 'GET',
  url: '/api/v1/accounts',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listAccounts',
    summary: 'Accounts',
    tags: ['records'],
    querystring: pageQuery,
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['rows'],
        properties: { rows: { type: 'array', items: accountSchema }, nextCursor: { type: 'string' } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Every item of the entity that is open, or every one that is not, page by page. */
export const listItems = {
  method: 'GET',
  url: '/api/v1/items',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listItems',
    summary: 'Items',
    tags: ['records'],
    querystring: {
      ...pageQuery,
      properties: { ...pageQueryProperties, open: { type: 'boolean', default: true, description: 'false: those that are no longer open' } },
    },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['rows'],
        properties: { rows: { type: 'array', items: itemSchema }, nextCursor: { type: 'string' } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** What happened in all cases of the entity, newest first, page by page. */
export const listJournal = {
  method: 'GET',
  url: '/api/v1/journal',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listJournal',
    summary: 'The journal of all cases',
    tags: ['records'],
    querystring: pageQuery,
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['rows'],
        properties: { rows: { type: 'array', items: journalEntrySchema }, nextCursor: { type: 'string' } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;
