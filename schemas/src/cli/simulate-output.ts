import type { FromSchema } from 'json-schema-to-ts';

const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } as const;
const time = { type: 'string', pattern: '^[0-9]{2}:[0-9]{2}$' } as const;

const reason = {
  type: 'object',
  additionalProperties: true,
  required: ['code', 'law', 'fr', 'en'],
  properties: {
    code: { type: 'string' },
    law: { type: 'integer' },
    nodeId: { type: 'string' },
    on: { type: 'string' },
    until: { type: 'string' },
    fr: { type: 'string' },
    en: { type: 'string' },
  },
} as const;

/** `relance simulate`: what would happen between two days, in the order of time; dates and hours are the creditor's. */
export const simulateOutputSchema = {
  type: 'object',
  title: 'simulateOutput',
  additionalProperties: false,
  required: ['from', 'to', 'scenarios', 'contacts', 'tasks', 'waits', 'skipped', 'endings', 'reasons', 'rejected', 'issues'],
  properties: {
    from: day,
    to: day,
    scenarios: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['segment', 'scenarioId', 'hash'],
        properties: {
          segment: { type: ['string', 'null'], description: 'null: every segment no other file is given for' },
          scenarioId: { type: 'string' },
          hash: { type: 'string' },
        },
      },
    },
    contacts: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['date', 'time', 'account', 'channel', 'nodeId', 'level', 'items', 'template', 'outcome', 'totals'],
        properties: {
          date: day,
          time,
          account: { type: 'string', description: 'code of the payer' },
          channel: { type: 'string' },
          nodeId: { type: 'string' },
          level: { type: 'integer' },
          items: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['number', 'role'],
              properties: {
                number: { type: 'string' },
                role: { enum: ['claimed', 'reminded', 'listed', 'announced', 'settled', 'discussed'] },
              },
            },
          },
          template: { type: 'string', description: 'id@version' },
          deadline: { ...day, description: 'granted in it (law 10)' },
          outcome: { enum: ['sent', 'failed'] },
          totals: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['currency', 'cents', 'accessoriesCents'],
              properties: {
                currency: { type: 'string' },
                payeeAccountId: { type: 'string' },
                cents: { type: 'integer', description: 'principal, minor units' },
                accessoriesCents: { type: 'integer' },
              },
            },
          },
          isResumption: { type: 'boolean', description: 'resumes after a dispute or a long suspension (law 8)' },
          isRecap: { type: 'boolean', description: 'the written recap of a call, part of it (law 21)' },
          companions: { type: 'array', items: { type: 'string' }, description: 'channels that left with it (law 22)' },
        },
      },
    },
    tasks: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['date', 'time', 'account', 'kind', 'nodeId', 'level', 'items', 'outcome'],
        properties: {
          date: day,
          time,
          account: { type: 'string' },
          kind: { enum: ['call', 'check', 'approval'] },
          nodeId: { type: 'string' },
          code: { type: 'string', description: 'why it was opened, where no step asked for it' },
          level: { type: 'integer' },
          items: { type: 'array', items: { type: 'string' } },
          outcome: { type: 'string', description: 'one of the step, or open, expired, withdrawn' },
        },
      },
    },
    waits: {
      type: 'array',
      description: 'why an item waited, from when to when; each reason is told on its first day',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['date', 'item', 'account', 'until', 'reason'],
        properties: { date: day, item: { type: 'string' }, account: { type: 'string' }, until: { anyOf: [day, { type: 'null' }] }, reason },
      },
    },
    skipped: {
      type: 'array',
      description: 'what did not leave, and why',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['date', 'item', 'account', 'reason'],
        properties: { date: day, item: { type: 'string' }, account: { type: 'string' }, reason },
      },
    },
    endings: {
      type: 'array',
      description: 'where each item stands on the last day',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['item', 'account', 'status', 'level', 'nodeId', 'reason', 'owner', 'outstandingCents', 'currency'],
        properties: {
          item: { type: 'string' },
          account: { type: 'string' },
          status: { enum: ['walking', 'suspended', 'parked', 'stopped', 'done'] },
          level: { type: 'integer', description: '-1: not contacted yet' },
          nodeId: { type: 'string' },
          reason: { anyOf: [reason, { type: 'null' }] },
          owner: { type: ['string', 'null'] },
          next: { ...day, description: 'day of what comes next' },
          review: { ...day, description: 'day by which its owner looks at it (law 12)' },
          outstandingCents: { type: 'integer', description: 'still owed, minor units' },
          currency: { type: 'string' },
        },
      },
    },
    reasons: {
      type: 'array',
      description: 'every other decision: it entered, was carried along, went one way…',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['date', 'item', 'account', 'reason'],
        properties: { date: day, item: { type: 'string' }, account: { type: 'string' }, reason },
      },
    },
    rejected: {
      type: 'array',
      description: 'rows of the given files that could not be read',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['file', 'line', 'code', 'fr', 'en'],
        properties: {
          file: { type: 'string' },
          line: { type: ['integer', 'null'] },
          code: { type: 'string' },
          fr: { type: 'string' },
          en: { type: 'string' },
        },
      },
    },
    issues: {
      type: 'array',
      description: 'what the compiler says of the scenarios, with an error among them nothing is simulated; events about unknown items',
      items: {
        type: 'object',
        additionalProperties: true,
        required: ['file', 'code', 'severity', 'fr', 'en'],
        properties: {
          file: { type: 'string' },
          code: { type: 'string' },
          severity: { type: 'string' },
          fr: { type: 'string' },
          en: { type: 'string' },
        },
      },
    },
  },
} as const;

/** What `relance simulate` prints. */
export type SimulateOutput = FromSchema<typeof simulateOutputSchema>;
