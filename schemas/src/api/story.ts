import type { FromSchema } from 'json-schema-to-ts';

const localized = {
  type: 'object',
  additionalProperties: false,
  required: ['fr', 'en'],
  properties: { fr: { type: 'string' }, en: { type: 'string' } },
} as const;

/** One line of a case's story: what was done, waited for or refused, and why. */
export const storyLineSchema = {
  type: 'object',
  title: 'storyLine',
  additionalProperties: false,
  required: ['kind', 'text', 'why', 'items'],
  properties: {
    kind: { type: 'string', description: 'the kind of the journal entry, or idle for a folded stretch' },
    at: { type: 'integer', description: 'business instant' },
    text: { type: 'string' },
    why: { type: 'array', items: { type: 'string' }, description: 'the reasons, in words' },
    items: { type: 'array', items: { type: 'string' }, description: 'numbers of the items it is about' },
    level: { type: 'integer' },
    nodeId: { type: 'string' },
    dispatchId: { type: 'string' },
    taskId: { type: 'string' },
    along: {
      type: 'array',
      description: 'what went along with this message by other channels, or should have (law 22)',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['text', 'why'],
        properties: {
          text: { type: 'string' },
          why: { type: 'array', items: { type: 'string' } },
          at: { type: 'integer' },
          channel: { type: 'string' },
          dispatchId: { type: 'string' },
        },
      },
    },
  },
} as const;

/** The story of a case, day by day; days on which nothing happened are folded into one (`until`). */
export const storySchema = {
  type: 'object',
  title: 'story',
  additionalProperties: false,
  required: ['caseId', 'account', 'locale', 'days', 'next'],
  properties: {
    caseId: { type: 'string' },
    account: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'name'],
      properties: { code: { type: 'string' }, name: { type: 'string' } },
    },
    locale: { enum: ['fr', 'en'] },
    days: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['on', 'title', 'lines'],
        properties: {
          on: { type: 'string' },
          until: { type: 'string', description: 'last day of a folded stretch' },
          title: { type: 'string' },
          lines: { type: 'array', items: storyLineSchema },
        },
      },
    },
    next: { type: 'array', items: storyLineSchema, description: 'where each open item stands, what comes next or why nothing does' },
  },
} as const;

/** Why an item stands where it stands, as known on a day (law 3). */
export const whySchema = {
  type: 'object',
  title: 'why',
  additionalProperties: false,
  required: ['itemId', 'number', 'on', 'state', 'summary', 'reasons'],
  properties: {
    itemId: { type: 'string' },
    number: { type: 'string' },
    on: { type: 'string' },
    state: { enum: ['unknownYet', 'open', 'paid', 'absent', 'handedOver', 'writtenOff'] },
    outstandingCents: { type: 'integer' },
    currency: { type: 'string' },
    level: { type: 'integer' },
    nodeId: { type: 'string' },
    nextOn: { type: 'string' },
    summary: localized,
    reasons: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['code', 'law', 'fr', 'en'],
        properties: {
          code: { type: 'string' },
          law: { type: 'integer' },
          on: { type: 'string' },
          until: { type: 'string' },
          nodeId: { type: 'string' },
          fr: { type: 'string' },
          en: { type: 'string' },
        },
      },
    },
  },
} as const;

/** The story of a case. */
export type Story = FromSchema<typeof storySchema>;
/** One line of a story. */
export type StoryLine = FromSchema<typeof storyLineSchema>;
/** Why an item stands where it stands. */
export type Why = FromSchema<typeof whySchema>;
