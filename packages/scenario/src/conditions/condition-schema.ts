import { operators } from './condition.js';

const comparisonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['field', 'operator', 'value'],
  properties: {
    field: { type: 'string', minLength: 1 },
    operator: { enum: operators },
    value: {
      anyOf: [
        { type: 'string' },
        { type: 'number' },
        { type: 'boolean' },
        { type: 'array', maxItems: 100, items: { anyOf: [{ type: 'string' }, { type: 'number' }] } },
      ],
    },
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  },
} as const;

const group = (name: string, schema: object): object => ({
  type: 'object',
  additionalProperties: false,
  required: [name],
  properties: { [name]: schema },
});

const several = { type: 'array', minItems: 1, maxItems: 20, items: { $ref: '#' } };

/** JSON Schema of a condition: all / any / not groups over comparisons; it refers to itself by its own id. */
export const conditionSchema: object = {
  $id: 'condition',
  anyOf: [comparisonSchema, group('all', several), group('any', several), group('not', { $ref: '#' })],
};
