import type { FromSchema } from 'json-schema-to-ts';

/**
 * When a step is due (DESIGN §4, laws 2 and 9): an anchor, an offset, how it rolls onto allowed days, the hours it may leave,
 * and what to do when it is late. `weekdays` are ISO numbers (1 Monday … 7 Sunday); `hours` are local minutes of the entity's day.
 */
export const whenSchema = {
  type: 'object',
  title: 'when',
  additionalProperties: false,
  required: ['anchor', 'offset', 'unit'],
  properties: {
    anchor: {
      oneOf: [
        { enum: ['dueDate', 'invoiceDate', 'entry', 'previousContact', 'promiseDate', 'presentation'] },
        {
          type: 'object',
          additionalProperties: false,
          required: ['node'],
          properties: { node: { type: 'string', minLength: 1 } },
        },
      ],
    },
    offset: { type: 'integer', minimum: -120, maximum: 400 },
    unit: { enum: ['days', 'businessDays', 'months'] },
    roll: { enum: ['next', 'previous', 'none'] },
    weekdays: { type: 'array', uniqueItems: true, minItems: 1, items: { type: 'integer', minimum: 1, maximum: 7 } },
    hours: {
      type: 'object',
      additionalProperties: false,
      required: ['fromMinute', 'toMinute'],
      properties: {
        fromMinute: { type: 'integer', minimum: 0, maximum: 1439 },
        toMinute: { type: 'integer', minimum: 1, maximum: 1440 },
      },
    },
    late: {
      type: 'object',
      additionalProperties: false,
      required: ['do'],
      properties: {
        afterDays: { type: 'integer', minimum: 0, maximum: 60 },
        do: { enum: ['run', 'skip', 'askHuman', 'hurry'] },
      },
    },
  },
} as const;

/** The `when` of a step as stored in the graph. */
export type When = FromSchema<typeof whenSchema>;
