import type { FromSchema } from 'json-schema-to-ts';
import { disputeReasons } from '../../facts/pausing-kinds.js';
import { callAttemptNames, taskSchema } from '../../records/task.js';
import { localizedSchema } from '../../scenario/graph.js';
import { contentQuerySchema } from '../messages/dispatches.js';
import { contactProperties } from '../people/accounts.js';
import { factKeySchema } from '../facts.js';
import { failure, idParamsSchema, pageQueryProperties, type Contract } from '../contract.js';

/** A task with what the person needs to do it: whom to call, about which items. */
export const taskViewSchema = {
  type: 'object',
  title: 'taskView',
  additionalProperties: false,
  required: ['task', 'account', 'items'],
  properties: {
    task: taskSchema,
    assignee: {
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      description:
        'who does it today: the person around the account it is for, or the substitute while that one is away; absent: whoever has the role',
      properties: {
        name: { type: 'string' },
        email: { type: 'string' },
        insteadOf: { type: 'string', description: 'name of who is away' },
        until: { type: 'string', description: 'last day of that absence' },
      },
    },
    why: { ...localizedSchema, description: 'why a task exists that no step asked for' },
    held: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'isMine', 'at'],
      description: 'who has it open right now; absent: nobody',
      properties: { name: { type: 'string' }, isMine: { type: 'boolean' }, at: { type: 'integer', description: 'business instant' } },
    },
    answeredBy: { type: 'string', description: 'name of whoever gave its outcome' },
    account: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'name', 'contacts'],
      properties: {
        code: { type: 'string' },
        name: { type: 'string' },
        contacts: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'role'],
            properties: {
              name: { type: 'string' },
              role: { type: 'string' },
              phone: { type: 'string' },
              mobile: { type: 'string' },
              email: { type: 'string' },
            },
          },
        },
      },
    },
    items: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'number', 'dueDate', 'outstandingCents', 'currency'],
        properties: {
          id: { type: 'string' },
          number: { type: 'string' },
          dueDate: { type: 'string' },
          outstandingCents: { type: 'integer' },
          currency: { type: 'string' },
        },
      },
    },
  },
} as const;

/** Tasks by state, oldest first. */
export const listTasks = {
  method: 'GET',
  url: '/api/v1/tasks',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listTasks',
    summary: 'Tasks',
    tags: ['tasks'],
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ...pageQueryProperties,
        state: { enum: ['open', 'done', 'expired', 'withdrawn'], default: 'open' },
        caseId: { type: 'string', maxLength: 128 },
      },
    },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['tasks', 'total'],
        properties: { tasks: { type: 'array', items: taskViewSchema }, nextCursor: { type: 'string' }, total: { type: 'integer' } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** One task. */
export const getTask = {
  method: 'GET',
  url: '/api/v1/tasks/:id',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getTask',
    summary: 'One task',
    tags: ['tasks'],
    params: idParamsSchema,
    response: { 200: taskViewSchema, ...failure },
  },
} as const satisfies Contract;

/** The exact content of the message a task asks approval for (law 24); served so that a browser runs nothing of it. */
export const getTaskContent = {
  method: 'GET',
  url: '/api/v1/tasks/:id/content',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getTaskContent',
    summary: 'The message an approval is asked for',
    tags: ['tasks'],
    params: idParamsSchema,
    querystring: contentQuerySchema,
    response: { 200: { type: 'string' }, ...failure },
  },
} as const satisfies Contract;

const amountProperties = {
  cents: { type: 'integer', minimum: 1 },
  currency: { type: 'string', pattern: '^[A-Z]{3}$' },
} as const;

/** A task after a command. */
export const settledSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['task', 'recorded'],
  properties: {
    task: taskSchema,
    recorded: { type: 'boolean', description: 'false: it had left its open state before, see the task' },
    answeredBy: { type: 'string', description: 'name of whoever gave its outcome' },
  },
} as const;

/** What a person answers to a task: its outcome, and what was heard beside it. */
export const answerSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['outcome'],
  properties: {
    outcome: { type: 'string', minLength: 1, maxLength: 63 },
    note: { type: 'string', maxLength: 2000 },
    items: {
      type: 'array',
      minItems: 1,
      maxItems: 500,
      items: { type: 'string', minLength: 1, maxLength: 128 },
      description: 'ids or numbers of the only items the outcome applies to (law 21); absent: all of the task',
    },
    promise: {
      type: 'object',
      additionalProperties: false,
      required: ['on'],
      properties: { on: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }, ...amountProperties },
    },
    dispute: {
      type: 'object',
      additionalProperties: false,
      required: ['reason'],
      description: 'a dispute heard on the call: recorded as a fact about the items the outcome applies to (law 8)',
      properties: { reason: { enum: disputeReasons }, ...amountProperties },
    },
    contact: {
      type: 'object',
      additionalProperties: false,
      required: ['role', 'name'],
      description: 'somebody to write to or call from now on: added to the account',
      properties: contactProperties,
    },
  },
} as const;

/** Records the outcome of a task; the second answer changes nothing and is told who answered first, and when. */
export const answerTask = {
  method: 'POST',
  url: '/api/v1/tasks/:id/outcome',
  config: { role: 'collector' },
  schema: {
    operationId: 'answerTask',
    summary: 'Record the outcome of a task',
    tags: ['tasks'],
    params: idParamsSchema,
    body: answerSchema,
    response: { 200: settledSchema, ...failure },
  },
} as const satisfies Contract;

/** Notes a call that reached nobody; the task stays open. The same `key` again notes nothing. */
export const recordAttempt = {
  method: 'POST',
  url: '/api/v1/tasks/:id/attempts',
  config: { role: 'collector' },
  schema: {
    operationId: 'recordAttempt',
    summary: 'Note a call that reached nobody: the task stays open',
    tags: ['tasks'],
    params: idParamsSchema,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['how'],
      properties: {
        how: { enum: callAttemptNames },
        note: { type: 'string', minLength: 1, maxLength: 500 },
        key: factKeySchema,
      },
    },
    response: { 200: settledSchema, ...failure },
  },
} as const satisfies Contract;

/** A task as shown. */
export type TaskView = FromSchema<typeof taskViewSchema>;
