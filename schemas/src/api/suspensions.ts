import type { FromSchema } from 'json-schema-to-ts';
import { suspensionProperties, suspensionSchema } from '../records/suspension.js';
import { localizedSchema } from '../scenario/graph.js';
import { failure, idParamsSchema, type Contract } from './contract.js';

const caseParamsSchema = { ...idParamsSchema, properties: { id: { type: 'string', minLength: 1, maxLength: 128 } } } as const;

const dryRunQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { dryRun: { type: 'boolean', default: false, description: 'say what would happen, record nothing' } },
} as const;

/** What a fact changes for one item: it pauses, goes on, or is paused otherwise than before. */
const effectSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['itemId', 'number', 'change', 'fr', 'en'],
  properties: {
    itemId: { type: 'string' },
    number: { type: 'string' },
    change: { enum: ['pauses', 'resumes', 'changes'] },
    until: { type: 'string', description: 'last civil date of the pause, where known' },
    ...localizedSchema.properties,
  },
} as const;

const recordedSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['suspension', 'recorded', 'effect'],
  properties: {
    suspension: suspensionSchema,
    recorded: { type: 'boolean', description: 'false: a dry run, or it had been recorded before' },
    effect: { type: 'array', items: effectSchema, description: 'the items for which something changes, and how' },
  },
} as const;

/** A suspension as shown: with the numbers of its items. */
const suspensionViewSchema = {
  type: 'object',
  title: 'suspensionView',
  additionalProperties: false,
  required: ['suspension', 'items'],
  properties: { suspension: suspensionSchema, items: { type: 'array', items: { type: 'string' } } },
} as const;

/** What was recorded to pause items of a case, newest first. */
export const listSuspensions = {
  method: 'GET',
  url: '/api/v1/cases/:id/suspensions',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listSuspensions',
    summary: 'Promises, disputes, holds of a case',
    tags: ['cases'],
    params: caseParamsSchema,
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['suspensions'],
        properties: { suspensions: { type: 'array', items: suspensionViewSchema } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Records a promise, a dispute, a hold… on a case or some of its items; the same `key` again records nothing. */
export const recordSuspension = {
  method: 'POST',
  url: '/api/v1/cases/:id/suspensions',
  config: { role: 'collector' },
  schema: {
    operationId: 'recordSuspension',
    summary: 'Record a promise, a dispute, a hold',
    tags: ['cases'],
    params: caseParamsSchema,
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['kind'],
      properties: {
        ...suspensionProperties,
        items: {
          type: 'array',
          minItems: 1,
          maxItems: 1000,
          items: { type: 'string', minLength: 1, maxLength: 128 },
          description: 'ids or numbers; absent: the whole case',
        },
        key: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$', description: 'chosen by the caller, so that asking twice records once' },
      },
    },
    response: { 200: recordedSchema, ...failure },
  },
} as const satisfies Contract;

/** Lifts a suspension, once: the second answer changes nothing and tells who was first. */
export const liftSuspension = {
  method: 'POST',
  url: '/api/v1/suspensions/:id/lift',
  config: { role: 'collector' },
  schema: {
    operationId: 'liftSuspension',
    summary: 'Lift a promise, a dispute, a hold',
    tags: ['cases'],
    params: idParamsSchema,
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['reason'],
      properties: {
        on: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'first civil date without it; absent: today' },
        reason: { type: 'string', minLength: 1, maxLength: 500 },
        inError: { type: 'boolean', description: 'it should never have been recorded: it has no effect at all (law 8)' },
      },
    },
    response: { 200: recordedSchema, ...failure },
  },
} as const satisfies Contract;

/** What a recording or a lift answers. */
export type SuspensionRecorded = FromSchema<typeof recordedSchema>;
