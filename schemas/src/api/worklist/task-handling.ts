import { failure, idParamsSchema, type Contract } from '../contract.js';
import { settledSchema, taskViewSchema } from './tasks.js';

const tags = ['tasks'] as const;
const dayPattern = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';

/** Opens a task for oneself, for a few minutes, and again while it stays open; somebody else who has it keeps it. */
export const claimTask = {
  method: 'POST',
  url: '/api/v1/tasks/:id/claim',
  config: { role: 'collector' },
  schema: {
    operationId: 'claimTask',
    summary: 'Take a task in hand for a few minutes, so that nobody else makes the same call',
    tags,
    params: idParamsSchema,
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['view', 'claimed'],
        properties: { view: taskViewSchema, claimed: { type: 'boolean', description: 'false: somebody has it, or it is open no more' } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Lets a task go that one has in hand; one that somebody else has stays his. */
export const releaseTask = {
  method: 'POST',
  url: '/api/v1/tasks/:id/release',
  config: { role: 'collector' },
  schema: {
    operationId: 'releaseTask',
    summary: 'Let go of a task one has in hand',
    tags,
    params: idParamsSchema,
    response: { 200: settledSchema, ...failure },
  },
} as const satisfies Contract;

/** Puts a task off until a day; without one it is back at once. It stays open: what ends it by itself ends it all the same. */
export const snoozeTask = {
  method: 'POST',
  url: '/api/v1/tasks/:id/snooze',
  config: { role: 'collector' },
  schema: {
    operationId: 'snoozeTask',
    summary: 'Put a task off until a day, or take it back at once',
    tags,
    params: idParamsSchema,
    body: {
      type: 'object',
      additionalProperties: false,
      properties: {
        until: { type: 'string', pattern: dayPattern, description: 'civil day on which it is back; absent: at once' },
        reason: { type: 'string', minLength: 1, maxLength: 500, description: 'why; needed with a day' },
      },
    },
    response: { 200: settledSchema, ...failure },
  },
} as const satisfies Contract;

/** Gives a task to a colleague by name, or back to whoever its owner word means. */
export const assignTask = {
  method: 'POST',
  url: '/api/v1/tasks/:id/assign',
  config: { role: 'collector' },
  schema: {
    operationId: 'assignTask',
    summary: 'Give a task to a colleague, or back to whoever it was for',
    tags,
    params: idParamsSchema,
    body: {
      type: 'object',
      additionalProperties: false,
      properties: {
        to: { type: 'string', minLength: 1, maxLength: 254, description: 'e-mail address of a user who may answer tasks; absent: back' },
        reason: { type: 'string', minLength: 1, maxLength: 500 },
      },
    },
    response: { 200: settledSchema, ...failure },
  },
} as const satisfies Contract;

/** The people of the entity who may answer tasks: whom one can be given to. */
export const listColleagues = {
  method: 'GET',
  url: '/api/v1/colleagues',
  config: { role: 'collector' },
  schema: {
    operationId: 'listColleagues',
    summary: 'The people who may answer tasks',
    tags,
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['colleagues'],
        properties: {
          colleagues: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['name', 'email', 'isMe'],
              properties: { name: { type: 'string' }, email: { type: 'string' }, isMe: { type: 'boolean' } },
            },
          },
        },
      },
      ...failure,
    },
  },
} as const satisfies Contract;
