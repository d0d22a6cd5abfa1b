import type { FromSchema } from 'json-schema-to-ts';

const day = { type: 'string', format: 'civilDate', description: 'a date YYYY-MM-DD that exists' } as const;
const cents = { type: 'integer', minimum: 0, description: 'an amount in minor units, whole' } as const;
const currency = { type: 'string', pattern: '^[A-Z]{3}$', description: 'a currency such as "EUR"' } as const;
const days = { type: 'integer', minimum: 1, maximum: 366, description: 'a whole number of days' } as const;
const flag = { type: 'boolean', description: 'true or false' } as const;
const text = { type: 'string', minLength: 1, description: 'a text' } as const;
const debtorClass = { enum: ['business', 'publicBuyer', 'consumer'], description: '"business", "publicBuyer" or "consumer"' } as const;

/** `--policy FILE`: what replaces the entity's own rules in a simulation; every member may be left out. */
export const simulationPolicySchema = {
  type: 'object',
  title: 'simulationPolicy',
  description: 'an object {…}',
  additionalProperties: false,
  properties: {
    territory: text,
    gapDays: { ...days, minimum: 2 },
    cap: {
      type: 'object',
      description: '{"contacts": 4, "days": 30}',
      additionalProperties: false,
      required: ['contacts', 'days'],
      properties: { contacts: { type: 'integer', minimum: 1, description: 'a whole number of contacts' }, days },
    },
    window: {
      type: 'object',
      description: '{"fromMinute": 540, "toMinute": 1020, "weekdays": [1, 2, 3, 4, 5]}',
      additionalProperties: false,
      required: ['fromMinute', 'toMinute', 'weekdays'],
      properties: {
        fromMinute: { type: 'integer', minimum: 0, maximum: 1439, description: 'a minute of the day, 540 for 9 h' },
        toMinute: { type: 'integer', minimum: 1, maximum: 1440, description: 'a minute of the day, 1020 for 17 h' },
        weekdays: {
          type: 'array',
          minItems: 1,
          description: 'weekdays, 1 for Monday to 7',
          items: { type: 'integer', minimum: 1, maximum: 7, description: 'a weekday, 1 for Monday to 7' },
        },
      },
    },
    lateFees: {
      type: 'array',
      description: 'a list of {from, currency, ratePercent, indemnityCents}',
      items: {
        type: 'object',
        description: '{"from": "2025-07-01", "currency": "EUR", "ratePercent": "12.15", "indemnityCents": 4000}',
        additionalProperties: false,
        required: ['from', 'currency', 'ratePercent', 'indemnityCents'],
        properties: {
          from: day,
          currency,
          ratePercent: { type: 'string', pattern: '^[0-9]{1,3}(\\.[0-9]{1,2})?$', description: 'a yearly rate as text, "12.15"' },
          indemnityCents: cents,
          debtorClass: { enum: ['business', 'publicBuyer'], description: '"business" or "publicBuyer"' },
        },
      },
    },
    underpayment: {
      type: 'object',
      description: '{"belowCents": 5000, "currency": "EUR"}',
      additionalProperties: false,
      required: ['belowCents', 'currency'],
      properties: { belowCents: cents, currency },
    },
  },
} as const;

/** `--state FILE`: what is known on the first day beside the list of items: by code of account, by number of item, whole states by payer. */
export const simulationStateSchema = {
  type: 'object',
  title: 'simulationState',
  description: 'an object {…}',
  additionalProperties: false,
  properties: {
    accounts: {
      type: 'object',
      description: 'an object by code of account',
      additionalProperties: {
        type: 'object',
        description: 'an object {…}',
        additionalProperties: false,
        properties: {
          debtorClass,
          hasEmail: flag,
          hasPhone: flag,
          hasMobile: flag,
          hasAddress: flag,
          smsConsent: flag,
          averageDelayDays: { type: 'number', description: 'a number of days' },
        },
      },
    },
    items: {
      type: 'object',
      description: 'an object by number of item',
      additionalProperties: {
        type: 'object',
        description: 'an object {…}',
        additionalProperties: false,
        properties: {
          lastLevel: { type: 'integer', minimum: 0, maximum: 5, description: 'a level from 0 to 5' },
          lastContactOn: day,
          historyConfirmed: flag,
          vatCents: cents,
          retentionCents: cents,
          discountCents: cents,
          deliveredOn: day,
          payeeAccountId: text,
          names: text,
          blocked: flag,
          holder: {
            type: 'object',
            description: '{"by": "factored", "mandate": false}',
            additionalProperties: false,
            required: ['by', 'mandate'],
            properties: { by: { enum: ['own', 'factored', 'assigned'], description: '"own", "factored" or "assigned"' }, mandate: flag },
          },
        },
      },
    },
    cases: {
      type: 'object',
      description: 'an object by code of payer',
      additionalProperties: {
        type: 'object',
        description: 'the state of a case, version 1',
        required: ['v', 'caseId', 'sequence', 'tokens', 'log', 'calls', 'notBefore'],
        properties: {
          v: { const: 1, description: '1' },
          caseId: text,
          sequence: { type: 'integer', description: 'a whole number' },
          tokens: { type: 'array', description: 'a list', items: { type: 'object', description: 'an object {…}' } },
          log: { type: 'array', description: 'a list', items: { type: 'object', description: 'an object {…}' } },
          calls: { type: 'array', description: 'a list', items: { type: 'object', description: 'an object {…}' } },
          notBefore: { type: 'object', description: 'an object {…}' },
        },
      },
    },
  },
} as const;

/** Rules of the entity in a simulation. */
export type SimulationPolicy = FromSchema<typeof simulationPolicySchema>;
/** What is known on the first day. */
export type SimulationState = FromSchema<typeof simulationStateSchema>;
