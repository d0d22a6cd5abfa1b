import { messageChannels } from '../channels.js';

const minutes = { type: 'number', minimum: 0, description: 'minutes of work, at least 0' } as const;
const cents = { type: 'integer', minimum: 0, description: 'minor units, a whole number of at least 0' } as const;

/** What a scenario is compiled against, as a file: the house it is to be published in. The drawings in `scenarios` are read by the compiler. */
export const catalogueSchema = {
  type: 'object',
  title: 'catalogue',
  description: 'a catalogue such as {"locales": ["fr", "en"], "gapDays": 7}',
  additionalProperties: false,
  required: ['locales', 'gapDays'],
  properties: {
    locales: { type: 'array', minItems: 1, items: { type: 'string' }, description: 'languages every template must have' },
    gapDays: { type: 'integer', minimum: 2, maximum: 60, description: 'the entity’s gap, 2 to 60 days' },
    cap: {
      type: 'object',
      description: 'the entity’s cap, such as {"contacts": 4, "days": 30}',
      additionalProperties: false,
      required: ['contacts', 'days'],
      properties: {
        contacts: { type: 'integer', minimum: 1, maximum: 60, description: '1 to 60 contacts' },
        days: { type: 'integer', minimum: 1, maximum: 366, description: '1 to 366 days' },
      },
    },
    window: {
      type: 'object',
      description: 'hours of the house, such as {"fromMinute": 540, "toMinute": 1020, "weekdays": [1, 2, 3, 4, 5]}',
      additionalProperties: false,
      required: ['fromMinute', 'toMinute', 'weekdays'],
      properties: {
        fromMinute: { type: 'integer', minimum: 0, maximum: 1439, description: 'minute of the day, 0 to 1439' },
        toMinute: { type: 'integer', minimum: 1, maximum: 1440, description: 'minute of the day, 1 to 1440' },
        weekdays: {
          type: 'array',
          items: { type: 'integer', minimum: 1, maximum: 7, description: '1 Monday to 7 Sunday' },
          description: 'ISO weekdays',
        },
      },
    },
    channels: {
      type: 'array',
      items: { enum: messageChannels, description: messageChannels.join(', ') },
      description: 'channels the house can hand over to; absent: all',
    },
    scenarios: { type: 'object', additionalProperties: { type: 'object' }, description: 'published drawings by id@version' },
    severities: {
      type: 'object',
      additionalProperties: { enum: ['error', 'warning', 'off'], description: 'error, warning or off' },
      description: 'what the admin makes of a rule, by code',
    },
    costs: {
      type: 'object',
      description: 'what a message costs, such as {"currency": "EUR", "cents": {"letter": 180}}',
      additionalProperties: false,
      required: ['currency', 'cents'],
      properties: {
        currency: { type: 'string', pattern: '^[A-Z]{3}$', description: 'ISO 4217' },
        cents: {
          type: 'object',
          additionalProperties: false,
          properties: { sms: cents, email: cents, letter: cents, registered: cents },
          description: 'minor units by channel',
        },
      },
    },
    minutes: {
      type: 'object',
      additionalProperties: false,
      properties: { call: minutes, check: minutes, approval: minutes, contentApproval: minutes },
      description: 'minutes of work by kind of task',
    },
  },
} as const;
