import { addressSchema } from '@relance/schemas';
import type { FromSchema } from 'json-schema-to-ts';

const civilDate = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
const currency = { type: 'string', pattern: '^[A-Z]{3}$' } as const;
const text = { type: 'string', minLength: 1 } as const;

const partiesSchemas = {
  entity: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'legalForm', 'siren', 'address'],
    properties: {
      name: text,
      legalForm: text,
      capital: text,
      siren: text,
      vatNumber: text,
      tradeRegister: text,
      address: addressSchema,
      brandColour: { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' },
    },
  },
  account: {
    type: 'object',
    additionalProperties: false,
    required: ['code', 'name'],
    properties: { code: text, name: text, siren: text, vatNumber: text, address: addressSchema },
  },
  contact: {
    type: 'object',
    additionalProperties: false,
    required: ['name'],
    properties: { civility: text, name: text, role: text },
  },
  sender: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'function', 'email', 'phone'],
    properties: { name: text, function: text, email: text, phone: text },
  },
} as const;

const itemLineSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['number', 'invoiceDate', 'dueDate', 'daysPastDue', 'outstandingCents', 'currency', 'role'],
  properties: {
    number: text,
    invoiceDate: civilDate,
    dueDate: civilDate,
    daysPastDue: { type: 'integer', description: '≤ 0 while not yet overdue (law 1)' },
    outstandingCents: { type: 'integer' },
    currency,
    role: {
      enum: ['claimed', 'reminded', 'listed', 'announced', 'settled', 'discussed'],
      description: 'law 17; settled: paid, thanked for (law 23); discussed on the call that is recapped (law 21)',
    },
    lastContactOn: civilDate,
    orderNumber: text,
    serviceCode: text,
    payeeAccountId: text,
  },
} as const;

const creditLineSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['number', 'date', 'cents', 'currency'],
  properties: {
    number: text,
    date: civilDate,
    cents: { type: 'integer', maximum: 0, description: 'negative: what the credit takes off the total' },
    currency,
    forItemNumber: text,
    payeeAccountId: text,
  },
} as const;

const totalSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['currency', 'payeeAccountId', 'cents', 'iban', 'bic', 'holder', 'bank'],
  properties: {
    currency,
    payeeAccountId: text,
    cents: { type: 'integer', description: 'claimed and reminded lines less credits: what payment is asked for' },
    announcedCents: { type: 'integer', description: 'lines not yet due, outside the total (law 17)' },
    iban: text,
    bic: text,
    holder: text,
    bank: text,
  },
} as const;

/** All that a message may say, read at the moment of sending (law 25); dates are civil dates, amounts integer minor units. */
export const messageDataSchema = {
  type: 'object',
  title: 'messageData',
  additionalProperties: false,
  required: ['locale', 'sentOn', 'reference', 'level', 'entity', 'account', 'contact', 'sender', 'items', 'credits', 'totals'],
  properties: {
    locale: { enum: ['fr', 'en'] },
    sentOn: civilDate,
    reference: text,
    level: { type: 'integer', minimum: 0, maximum: 5 },
    ...partiesSchemas,
    items: { type: 'array', items: itemLineSchema },
    credits: { type: 'array', items: creditLineSchema },
    announcedCredits: { type: 'array', items: creditLineSchema, description: 'credits set against lines not yet due' },
    totals: { type: 'array', items: totalSchema },
    deadlineOn: { ...civilDate, description: 'the granted deadline, which binds us (law 10)' },
    previousContactOn: { ...civilDate, description: 'the last message that asked for every item this one asks for' },
    paidSince: {
      type: 'object',
      additionalProperties: false,
      required: ['cents', 'currency'],
      properties: { cents: { type: 'integer', minimum: 1 }, currency, lastOn: civilDate },
    },
    call: {
      type: 'object',
      description: 'of a recap: the day of the call, and what was promised on it (law 21)',
      additionalProperties: false,
      required: ['on'],
      properties: {
        on: civilDate,
        promise: {
          type: 'object',
          additionalProperties: false,
          required: ['on'],
          properties: {
            on: civilDate,
            amount: {
              type: 'object',
              additionalProperties: false,
              required: ['cents', 'currency'],
              properties: { cents: { type: 'integer', minimum: 1 }, currency },
            },
          },
        },
      },
    },
    legal: {
      type: 'object',
      description: 'absent for a consumer',
      additionalProperties: false,
      required: ['lateInterestRatePercent', 'lateInterestSince', 'indemnityCents', 'currency'],
      properties: {
        lateInterestRatePercent: { type: 'string', pattern: '^[0-9]+(\\.[0-9]+)?$' },
        lateInterestSince: civilDate,
        indemnityCents: { type: 'integer', minimum: 0 },
        currency,
      },
    },
  },
} as const;

/** All that a message may say; see {@link messageDataSchema}. */
export type MessageData = FromSchema<typeof messageDataSchema>;

/** One invoice line of a message. */
export type MessageItem = MessageData['items'][number];

/** One credit line of a message. */
export type MessageCredit = MessageData['credits'][number];

/** One total of a message, with where it is paid. */
export type MessageTotal = MessageData['totals'][number];
