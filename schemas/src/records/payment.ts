import type { FromSchema } from 'json-schema-to-ts';
import { reversalReasonNames } from './reversal-reasons.js';

/** By which words of law 5 money went to an item: named by whoever recorded it, found in its reference, its exact amount, the oldest. */
export const allocationRules = ['named', 'reference', 'exact', 'oldest'] as const;

/**
 * What became of a payment after it was received: `allocated` to an item, an allocation `undone`, money `reversed` (from an item, or without one
 * from what was unallocated), an allocation `withdrawn` at once because the item owed less by then. `cents` are positive.
 */
export const paymentMovementSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'kind', 'cents', 'on', 'at', 'by'],
  properties: {
    id: { type: 'string' },
    kind: { enum: ['allocated', 'undone', 'reversed', 'withdrawn'] },
    cents: { type: 'integer', minimum: 1 },
    itemId: { type: 'string' },
    rule: { enum: allocationRules },
    ofId: { type: 'string', description: 'of what is withdrawn: the id of its allocation' },
    reason: { type: 'string', description: 'of what is undone: why' },
    on: { type: 'string', description: 'civil date' },
    at: { type: 'integer', description: 'business instant' },
    by: { type: 'string' },
  },
} as const;

/**
 * Money received (or taken back: negative amount), with what it was set against: `allocations` when it was recorded, `movements` since. What is not
 * allocated is an unallocated receipt of the case (law 5). Append-only; `_id` = hash of its natural key, so a second import adds nothing.
 */
export const paymentSchema = {
  type: 'object',
  title: 'payment',
  additionalProperties: false,
  required: [
    '_id',
    'entityId',
    'kind',
    'amountCents',
    'currency',
    'effectiveOn',
    'recordedAt',
    'source',
    'allocations',
    'unallocatedCents',
  ],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    kind: { enum: ['payment', 'reversal'] },
    accountId: { type: 'string' },
    caseId: { type: 'string' },
    amountCents: { type: 'integer' },
    currency: { type: 'string' },
    effectiveOn: { type: 'string' },
    recordedAt: { type: 'integer' },
    reference: { type: 'string' },
    itemNumber: { type: 'string' },
    bankReason: { type: 'string' },
    source: { type: 'string' },
    allocations: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['itemId', 'cents'],
        properties: { itemId: { type: 'string' }, cents: { type: 'integer' } },
      },
    },
    unallocatedCents: { type: 'integer', description: 'folded from amount, allocations and movements' },
    reason: { enum: reversalReasonNames, description: 'of a reversal: why' },
    reversesId: { type: 'string', description: 'of a reversal: the payment it takes back, whose movements say the same' },
    note: { type: 'string' },
    recordedBy: { type: 'string', description: 'absent: a file' },
    movements: { type: 'array', items: paymentMovementSchema },
    version: { type: 'integer', minimum: 0, description: 'counts the changes of `movements`' },
  },
} as const;

/** A payment as stored. */
export type Payment = FromSchema<typeof paymentSchema>;

/** What became of a payment after it was received. */
export type PaymentMovement = FromSchema<typeof paymentMovementSchema>;

/** By which words of law 5 money went to an item. */
export type AllocationRule = (typeof allocationRules)[number];
