import type { FromSchema } from 'json-schema-to-ts';
import { workKindNames } from '../../records/work-kinds.js';
import { localizedSchema } from '../../scenario/graph.js';
import { failure, type Contract } from '../contract.js';

/** Why one piece of work stands where it stands in the queue; the strongest reason is told first. */
const rankReasonNames = ['deadline', 'brokenPromise', 'value', 'age', 'attempts', 'waiting'] as const;

const rankReasonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'points'],
  properties: {
    code: { enum: rankReasonNames },
    points: { type: 'integer' },
    on: { type: 'string', description: 'civil day: of a deadline its last, of a promise the one promised' },
    days: { type: 'integer', description: 'days late, or days in the queue' },
    count: { type: 'integer', description: 'attempts made' },
  },
} as const;

/** One piece of work in the queue: enough to choose it by; the rest is read when it is opened. */
const workRowSchema = {
  type: 'object',
  title: 'workRow',
  additionalProperties: false,
  required: ['id', 'kind', 'caseId', 'accountCode', 'accountName', 'name', 'cents', 'currency', 'points', 'because'],
  properties: {
    id: { type: 'string', description: 'of the task' },
    kind: { enum: workKindNames },
    caseId: { type: 'string' },
    accountCode: { type: 'string' },
    accountName: { type: 'string' },
    name: { ...localizedSchema, description: 'what is to be done' },
    cents: { type: 'integer', description: 'owed on the items it is about, in the currency of the first' },
    currency: { type: 'string' },
    daysLate: { type: 'integer', description: 'of its oldest item; absent: nothing is overdue' },
    deadlineOn: { type: 'string', description: 'civil day on which it ends by itself or should be done' },
    points: { type: 'integer' },
    because: { type: 'array', items: rankReasonSchema },
    assignee: { type: 'string', description: 'name of who does it today; absent: whoever has the role' },
    held: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'isMine', 'at'],
      description: 'who has it open right now; absent: nobody',
      properties: { name: { type: 'string' }, isMine: { type: 'boolean' }, at: { type: 'integer', description: 'business instant' } },
    },
    snoozedUntil: { type: 'string', description: 'civil day until which somebody put it off' },
  },
} as const;

const count = { type: 'integer' } as const;

/** The work of the day, ranked. */
export const getToday = {
  method: 'GET',
  url: '/api/v1/today',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getToday',
    summary: 'The work of the day, ranked, with the reasons of each rank',
    tags: ['tasks'],
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: {
        whose: {
          enum: ['mine', 'everybody'],
          default: 'everybody',
          description: 'mine: what is for the caller by name or for nobody by name',
        },
        kind: { enum: workKindNames },
        snoozed: { type: 'boolean', default: false, description: 'what was put off, in place of what is to be done' },
        limit: { type: 'integer', minimum: 1, maximum: 500, default: 200 },
      },
    },
    response: {
      200: {
        type: 'object',
        title: 'today',
        additionalProperties: false,
        required: ['rows', 'total', 'counts', 'snoozed', 'minutes', 'calls', 'unread'],
        properties: {
          rows: { type: 'array', items: workRowSchema },
          total: { type: 'integer', description: 'of whose work is asked for, of every kind' },
          counts: {
            type: 'object',
            additionalProperties: false,
            required: [...workKindNames],
            properties: { call: count, approval: count, matching: count, answer: count, dispute: count, post: count, check: count },
          },
          snoozed: { type: 'integer', description: 'what was put off' },
          minutes: { type: 'integer', description: 'an estimate of the time it takes, by usual times' },
          calls: {
            type: 'object',
            additionalProperties: false,
            required: ['done', 'left'],
            properties: {
              done: { type: 'integer', description: 'calls the caller answered today' },
              left: { type: 'integer' },
              capacity: { type: 'integer', description: 'calls one person can make on a day, where the entity has said' },
            },
          },
          unread: { type: 'integer', description: 'open tasks beyond the oldest that are ranked: 0 but in a backlog of thousands' },
        },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** One piece of work in the queue. */
export type WorkRow = FromSchema<typeof workRowSchema>;
/** Why it stands where it stands. */
export type RankReason = FromSchema<typeof rankReasonSchema>;
