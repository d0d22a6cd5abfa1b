import type { FromSchema } from 'json-schema-to-ts';
import { reversalReasonNames } from './reversal-reasons.js';

/**
 * One dated fact about an item, append-only (law 3). `cents` is signed by meaning:
 * `stated` outstanding as the accounts state it on `effectiveOn`; `payment` reduces, `reversal` adds back;
 * `absent` a full file no longer lists it (closed by absence, never "paid"); `handedOver` ends the amicable phase, `writtenOff` gives the claim up,
 * `recalled` undoes either.
 */
export const itemFactSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'kind', 'effectiveOn', 'recordedAt', 'source'],
  properties: {
    id: { type: 'string' },
    kind: { enum: ['stated', 'payment', 'reversal', 'absent', 'handedOver', 'writtenOff', 'recalled', 'dueDateMoved'] },
    cents: { type: 'integer' },
    dueDate: { type: 'string' },
    rejection: { enum: reversalReasonNames, description: 'of a reversal: the bank refused the debit, bill or cheque' },
    effectiveOn: { type: 'string', description: 'civil date' },
    recordedAt: { type: 'integer', description: 'business instant, epoch milliseconds' },
    source: { type: 'string', description: 'import id, payment id, user id' },
    note: { type: 'string' },
  },
} as const;

/** An open item: an invoice, an instalment or a credit note (outstanding < 0). Identity: law 6; the due date is an attribute. */
export const itemSchema = {
  type: 'object',
  title: 'item',
  additionalProperties: false,
  required: [
    '_id',
    'entityId',
    'accountId',
    'caseId',
    'type',
    'number',
    'ordinal',
    'currency',
    'invoiceDate',
    'dueDate',
    'facts',
    'outstandingCents',
    'open',
    'rowHash',
    'version',
  ],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    accountId: { type: 'string' },
    caseId: { type: 'string' },
    type: { enum: ['invoice', 'instalment', 'creditNote', 'other'] },
    number: { type: 'string' },
    ordinal: { type: 'integer', minimum: 0 },
    currency: { type: 'string' },
    invoiceDate: { type: 'string' },
    dueDate: { type: 'string' },
    grossCents: { type: 'integer' },
    payeeAccountId: { type: 'string' },
    orderNumber: { type: 'string' },
    serviceCode: { type: 'string' },
    buyerReference: { type: 'string' },
    instalmentPlanId: { type: 'string', description: 'of an instalment agreed here: the plan; imports never touch it (law 8)' },
    lastLevel: { type: 'integer', minimum: 0, maximum: 5 },
    lastContactOn: { type: 'string' },
    facts: { type: 'array', items: itemFactSchema },
    outstandingCents: { type: 'integer', description: 'folded from facts' },
    open: { type: 'boolean', description: 'folded from facts' },
    absent: { type: 'boolean', description: 'folded from facts: closed because a complete file no longer lists it' },
    handedOver: { type: 'boolean', description: 'folded from facts' },
    writtenOff: { type: 'boolean', description: 'folded from facts' },
    rowHash: { type: 'string', description: 'hash of the last imported row: the same row changes nothing' },
    lastImportId: { type: 'string' },
    version: { type: 'integer', minimum: 1 },
  },
} as const;

/** An open item as stored. */
export type Item = FromSchema<typeof itemSchema>;

/** One dated fact about an item. */
export type ItemFact = FromSchema<typeof itemFactSchema>;
