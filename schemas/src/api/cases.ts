import type { FromSchema } from 'json-schema-to-ts';
import { accountSchema } from '../records/account.js';
import { tokenPositionSchema } from '../records/case.js';
import { itemSchema } from '../records/item.js';
import { failure, idParamsSchema, pageQueryProperties, type Contract } from './contract.js';
import { storySchema, whySchema } from './story.js';

const dayPattern = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';

/** A case in a list. */
export const caseRowSchema = {
  type: 'object',
  title: 'caseRow',
  additionalProperties: false,
  required: ['id', 'accountCode', 'accountName', 'segment', 'state', 'openCents', 'overdueCents', 'currency', 'openItems', 'running'],
  properties: {
    id: { type: 'string' },
    accountCode: { type: 'string' },
    accountName: { type: 'string' },
    segment: { type: 'string' },
    state: { enum: ['overdue', 'notDue', 'closed'], description: 'closed: nothing open' },
    running: { type: 'boolean', description: 'a workflow carries it' },
    currency: { type: 'string' },
    openCents: { type: 'integer' },
    overdueCents: { type: 'integer' },
    openItems: { type: 'integer' },
    level: { type: 'integer', description: 'highest level reached by an item' },
    oldestDueDate: { type: 'string' },
    nextAt: { type: 'integer' },
    incident: { type: 'string' },
  },
} as const;

/** Lists cases by search, segment and state; totals are over the whole selection. */
export const listCases = {
  method: 'GET',
  url: '/api/v1/cases',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listCases',
    summary: 'Cases',
    tags: ['cases'],
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ...pageQueryProperties,
        search: { type: 'string', maxLength: 120, description: 'part of name, code or SIREN' },
        segment: { type: 'string', maxLength: 80 },
        state: { enum: ['overdue', 'notDue', 'closed', 'incident'] },
        sort: { enum: ['overdue', 'open', 'oldest', 'name', 'next'], default: 'overdue' },
      },
    },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['cases', 'total', 'totals', 'segments'],
        properties: {
          cases: { type: 'array', items: caseRowSchema },
          nextCursor: { type: 'string' },
          total: { type: 'integer' },
          totals: {
            type: 'object',
            additionalProperties: false,
            required: ['openCents', 'overdueCents', 'currency'],
            properties: { openCents: { type: 'integer' }, overdueCents: { type: 'integer' }, currency: { type: 'string' } },
          },
          segments: { type: 'array', items: { type: 'string' } },
        },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** One case with its accounts, items and the positions of its tokens. */
export const caseViewSchema = {
  type: 'object',
  title: 'caseView',
  additionalProperties: false,
  required: ['case', 'accounts', 'items', 'positions'],
  properties: {
    case: caseRowSchema,
    accounts: { type: 'array', items: accountSchema },
    items: { type: 'array', items: itemSchema },
    positions: { type: 'array', items: tokenPositionSchema },
  },
} as const;

/** One case, by its id or by the code of its account. */
export const getCase = {
  method: 'GET',
  url: '/api/v1/cases/:id',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getCase',
    summary: 'One case',
    tags: ['cases'],
    params: { ...idParamsSchema, properties: { id: { type: 'string', minLength: 1, maxLength: 128 } } },
    response: { 200: caseViewSchema, ...failure },
  },
} as const satisfies Contract;

/** The story of a case, told day by day in one language. */
export const getStory = {
  method: 'GET',
  url: '/api/v1/cases/:id/story',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getStory',
    summary: 'The story of a case',
    tags: ['cases'],
    params: { ...idParamsSchema, properties: { id: { type: 'string', minLength: 1, maxLength: 128 } } },
    querystring: { type: 'object', additionalProperties: false, properties: { locale: { enum: ['fr', 'en'] } } },
    response: { 200: storySchema, ...failure },
  },
} as const satisfies Contract;

/** Why an item stands where it stands, recomputed from what was recorded by the end of a day (law 3). */
export const getWhy = {
  method: 'GET',
  url: '/api/v1/items/:item/why',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getWhy',
    summary: 'Why an item stands where it stands',
    tags: ['cases'],
    params: {
      type: 'object',
      additionalProperties: false,
      required: ['item'],
      properties: { item: { type: 'string', minLength: 1, maxLength: 128, description: 'id or number' } },
    },
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: { on: { type: 'string', pattern: dayPattern }, account: { type: 'string', maxLength: 128 } },
    },
    response: { 200: whySchema, ...failure },
  },
} as const satisfies Contract;

/** A case in a list. */
export type CaseRow = FromSchema<typeof caseRowSchema>;
/** One case. */
export type CaseView = FromSchema<typeof caseViewSchema>;
