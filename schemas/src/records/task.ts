import type { FromSchema } from 'json-schema-to-ts';
import { localizedSchema, type Localized } from '../scenario/graph.js';

/** How a call ended that reached nobody: it is noted, and the task stays open (laws 14, 21). */
export const callAttempts = {
  noAnswer: { fr: 'Appel sans réponse', en: 'Call not answered' },
  voicemail: { fr: 'Message laissé sur le répondeur', en: 'Message left on the answering machine' },
  busy: { fr: 'Ligne occupée', en: 'Line busy' },
  absent: { fr: 'Correspondant absent', en: 'Person not there' },
  wrongNumber: { fr: 'Numéro erroné', en: 'Wrong number' },
} as const satisfies Readonly<Record<string, Localized>>;

/** One of {@link callAttempts}. */
export type CallAttempt = keyof typeof callAttempts;

/** The names of {@link callAttempts}. */
export const callAttemptNames = Object.keys(callAttempts) as readonly CallAttempt[];

/** Work for a human: a call of a scenario, or something to check; its outcome is a dated fact the case reads (laws 12, 21). */
export const taskSchema = {
  type: 'object',
  title: 'task',
  additionalProperties: false,
  required: ['_id', 'entityId', 'caseId', 'accountId', 'kind', 'state', 'openedAt', 'itemIds', 'outcomes'],
  properties: {
    _id: { type: 'string', description: 'the dispatch id of the call, so that it opens once' },
    entityId: { type: 'string' },
    caseId: { type: 'string' },
    accountId: { type: 'string' },
    kind: { enum: ['call', 'check', 'approval'] },
    state: { enum: ['open', 'done', 'expired', 'withdrawn'] },
    scenarioId: { type: 'string' },
    nodeId: { type: 'string' },
    name: { type: 'string' },
    brief: { ...localizedSchema, description: 'what to do or to say, as the card of the scenario has it' },
    level: { type: 'integer' },
    openedAt: { type: 'integer', description: 'business instant' },
    expiresAt: { type: 'integer' },
    itemIds: { type: 'array', items: { type: 'string' } },
    outcomes: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'fr', 'en', 'reached'],
        properties: { id: { type: 'string' }, fr: { type: 'string' }, en: { type: 'string' }, reached: { type: 'boolean' } },
      },
    },
    outcome: { type: 'string' },
    outcomeAt: { type: 'integer' },
    outcomeBy: { type: 'string' },
    note: { type: 'string' },
    tickedItemIds: {
      type: 'array',
      items: { type: 'string' },
      description: 'the only items its outcome applies to; the others come back to their step (law 21). Absent: all of them',
    },
    attempts: {
      type: 'array',
      description: 'calls that reached nobody: they count neither for gap nor for cap (law 14)',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'at', 'by', 'how'],
        properties: {
          id: { type: 'string' },
          at: { type: 'integer', description: 'business instant' },
          by: { type: 'string' },
          how: { enum: callAttemptNames },
          note: { type: 'string' },
        },
      },
    },
    promise: {
      type: 'object',
      description: 'what was promised on the call: its recap says so (law 21)',
      additionalProperties: false,
      required: ['on'],
      properties: { on: { type: 'string' }, cents: { type: 'integer' }, currency: { type: 'string' } },
    },
    draft: {
      type: 'object',
      description: 'the message laid before a person: its exact content is what is approved (law 24)',
      additionalProperties: false,
      required: ['channel', 'level'],
      properties: {
        channel: { type: 'string' },
        level: { type: 'integer' },
        recipient: { type: 'string', description: 'the one address it would go to' },
        subject: { type: 'string' },
        contentHash: { type: 'string', description: 'SHA-256 of the exact bytes in .relance/files' },
        contentType: { type: 'string', description: 'media type of those bytes; absent: an e-mail' },
        problem: { type: 'string', description: 'code of why it cannot be written' },
        trial: {
          type: 'object',
          description: 'the trial it was shown under: approved then, nothing may leave for the customer (law 24)',
          additionalProperties: false,
          required: ['id', 'epoch'],
          properties: { id: { type: 'string' }, epoch: { type: 'integer' } },
        },
      },
    },
    mail: {
      type: 'object',
      description: 'the mail of the debtor it is about (law 8)',
      additionalProperties: false,
      required: ['id'],
      properties: {
        id: { type: 'string' },
        from: { type: 'string' },
        subject: { type: 'string' },
        wordsHash: { type: 'string', description: 'SHA-256 of its words in .relance/files' },
      },
    },
    reason: { type: 'string', description: 'code of why a task exists that no step asked for (an alert)' },
    values: { type: 'object', additionalProperties: { type: ['string', 'number'] }, description: 'what its reason says beside the code' },
    dueOn: { type: 'string', description: 'civil day by which it should be done' },
    owner: { type: 'string' },
    claim: {
      type: 'object',
      additionalProperties: false,
      required: ['by', 'at', 'until'],
      description: 'who has it open, so that two people do not make the same call; nobody once `until` has passed',
      properties: {
        by: { type: 'string' },
        at: { type: 'integer', description: 'business instant' },
        until: { type: 'integer', description: 'real instant: it is as long as a page stays open, whatever the business clock does' },
      },
    },
    snooze: {
      type: 'object',
      additionalProperties: false,
      required: ['untilOn', 'reason', 'by', 'at'],
      description: 'put off by a person: it is out of the queue until that day, and open all the same',
      properties: {
        untilOn: { type: 'string', description: 'civil day on which it is back' },
        reason: { type: 'string' },
        by: { type: 'string' },
        at: { type: 'integer', description: 'business instant' },
      },
    },
    assigned: {
      type: 'object',
      additionalProperties: false,
      required: ['to', 'by', 'at'],
      description: 'given to somebody by name: before whoever its owner word means',
      properties: {
        to: { type: 'string', description: 'id of a user' },
        by: { type: 'string' },
        at: { type: 'integer', description: 'business instant' },
        reason: { type: 'string' },
      },
    },
  },
} as const;

/** A call that reached nobody, as noted on its task. */
export type TaskAttempt = NonNullable<Task['attempts']>[number];

/** A task as stored. */
export type Task = FromSchema<typeof taskSchema>;
