import type { FromSchema } from 'json-schema-to-ts';
import { coverageFigureProperties, uncoveredReasons } from '../records/coverage.js';
import { failure, type Contract } from './contract.js';

/** The counts of one day. */
const coverageFigureSchema = {
  type: 'object',
  title: 'coverageFigure',
  additionalProperties: false,
  required: ['on', 'at', 'overdue', 'withToken', 'excluded', 'uncovered', 'reasons'],
  properties: coverageFigureProperties,
} as const;

const uncoveredItemSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['itemId', 'number', 'accountCode', 'accountName', 'dueDate', 'outstandingCents', 'currency', 'reason', 'fr', 'en'],
  properties: {
    itemId: { type: 'string' },
    number: { type: 'string' },
    caseId: { type: 'string', description: 'absent: no case was made' },
    accountCode: { type: 'string' },
    accountName: { type: 'string' },
    dueDate: { type: 'string' },
    outstandingCents: { type: 'integer' },
    currency: { type: 'string' },
    reason: { enum: uncoveredReasons },
    fr: { type: 'string', description: 'why, and what mends it' },
    en: { type: 'string' },
  },
} as const;

/** The coverage now, day by day, and the items nobody looks after. */
export const coverageSchema = {
  type: 'object',
  title: 'coverage',
  additionalProperties: false,
  required: ['now', 'days', 'uncoveredItems'],
  properties: {
    now: coverageFigureSchema,
    days: {
      type: 'array',
      items: coverageFigureSchema,
      description: 'as the daily sweep found it, oldest day first; a day without sweep is missing',
    },
    uncoveredItems: {
      type: 'array',
      items: uncoveredItemSchema,
      description: 'at most 200, oldest due date first; how many there are: now.uncovered',
    },
  },
} as const;

/** How many overdue items somebody looks after, now and day by day, and which ones nobody does. */
export const getCoverage = {
  method: 'GET',
  url: '/api/v1/coverage',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getCoverage',
    summary: 'Overdue items somebody looks after, now and day by day, and those nobody does',
    tags: ['system'],
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: { days: { type: 'integer', minimum: 1, maximum: 400, default: 90, description: 'length of the series, today included' } },
    },
    response: { 200: coverageSchema, ...failure },
  },
} as const satisfies Contract;

/** The coverage as shown. */
export type CoverageView = FromSchema<typeof coverageSchema>;
