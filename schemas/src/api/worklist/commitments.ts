import type { FromSchema } from 'json-schema-to-ts';
import { failure, type Contract } from '../contract.js';

/** Where a promise or a dispute stands, in the order in which people look at them. */
const commitmentStates = ['broken', 'dueToday', 'unsure', 'answerLate', 'toCome', 'open'] as const;

/** A promise or a dispute in force, and what it waits for. */
const commitmentSchema = {
  type: 'object',
  title: 'commitment',
  additionalProperties: false,
  required: ['factId', 'kind', 'state', 'caseId', 'accountCode', 'accountName', 'itemIds', 'items', 'cents', 'currency', 'fromOn', 'days'],
  properties: {
    factId: { type: 'string' },
    kind: { enum: ['promise', 'dispute'] },
    state: {
      enum: commitmentStates,
      description:
        'unsure: its days are over and no payment list covers them yet (law 8); answerLate: a dispute past its day, or without one for ten days',
    },
    caseId: { type: 'string' },
    accountCode: { type: 'string' },
    accountName: { type: 'string' },
    itemIds: { type: 'array', items: { type: 'string' } },
    items: { type: 'array', items: { type: 'string' }, description: 'numbers; none: the whole case' },
    cents: { type: 'integer', description: 'promised or disputed; where nobody said, what its items owe' },
    currency: { type: 'string' },
    fromOn: { type: 'string' },
    untilOn: { type: 'string' },
    reason: { type: 'string', description: 'of a dispute: one of its list' },
    days: { type: 'integer', description: 'since its day, or where it has none since it was recorded; negative: still to come' },
  },
} as const;

/** Promises and disputes in force: due, broken, answers late. */
export const listCommitments = {
  method: 'GET',
  url: '/api/v1/commitments',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listCommitments',
    summary: 'Promises and disputes in force: due today, broken, answers late',
    tags: ['tasks'],
    response: {
      200: {
        type: 'object',
        title: 'commitments',
        additionalProperties: false,
        required: ['rows', 'unread'],
        properties: {
          rows: { type: 'array', items: commitmentSchema, description: 'the most pressing first; 500 at most' },
          unread: { type: 'integer', description: 'beyond those' },
        },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** A promise or a dispute in force. */
export type Commitment = FromSchema<typeof commitmentSchema>;
