import type { FromSchema } from 'json-schema-to-ts';

/** `relance doctor`: what was found where, what is wrong and what to do. */
export const doctorOutputSchema = {
  type: 'object',
  title: 'doctorOutput',
  additionalProperties: false,
  required: ['healthy', 'services', 'engine', 'storage'],
  properties: {
    healthy: { type: 'boolean', description: 'false: a service is missing (exit code 3)' },
    services: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['service', 'state', 'detail', 'remedies', 'fr', 'en', 'advice'],
        properties: {
          service: { type: 'string' },
          state: { enum: ['ok', 'missing', 'optional'], description: 'optional: not there, and only needed for what remedies say' },
          detail: { type: 'string', description: 'version and place, or what was tried' },
          remedies: { type: 'array', items: { type: 'string' } },
          fr: { type: 'string', description: 'the detail in French' },
          en: { type: 'string' },
          advice: {
            type: 'array',
            description: 'the remedies in both languages',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['fr', 'en'],
              properties: { fr: { type: 'string' }, en: { type: 'string' } },
            },
          },
        },
      },
    },
    engine: {
      type: 'object',
      additionalProperties: false,
      required: ['url', 'state', 'needs', 'fr', 'en'],
      properties: {
        url: { type: 'string' },
        state: {
          enum: ['ready', 'notReady', 'notRunning', 'missing'],
          description: 'missing: an address was given and nothing answers there',
        },
        needs: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'ready'],
            properties: { name: { type: 'string' }, ready: { type: 'boolean' }, detail: { type: 'string' } },
          },
        },
        fr: { type: 'string' },
        en: { type: 'string' },
      },
    },
    mailboxes: {
      type: 'array',
      description: 'mailboxes that are read; absent: none is set, or nobody could be asked',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['ready', 'fr', 'en'],
        properties: { ready: { type: 'boolean' }, fr: { type: 'string' }, en: { type: 'string' } },
      },
    },
    storage: {
      type: 'object',
      additionalProperties: false,
      required: ['embedded', 'items', 'comfortableItems', 'beyond', 'fr', 'en'],
      properties: {
        embedded: { type: ['boolean', 'null'], description: 'null: there is no data yet' },
        items: { type: ['integer', 'null'], description: 'null: the engine does not run, or does not know us' },
        comfortableItems: { type: 'integer' },
        beyond: { type: 'boolean' },
        fr: { type: 'string' },
        en: { type: 'string' },
      },
    },
  },
} as const;

/** What `relance doctor` prints. */
export type DoctorOutput = FromSchema<typeof doctorOutputSchema>;
