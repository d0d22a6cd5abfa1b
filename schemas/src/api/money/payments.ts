import type { FromSchema } from 'json-schema-to-ts';
import { allocationRules, paymentSchema } from '../../records/payment.js';
import { reversalReasonNames } from '../../records/reversal-reasons.js';
import { failure, idParamsSchema, pageQueryProperties, type Contract } from '../contract.js';
import { caseParamsSchema, dryRunQuery, effectSchema } from '../facts.js';

const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } as const;
const key = {
  type: 'string',
  pattern: '^[A-Za-z0-9_-]{8,64}$',
  description: 'chosen by the caller, so that asking twice records once',
} as const;
const itemName = { type: 'string', minLength: 1, maxLength: 128, description: 'id or number' } as const;
const someItems = { type: 'array', minItems: 1, maxItems: 1000, items: itemName } as const;

/** Money on one item as shown: positive where the item received it, negative where it gave it back. */
const shareSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['itemId', 'number', 'cents'],
  properties: { itemId: { type: 'string' }, number: { type: 'string' }, cents: { type: 'integer' }, rule: { enum: allocationRules } },
} as const;

const recordedSchema = {
  type: 'object',
  title: 'paymentRecorded',
  additionalProperties: false,
  required: ['payment', 'recorded', 'shares', 'unallocatedCents', 'effect'],
  properties: {
    payment: paymentSchema,
    reversal: paymentSchema,
    recorded: { type: 'boolean', description: 'false: a dry run, or it had been recorded before' },
    shares: { type: 'array', items: shareSchema, description: 'what this changes on items, and by which words of law 5' },
    unallocatedCents: { type: 'integer', description: 'what no item has of the payment then' },
    effect: { type: 'array', items: effectSchema, description: 'the items for which something changes, and how' },
  },
} as const;

/** A payment as shown: with the items that have its money now. */
const paymentViewSchema = {
  type: 'object',
  title: 'paymentView',
  additionalProperties: false,
  required: ['payment', 'shares'],
  properties: { payment: paymentSchema, shares: { type: 'array', items: shareSchema } },
} as const;

/** Payments of the entity, or of one case, in order of their id. */
export const listPayments = {
  method: 'GET',
  url: '/api/v1/payments',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listPayments',
    summary: 'Payments and reversals; of one case, or those with a part no item has',
    tags: ['payments'],
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ...pageQueryProperties,
        case: { type: 'string', minLength: 1, maxLength: 128, description: 'id of a case, or code of its account' },
        unallocated: { type: 'boolean', default: false, description: 'only those with a part no item has; of the whole entity' },
      },
    },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['rows'],
        properties: { rows: { type: 'array', items: paymentViewSchema }, nextCursor: { type: 'string' } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Records money received, once by its key or by its own words (day, amount, reference), and sets it against items in the order of law 5. */
export const recordPayment = {
  method: 'POST',
  url: '/api/v1/cases/:id/payments',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'recordPayment',
    summary: 'Record a payment received',
    tags: ['payments'],
    params: caseParamsSchema,
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['cents', 'currency'],
      properties: {
        cents: { type: 'integer', description: 'minor units' },
        currency: { type: 'string', pattern: '^[A-Z]{3}$' },
        on: { ...day, description: 'civil date on which the money came; absent: today' },
        reference: {
          type: 'string',
          minLength: 1,
          maxLength: 500,
          description: 'what its remittance says; numbers of items in it are found',
        },
        items: { ...someItems, description: 'the items it is for' },
        allocate: {
          enum: ['certain', 'all', 'nothing'],
          default: 'certain',
          description:
            'certain: to the items named, then to the only one of its amount; all: then to the oldest; nothing: a receipt to allocate later',
        },
        note: { type: 'string', minLength: 1, maxLength: 2000 },
        key,
      },
    },
    response: { 200: recordedSchema, ...failure },
  },
} as const satisfies Contract;

/** Takes a payment back, whole or in part: first what no item has, then what the items due last have. */
export const reversePayment = {
  method: 'POST',
  url: '/api/v1/payments/:id/reversal',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'reversePayment',
    summary: 'Reverse a payment: returned, bounced, credited in error',
    tags: ['payments'],
    params: idParamsSchema,
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['reason'],
      properties: {
        cents: { type: 'integer', description: 'minor units; absent: all that is left of it' },
        reason: { enum: reversalReasonNames },
        bankReason: { type: 'string', minLength: 1, maxLength: 200, description: 'the code or words of the bank: AM04, MD01…' },
        on: { ...day, description: 'civil date on which it was taken back; absent: today' },
        key,
      },
    },
    response: { 200: recordedSchema, ...failure },
  },
} as const satisfies Contract;

/** Sets what no item has of a payment against items; without items in the order of law 5, which a dry run proposes. */
export const allocatePayment = {
  method: 'POST',
  url: '/api/v1/payments/:id/allocations',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'allocatePayment',
    summary: 'Allocate a receipt to items',
    tags: ['payments'],
    params: idParamsSchema,
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      properties: {
        case: { type: 'string', minLength: 1, maxLength: 128, description: 'of a receipt that belongs to no case yet: whose it is' },
        items: {
          type: 'array',
          minItems: 1,
          maxItems: 1000,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['item'],
            properties: {
              item: itemName,
              cents: { type: 'integer', description: 'minor units; absent: all it owes, as far as the money goes' },
            },
          },
        },
        key,
      },
    },
    response: { 200: recordedSchema, ...failure },
  },
} as const satisfies Contract;

/** Takes the money of a payment off an item again: it is unallocated, and the item owes it. */
export const undoAllocation = {
  method: 'POST',
  url: '/api/v1/payments/:id/undo',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'undoAllocation',
    summary: 'Undo the allocation of a receipt to an item',
    tags: ['payments'],
    params: idParamsSchema,
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['item', 'reason'],
      properties: { item: itemName, reason: { type: 'string', minLength: 1, maxLength: 500 }, key },
    },
    response: { 200: recordedSchema, ...failure },
  },
} as const satisfies Contract;

/** What recording, reversing, allocating and undoing answer. */
export type PaymentRecorded = FromSchema<typeof recordedSchema>;

/** A payment as shown. */
export type PaymentView = FromSchema<typeof paymentViewSchema>;
