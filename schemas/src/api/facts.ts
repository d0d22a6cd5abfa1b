import type { FromSchema } from 'json-schema-to-ts';
import { factFields } from '../facts/fact-fields.js';
import { factKindNames } from '../facts/fact-kinds.js';
import { recordedFactSchema } from '../records/recorded-fact.js';
import { localizedSchema } from '../scenario/graph.js';
import { failure, idParamsSchema, type Contract } from './contract.js';

/** Parameters of a route about one case: its id, or the code of its account. */
export const caseParamsSchema = { ...idParamsSchema, properties: { id: { type: 'string', minLength: 1, maxLength: 128 } } } as const;

/** Name of a command, so that giving it twice does it once. */
export const factKeySchema = {
  type: 'string',
  pattern: '^[A-Za-z0-9_-]{8,64}$',
  description: 'chosen by the caller, so that asking twice records once',
} as const;

/** Query of a change that may only be told. */
export const dryRunQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { dryRun: { type: 'boolean', default: false, description: 'say what would happen, record nothing' } },
} as const;

/** What a fact changes for one item: it pauses, stops for good, goes on, or is paused otherwise than before. */
export const effectSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['itemId', 'number', 'change', 'fr', 'en'],
  properties: {
    itemId: { type: 'string' },
    number: { type: 'string' },
    change: { enum: ['pauses', 'stops', 'resumes', 'changes'] },
    until: { type: 'string', description: 'last civil date of the pause, where known' },
    ...localizedSchema.properties,
  },
} as const;

const recordedSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['fact', 'recorded', 'effect'],
  properties: {
    fact: recordedFactSchema,
    recorded: { type: 'boolean', description: 'false: a dry run, or it had been recorded before' },
    effect: { type: 'array', items: effectSchema, description: 'the items for which something changes, and how' },
  },
} as const;

/** A fact as shown: with the numbers of its items, and the name of whoever recorded it. */
const factViewSchema = {
  type: 'object',
  title: 'factView',
  additionalProperties: false,
  required: ['fact', 'items', 'by'],
  properties: { fact: recordedFactSchema, items: { type: 'array', items: { type: 'string' } }, by: { type: 'string' } },
} as const;

/** A fact as shown. */
export type FactView = FromSchema<typeof factViewSchema>;

/** What people recorded about a case, newest first. */
export const listFacts = {
  method: 'GET',
  url: '/api/v1/cases/:id/facts',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listFacts',
    summary: 'What was recorded about a case: promises, disputes, contacts outside…',
    tags: ['cases'],
    params: caseParamsSchema,
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['facts'],
        properties: { facts: { type: 'array', items: factViewSchema } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Records a fact about a case or some of its items; the same `key` again records nothing. Each kind has a least role of its own. */
export const recordFact = {
  method: 'POST',
  url: '/api/v1/cases/:id/facts',
  config: { role: 'salesRep' },
  schema: {
    operationId: 'recordFact',
    summary: 'Record a fact: a promise, a dispute, a contact outside…',
    tags: ['cases'],
    params: caseParamsSchema,
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['kind'],
      properties: {
        kind: { enum: factKindNames },
        ...factFields,
        items: {
          type: 'array',
          minItems: 1,
          maxItems: 1000,
          items: { type: 'string', minLength: 1, maxLength: 128 },
          description: 'ids or numbers; absent: the whole case',
        },
        allBut: {
          type: 'array',
          minItems: 1,
          maxItems: 1000,
          items: { type: 'string', minLength: 1, maxLength: 128 },
          description: 'ids or numbers: it is about every other item on its way, so that the next message is about these alone (law 27)',
        },
        key: factKeySchema,
      },
    },
    response: { 200: recordedSchema, ...failure },
  },
} as const satisfies Contract;

/** Lifts a fact, or withdraws it as recorded in error, once: the second answer changes nothing and tells who was first. */
export const liftFact = {
  method: 'POST',
  url: '/api/v1/facts/:id/lift',
  config: { role: 'salesRep' },
  schema: {
    operationId: 'liftFact',
    summary: 'Lift a fact',
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
export type FactRecorded = FromSchema<typeof recordedSchema>;
