import type { FromSchema } from 'json-schema-to-ts';
import { failure, type Contract } from '../contract.js';
import { caseParamsSchema, dryRunQuery, effectSchema } from '../facts.js';

const creditRecordedSchema = {
  type: 'object',
  title: 'creditRecorded',
  additionalProperties: false,
  required: ['item', 'recorded', 'effect'],
  properties: {
    item: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'number', 'cents', 'currency'],
      properties: {
        id: { type: 'string' },
        number: { type: 'string' },
        cents: { type: 'integer', description: 'minor units credited, above zero' },
        currency: { type: 'string' },
      },
    },
    recorded: { type: 'boolean', description: 'false: a dry run, or it had been recorded before' },
    effect: { type: 'array', items: effectSchema, description: 'the items for which something changes, and how' },
  },
} as const;

/** A credit note recorded, and what it changes. */
export type CreditRecorded = FromSchema<typeof creditRecordedSchema>;

/**
 * Records a credit note, once by its number: free, for one item, or blocked (law 5). What it is for is said and unsaid later by the fact `creditNote`.
 */
export const recordCredit = {
  method: 'POST',
  url: '/api/v1/cases/:id/credits',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'recordCredit',
    summary: 'Record a credit note: free, for an item, or blocked',
    tags: ['payments'],
    params: caseParamsSchema,
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['number', 'cents', 'currency'],
      properties: {
        number: {
          type: 'string',
          minLength: 1,
          maxLength: 60,
          pattern: '^[^\\u0000-\\u001f\\u007f]+$',
          description: 'its number in the accounts',
        },
        cents: { type: 'integer', description: 'minor units credited, above zero' },
        currency: { type: 'string', pattern: '^[A-Z]{3}$' },
        on: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'civil date of it; absent: today' },
        account: {
          type: 'string',
          minLength: 1,
          maxLength: 60,
          description: 'code of the account credited, one of the case; absent: the payer',
        },
        namesItem: { type: 'string', minLength: 1, maxLength: 128, description: 'id or number of the item it reduces; absent: it is free' },
        blocked: { type: 'boolean', description: 'a deposit, a rebate, a refund: it nets nothing, even where it names an item' },
        note: { type: 'string', minLength: 1, maxLength: 2000 },
      },
    },
    response: { 200: creditRecordedSchema, ...failure },
  },
} as const satisfies Contract;
