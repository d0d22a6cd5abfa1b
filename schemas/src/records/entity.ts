import type { FromSchema } from 'json-schema-to-ts';
import { localizedSchema } from '../scenario/graph.js';

/** A postal address as printed: free lines, then postcode, city, ISO country. */
export const addressSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['lines', 'postcode', 'city', 'country'],
  properties: {
    lines: { type: 'array', maxItems: 5, items: { type: 'string', maxLength: 80 } },
    postcode: { type: 'string', maxLength: 16 },
    city: { type: 'string', maxLength: 80 },
    country: { type: 'string', pattern: '^[A-Z]{2}$' },
  },
} as const;

/** Who signs a message, with a direct line, and where answers go (else to the address it is sent from). */
const senderProperties = {
  name: { type: 'string' },
  function: localizedSchema,
  email: { type: 'string' },
  phone: { type: 'string' },
  replyTo: { type: 'string' },
} as const;

/**
 * A creditor entity: who is owed, how it signs, where it is paid, and the defaults of laws 8, 13–15 and 25.
 * Windows are minutes of the entity's local day; a payee account is where a debtor pays.
 */
export const entitySchema = {
  type: 'object',
  title: 'entity',
  additionalProperties: false,
  required: [
    '_id',
    'name',
    'legalForm',
    'siren',
    'address',
    'territory',
    'locale',
    'currency',
    'payeeAccounts',
    'sender',
    'policy',
    'legal',
  ],
  properties: {
    _id: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,40}$' },
    name: { type: 'string', minLength: 1 },
    legalForm: { type: 'string' },
    capital: { type: 'string' },
    siren: { type: 'string' },
    vatNumber: { type: 'string' },
    tradeRegister: { type: 'string' },
    address: addressSchema,
    territory: { type: 'string' },
    locale: { enum: ['fr', 'en'] },
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    payeeAccounts: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'holder', 'iban', 'bic', 'bank'],
        properties: {
          id: { type: 'string' },
          holder: { type: 'string' },
          iban: { type: 'string' },
          bic: { type: 'string' },
          bank: { type: 'string' },
        },
      },
    },
    sender: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'function', 'email', 'phone'],
      properties: senderProperties,
    },
    senders: {
      type: 'array',
      maxItems: 10,
      description: 'who signs where a step names the role; any other role signs as `sender`',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['role', 'name', 'function', 'email', 'phone'],
        properties: { role: { type: 'string', minLength: 1, maxLength: 60 }, ...senderProperties },
      },
    },
    policy: {
      type: 'object',
      additionalProperties: false,
      required: ['gapDays', 'cap', 'window', 'toleranceMinutes', 'freshFeed'],
      properties: {
        gapDays: { type: 'integer', minimum: 2 },
        planMonths: { type: 'integer', minimum: 1, maximum: 60, description: 'longest instalment plan; absent: 12' },
        cap: {
          type: 'object',
          additionalProperties: false,
          required: ['contacts', 'days'],
          properties: { contacts: { type: 'integer', minimum: 1 }, days: { type: 'integer', minimum: 1 } },
        },
        window: {
          type: 'object',
          additionalProperties: false,
          required: ['fromMinute', 'toMinute', 'weekdays'],
          properties: {
            fromMinute: { type: 'integer' },
            toMinute: { type: 'integer' },
            weekdays: { type: 'array', items: { type: 'integer', minimum: 1, maximum: 7 } },
          },
        },
        toleranceMinutes: { type: 'integer', minimum: 0 },
        freshFeed: { type: 'boolean' },
        callsPerDay: {
          type: 'integer',
          minimum: 1,
          maximum: 500,
          description: 'calls one person can make on a day; absent: nobody has said',
        },
      },
    },
    legal: {
      type: 'object',
      additionalProperties: false,
      required: ['lateInterestRatePercent', 'lateInterestSince', 'indemnityCents'],
      properties: {
        lateInterestRatePercent: { type: 'string', pattern: '^[0-9]+(\\.[0-9]+)?$' },
        lateInterestSince: { type: 'string' },
        indemnityCents: { type: 'integer', minimum: 0 },
      },
    },
    killSwitchEpoch: { type: 'integer', minimum: 0 },
    sendingPaused: { type: 'boolean' },
  },
} as const;

/** A creditor entity as stored. */
export type Entity = FromSchema<typeof entitySchema>;

/** A postal address. */
export type Address = FromSchema<typeof addressSchema>;
