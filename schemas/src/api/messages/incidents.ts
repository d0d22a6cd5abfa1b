import type { FromSchema } from 'json-schema-to-ts';
import { localizedSchema } from '../../scenario/graph.js';
import { failure, pageQueryProperties, type Contract } from '../contract.js';
import { dryRunQuery } from '../facts.js';

/** A message that failed, or of which nobody can tell whether it left: open until a person has said what to do about it. */
export const incidentViewSchema = {
  type: 'object',
  title: 'incidentView',
  additionalProperties: false,
  required: ['id', 'kind', 'at', 'caseId', 'channel', 'level', 'scenarioId', 'nodeId', 'step', 'why', 'account', 'items'],
  properties: {
    id: { type: 'string', description: 'of the message: its dispatch' },
    kind: { enum: ['failed', 'unknown'], description: 'failed: it surely did not leave; unknown: nobody can tell' },
    at: { type: 'integer', description: 'business instant' },
    caseId: { type: 'string' },
    channel: { type: 'string' },
    level: { type: 'integer' },
    scenarioId: { type: 'string' },
    nodeId: { type: 'string' },
    step: { type: 'string', description: 'what the scenario calls the step' },
    code: { type: 'string', description: 'why it failed' },
    why: localizedSchema,
    account: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'name'],
      properties: { code: { type: 'string' }, name: { type: 'string' } },
    },
    items: {
      type: 'array',
      description: 'what it was about; an amount of zero is no longer owed',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'number', 'outstandingCents', 'currency'],
        properties: {
          id: { type: 'string' },
          number: { type: 'string' },
          outstandingCents: { type: 'integer' },
          currency: { type: 'string' },
        },
      },
    },
    taskId: { type: 'string', description: 'the task that asks whether it arrived; answered, the incident is over' },
    assignedTo: {
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      properties: { name: { type: 'string' }, email: { type: 'string' } },
      description: 'who was asked to look at it; absent: nobody by name',
    },
  },
} as const;

/** Open incidents of all cases, oldest first. */
export const listIncidents = {
  method: 'GET',
  url: '/api/v1/incidents',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listIncidents',
    summary: 'Messages that failed or may not have left, over all cases',
    tags: ['incidents'],
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ...pageQueryProperties,
        kind: { enum: ['failed', 'unknown'], description: 'absent: both' },
        caseId: { type: 'string', minLength: 1, maxLength: 128 },
      },
    },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['incidents', 'total'],
        properties: {
          incidents: { type: 'array', items: incidentViewSchema },
          nextCursor: { type: 'string' },
          total: { type: 'integer' },
        },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

const ids = {
  type: 'array',
  minItems: 1,
  maxItems: 200,
  uniqueItems: true,
  items: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9._-]+$' },
  description: 'the incidents; each is dealt with on its own, and one that is refused keeps no other back',
} as const;

const decidedBody = {
  type: 'object',
  additionalProperties: false,
  required: ['ids', 'reason'],
  properties: { ids, reason: { type: 'string', minLength: 1, maxLength: 500 } },
} as const;

const decidedSchema = {
  type: 'object',
  title: 'incidentsDecided',
  additionalProperties: false,
  required: ['results', 'done'],
  properties: {
    results: {
      type: 'array',
      description: 'in the order they were named',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'done', 'code', 'fr', 'en'],
        properties: {
          id: { type: 'string' },
          done: { type: 'boolean', description: 'of a dry run: it would be done' },
          code: { type: 'string', description: 'what follows, or why it is refused' },
          fr: { type: 'string' },
          en: { type: 'string' },
        },
      },
    },
    done: { type: 'integer' },
  },
} as const;

/** Sends what failed again: its items go back to the step, which leaves at its next slot as another visit (laws 14, 17, 25, 27). */
export const retryIncidents = {
  method: 'POST',
  url: '/api/v1/incidents/retry',
  config: { role: 'collector' },
  schema: {
    operationId: 'retryIncidents',
    summary: 'Send again what failed or did not arrive',
    tags: ['incidents'],
    querystring: dryRunQuery,
    body: decidedBody,
    response: { 200: decidedSchema, ...failure },
  },
} as const satisfies Contract;

/** Leaves incidents as they are: the scenario goes on where it stands, and the incident is over. */
export const skipIncidents = {
  method: 'POST',
  url: '/api/v1/incidents/skip',
  config: { role: 'collector' },
  schema: {
    operationId: 'skipIncidents',
    summary: 'Leave incidents as they are: the scenario goes on',
    tags: ['incidents'],
    querystring: dryRunQuery,
    body: decidedBody,
    response: { 200: decidedSchema, ...failure },
  },
} as const satisfies Contract;

/** Asks somebody by name to look at incidents; they stay open. */
export const assignIncidents = {
  method: 'POST',
  url: '/api/v1/incidents/assign',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'assignIncidents',
    summary: 'Ask somebody to look at incidents',
    tags: ['incidents'],
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['ids', 'to'],
      properties: { ids, to: { type: 'string', minLength: 3, maxLength: 254, description: 'e-mail address of a user of the entity' } },
    },
    response: { 200: decidedSchema, ...failure },
  },
} as const satisfies Contract;

/** An open incident as shown. */
export type IncidentView = FromSchema<typeof incidentViewSchema>;

/** What became of each incident a command named. */
export type IncidentsDecided = FromSchema<typeof decidedSchema>;
