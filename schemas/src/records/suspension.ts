import type { FromSchema } from 'json-schema-to-ts';
import { roleNames } from './user.js';

/** What a person may record to pause items (law 8); each has its own rules at the border. */
export const suspensionKinds = ['promise', 'dispute', 'hold', 'paymentAnnounced', 'collection'] as const;

/** Why a debtor disputes: what people choose from, and what reports count. */
export const disputeReasons = [
  'price',
  'quantity',
  'quality',
  'notDelivered',
  'orderNumberMissing',
  'alreadyPaid',
  'duplicate',
  'other',
] as const;

const dayPattern = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';

/** What whoever records a suspension says of it, the same in the record and in the request. */
export const suspensionProperties = {
  kind: { enum: suspensionKinds },
  fromOn: { type: 'string', pattern: dayPattern, description: 'civil date from which it holds' },
  untilOn: { type: 'string', pattern: dayPattern, description: 'its last civil date: of a promise the date promised' },
  cents: { type: 'integer', minimum: 1, description: 'promised, or disputed on one item; absent: all that is owed' },
  currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  reason: { type: 'string', minLength: 1, maxLength: 500, description: 'why; of a dispute one of the list, see note' },
  note: { type: 'string', maxLength: 2000 },
  owner: { enum: roleNames, description: 'role of whoever looks after it' },
} as const;

/**
 * A dated fact that pauses items of a case (laws 3, 8). Never changed but by its `lift`, once: who, when, why; one recorded in error then has
 * no effect at all. Without `itemIds` it is about the whole case.
 */
export const suspensionSchema = {
  type: 'object',
  title: 'suspension',
  additionalProperties: false,
  required: ['_id', 'entityId', 'caseId', 'kind', 'fromOn', 'owner', 'recordedAt', 'recordedBy'],
  properties: {
    _id: { type: 'string' },
    entityId: { type: 'string' },
    caseId: { type: 'string' },
    ...suspensionProperties,
    itemIds: { type: 'array', items: { type: 'string' } },
    recordedAt: { type: 'integer', description: 'business instant' },
    recordedBy: { type: 'string' },
    lift: {
      type: 'object',
      additionalProperties: false,
      required: ['on', 'at', 'by', 'reason'],
      properties: {
        on: { type: 'string', description: 'first civil date on which it no longer holds' },
        at: { type: 'integer', description: 'business instant' },
        by: { type: 'string' },
        reason: { type: 'string' },
        inError: { type: 'boolean', description: 'it should never have been recorded' },
      },
    },
  },
} as const;

/** A suspension as stored. */
export type Suspension = FromSchema<typeof suspensionSchema>;
/** One of {@link suspensionKinds}. */
export type SuspensionKind = (typeof suspensionKinds)[number];
