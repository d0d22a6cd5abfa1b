import type { FromSchema } from 'json-schema-to-ts';
import { sendingScopes, sendingStopSchema } from '../../records/sending-stop.js';
import { trialSchema } from '../../records/trial.js';
import { failure, type Contract } from '../contract.js';
import { dryRunQuery } from '../facts.js';

const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } as const;
const switchBody = {
  type: 'object',
  additionalProperties: false,
  required: ['scope', 'reason'],
  properties: {
    scope: { enum: sendingScopes },
    target: {
      type: 'string',
      minLength: 1,
      maxLength: 80,
      description: 'which scenario, channel or segment; none for the entity or everything',
    },
    reason: { type: 'string', minLength: 1, maxLength: 500 },
  },
} as const;

const feedSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['gate', 'isFresh'],
  properties: {
    gate: { type: 'boolean', description: 'whether nothing leaves while payments are not known up to the last business day' },
    isFresh: { type: 'boolean' },
    knownTo: { ...day, description: 'last civil day whose payments are known' },
    neededTo: { ...day, description: 'civil day up to which they must be known today' },
  },
} as const;

const switchedSchema = {
  type: 'object',
  title: 'sendingSwitched',
  additionalProperties: false,
  required: ['stop', 'recorded'],
  properties: {
    stop: sendingStopSchema,
    recorded: { type: 'boolean', description: 'false: a dry run, or it stood so before' },
    openCases: {
      type: 'integer',
      description: 'open cases within reach of the entity or a segment; of a scenario or a channel nobody counts them',
    },
  },
} as const;

/** Whether messages leave: what stands stopped, and how fresh the payments are. */
export const getSending = {
  method: 'GET',
  url: '/api/v1/sending',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getSending',
    summary: 'Whether messages leave, and what holds them',
    tags: ['sending'],
    response: {
      200: {
        type: 'object',
        title: 'sendingState',
        additionalProperties: false,
        required: ['isSetUp', 'stops', 'trials', 'feed'],
        properties: {
          isSetUp: { type: 'boolean', description: 'false: the entity is not complete yet, nothing leaves' },
          stops: { type: 'array', items: sendingStopSchema },
          trials: { type: 'array', items: trialSchema, description: 'those that are on: their messages go to the house' },
          feed: feedSchema,
        },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Stops all messages of the entity, of a scenario, a channel or a segment, at once; the second answer changes nothing. */
export const stopSending = {
  method: 'POST',
  url: '/api/v1/sending/stop',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'stopSending',
    summary: 'Stop messages at once',
    tags: ['sending'],
    querystring: dryRunQuery,
    body: switchBody,
    response: { 200: switchedSchema, ...failure },
  },
} as const satisfies Contract;

/** Lets them leave again: what waited asks within the hour, each message is decided anew. */
export const resumeSending = {
  method: 'POST',
  url: '/api/v1/sending/resume',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'resumeSending',
    summary: 'Let messages leave again',
    tags: ['sending'],
    querystring: dryRunQuery,
    body: switchBody,
    response: { 200: switchedSchema, ...failure },
  },
} as const satisfies Contract;

/** A person vouches that all payments up to a day are recorded, as a payment file of that day would (law 25). */
export const vouchForPayments = {
  method: 'POST',
  url: '/api/v1/sending/payments-known',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'vouchForPayments',
    summary: 'Vouch that all payments up to a day are recorded',
    tags: ['sending'],
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['to'],
      properties: { to: day },
    },
    response: { 200: feedSchema, ...failure },
  },
} as const satisfies Contract;

/** What stopping or resuming answers. */
export type SendingSwitched = FromSchema<typeof switchedSchema>;

/** How fresh the payments are. */
export type FeedView = FromSchema<typeof feedSchema>;
