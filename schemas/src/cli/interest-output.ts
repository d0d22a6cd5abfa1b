import type { FromSchema } from 'json-schema-to-ts';

const day = { type: 'string', description: 'YYYY-MM-DD' } as const;
const money = {
  type: 'object',
  additionalProperties: false,
  required: ['cents', 'currency'],
  properties: { cents: { type: 'integer', minimum: 0 }, currency: { const: 'EUR' } },
} as const;

/** `relance interest`: late interest and indemnity of one item by French law, stated to a day. */
export const interestOutputSchema = {
  type: 'object',
  title: 'interestOutput',
  additionalProperties: false,
  required: ['class', 'amount', 'due', 'until', 'periods', 'interest', 'indemnity', 'total', 'law', 'remarks'],
  properties: {
    class: { enum: ['business', 'publicBuyer', 'consumer'] },
    amount: money,
    due: { ...day, description: 'last day that was not late: the due date, or the end of the term of a public buyer' },
    until: { ...day, description: 'last day that bears interest' },
    periods: {
      type: 'array',
      description: 'in order; empty where nothing bears interest',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to', 'days', 'rate', 'interest', 'source'],
        properties: {
          from: { ...day, description: 'first day that bears interest at this rate' },
          to: { ...day, description: 'last day that does' },
          days: { type: 'integer', minimum: 1 },
          rate: { type: 'string', pattern: '^[0-9]+\\.[0-9]{2}$', description: 'percent a year' },
          interest: { ...money, description: 'they add up to the interest of the item, which is rounded once' },
          source: { type: ['string', 'null'], description: 'text and publication the rate was taken from; null: the contract' },
        },
      },
    },
    interest: money,
    indemnity: money,
    total: { ...money, description: 'interest and indemnity, without the amount' },
    law: { type: 'string', description: 'articles applied' },
    remarks: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['code', 'fr', 'en'],
        properties: { code: { type: 'string' }, fr: { type: 'string' }, en: { type: 'string' } },
      },
    },
  },
} as const;

/** What `relance interest` prints. */
export type InterestOutput = FromSchema<typeof interestOutputSchema>;
