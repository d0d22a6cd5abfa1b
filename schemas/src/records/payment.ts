import type { FromSchema } from 'json-schema-to-ts';

/**
 * Money received (or taken back: negative amount), with what it was set against. What is not allocated is an
 * unallocated receipt of the case (law 5). Append-only; `_id` = hash of its natural key, so a second import adds nothing.
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
    unallocatedCents: { type: 'integer' },
  },
} as const;

/** A payment as stored. */
export type Payment = FromSchema<typeof paymentSchema>;
