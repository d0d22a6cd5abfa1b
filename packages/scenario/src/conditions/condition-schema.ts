/** Shape of a condition of a decision: nested all / any / not over comparisons, at most four deep by {@link conditionDepth}. */
const comparisonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['field', 'operator', 'value'],
  properties: {
    field: { type: 'string', minLength: 1 },
    operator: { enum: ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'in'] },
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

/** How deep groups may nest. */
export const conditionDepth = 4;

/** JSON Schema of a condition, unrolled to {@link conditionDepth} so that a hostile depth cannot exhaust the stack. */
export const conditionSchema: object = nested(conditionDepth);

function nested(depth: number): object {
  if (depth === 0) return comparisonSchema;
  const inner = nested(depth - 1);
  const group = (name: string, schema: object): object => ({
    type: 'object',
    additionalProperties: false,
    required: [name],
    properties: { [name]: schema },
  });
  const list = { type: 'array', minItems: 1, maxItems: 20, items: inner };
  return { anyOf: [comparisonSchema, group('all', list), group('any', list), group('not', inner)] };
}
