import type { FromSchema } from 'json-schema-to-ts';
import { failure, type Contract } from './contract.js';

const countsSchema = { type: 'object', additionalProperties: { type: 'integer' } } as const;

/** The one business clock and what it shows now. */
export const clockViewSchema = {
  type: 'object',
  title: 'clockView',
  additionalProperties: false,
  required: ['epochMs', 'originMs', 'scale', 'nowMs', 'today'],
  properties: {
    epochMs: { type: 'integer' },
    originMs: { type: 'integer' },
    scale: { type: 'number' },
    nowMs: { type: 'integer', description: 'business instant' },
    today: { type: 'string', description: 'civil date in the entity zone' },
  },
} as const;

/** Whether the process answers. */
export const getHealth = {
  method: 'GET',
  url: '/healthz',
  config: { role: 'public' },
  schema: {
    operationId: 'getHealth',
    summary: 'The process answers',
    tags: ['system'],
    response: {
      200: { type: 'object', additionalProperties: false, required: ['status'], properties: { status: { const: 'ok' } } },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Each service the engine needs, by name; the problem's issues name those that are missing (503). */
export const readinessSchema = {
  type: 'object',
  title: 'readiness',
  additionalProperties: false,
  required: ['status', 'services'],
  properties: {
    status: { const: 'ready' },
    services: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'ready'],
        properties: { name: { type: 'string' }, ready: { type: 'boolean' }, detail: { type: 'string' } },
      },
    },
  },
} as const;

/** Whether everything the engine needs answers too. */
export const getReadiness = {
  method: 'GET',
  url: '/readyz',
  config: { role: 'public' },
  schema: {
    operationId: 'getReadiness',
    summary: 'All that the engine needs answers',
    tags: ['system'],
    response: { 200: readinessSchema, ...failure },
  },
} as const satisfies Contract;

/** Counts for whoever watches; the server's token sees all entities, anybody else his own. No data of persons, no ids but those of entities. */
export const getMetrics = {
  method: 'GET',
  url: '/metrics',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getMetrics',
    summary: 'Metrics in the text format of Prometheus',
    tags: ['system'],
    response: { 200: { type: 'string' }, ...failure },
  },
} as const satisfies Contract;

/** What time it is in business. */
export const getClock = {
  method: 'GET',
  url: '/api/v1/clock',
  config: { role: 'auditor' },
  schema: { operationId: 'getClock', summary: 'The business clock', tags: ['system'], response: { 200: clockViewSchema, ...failure } },
} as const satisfies Contract;

const mailboxStateSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['host', 'folder', 'state', 'tooLarge'],
  properties: {
    host: { type: 'string' },
    folder: { type: 'string' },
    state: { enum: ['starting', 'read', 'failing'] },
    readAt: { type: 'integer', description: 'real instant of the last look that came to its end' },
    failingSince: { type: 'integer', description: 'real instant' },
    tooLarge: { type: 'integer', description: 'unseen mails left for being larger than 25 MB' },
    problem: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'fr', 'en'],
      properties: { code: { type: 'string' }, fr: { type: 'string' }, en: { type: 'string' } },
    },
  },
} as const;

/** Where mails go, what time it is, how much is stored; for the banner and for `doctor`. */
export const statusSchema = {
  type: 'object',
  title: 'status',
  additionalProperties: false,
  required: ['mode', 'demo', 'clock', 'cases', 'items', 'dispatches', 'tasksOpen', 'incidentsOpen', 'accounts', 'storage'],
  properties: {
    mode: { enum: ['mailbox', 'smtp'], description: 'mailbox: mails stay on this machine' },
    demo: { type: 'boolean' },
    mailboxUrl: { type: 'string' },
    temporalUrl: { type: 'string', description: 'Temporal’s own page, where one is set' },
    sendingPaused: { type: 'boolean' },
    clock: clockViewSchema,
    accounts: { type: 'integer' },
    cases: countsSchema,
    items: countsSchema,
    dispatches: countsSchema,
    tasksOpen: { type: 'integer' },
    incidentsOpen: { type: 'integer', description: 'messages that failed or may not have left, until somebody has decided' },
    mailboxes: { type: 'array', items: mailboxStateSchema, description: 'mailboxes of the entity that are read; absent: none is set' },
    storage: {
      type: 'object',
      additionalProperties: false,
      required: ['embedded', 'items', 'comfortableItems', 'beyond'],
      properties: {
        embedded: { type: 'boolean' },
        items: { type: 'integer' },
        comfortableItems: { type: 'integer' },
        beyond: { type: 'boolean' },
      },
    },
  },
} as const;

/** State of the whole, for banner and doctor. */
export const getStatus = {
  method: 'GET',
  url: '/api/v1/status',
  config: { role: 'auditor' },
  schema: { operationId: 'getStatus', summary: 'State of the whole', tags: ['system'], response: { 200: statusSchema, ...failure } },
} as const satisfies Contract;

/** How far the dunning has come; `waiting` counts open items by the code of the reason they wait for. */
export const progressSchema = {
  type: 'object',
  title: 'progress',
  additionalProperties: false,
  required: ['clock', 'items', 'waiting', 'contacts', 'contactsByDay', 'tasksOpen', 'tasksDone', 'dispatches', 'settled'],
  properties: {
    clock: clockViewSchema,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['total', 'open', 'paid', 'absent', 'handedOver', 'waiting', 'unexplained'],
      properties: {
        total: { type: 'integer' },
        open: { type: 'integer' },
        paid: { type: 'integer' },
        absent: { type: 'integer' },
        handedOver: { type: 'integer' },
        waiting: { type: 'integer', description: 'open, with a named reason or a next date' },
        unexplained: { type: 'integer', description: 'open, debit, and neither reason nor next date' },
      },
    },
    waiting: countsSchema,
    contacts: { type: 'integer' },
    contactsByDay: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['on', 'contacts', 'tasks'],
        properties: { on: { type: 'string' }, contacts: { type: 'integer' }, tasks: { type: 'integer' } },
      },
    },
    tasksOpen: { type: 'integer' },
    tasksDone: { type: 'integer' },
    dispatches: countsSchema,
    settled: { type: 'boolean', description: 'every item is paid, absent, handed over or waiting without a next date' },
  },
} as const;

/** How far the dunning has come. */
export const getProgress = {
  method: 'GET',
  url: '/api/v1/progress',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getProgress',
    summary: 'How far the dunning has come',
    tags: ['system'],
    response: { 200: progressSchema, ...failure },
  },
} as const satisfies Contract;

/** The business clock as shown. */
export type ClockView = FromSchema<typeof clockViewSchema>;
/** State of the whole. */
export type Status = FromSchema<typeof statusSchema>;
/** How the reading of a mailbox goes. */
export type MailboxState = FromSchema<typeof mailboxStateSchema>;
/** How far the dunning has come. */
export type Progress = FromSchema<typeof progressSchema>;
/** Each service by name. */
export type Readiness = FromSchema<typeof readinessSchema>;
