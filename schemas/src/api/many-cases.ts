import type { FromSchema } from 'json-schema-to-ts';
import { factFields } from '../facts/fact-fields.js';
import { factKindNames } from '../facts/fact-kinds.js';
import { failure, type Contract } from './contract.js';
import { dryRunQuery, factKeySchema } from './facts.js';

/** Cases changed by one request at most; a longer selection is sent part by part. */
export const mostCasesAtOnce = 50;

const cases = {
  type: 'array',
  minItems: 1,
  maxItems: mostCasesAtOnce,
  items: { type: 'string', minLength: 1, maxLength: 128 },
  description: 'ids of cases',
} as const;

/** What became of one case of many: done, told only, or refused with the reason in both languages. Nothing hangs on the others. */
const caseOutcomeSchema = {
  type: 'object',
  title: 'caseOutcome',
  additionalProperties: false,
  required: ['id', 'name', 'recorded', 'pauses', 'stops', 'resumes', 'changes'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string', description: 'of the account' },
    recorded: { type: 'boolean', description: 'false: a dry run, refused, or it was so before' },
    pauses: { type: 'integer', description: 'items that wait then' },
    stops: { type: 'integer' },
    resumes: { type: 'integer' },
    changes: { type: 'integer', description: 'items that wait otherwise' },
    refusal: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'fr', 'en'],
      properties: { code: { type: 'string' }, fr: { type: 'string' }, en: { type: 'string' } },
    },
  },
} as const;

/** What became of one case of many. */
export type CaseOutcome = FromSchema<typeof caseOutcomeSchema>;

const response = {
  200: {
    type: 'object',
    additionalProperties: false,
    required: ['outcomes'],
    properties: { outcomes: { type: 'array', items: caseOutcomeSchema } },
  },
  ...failure,
} as const;

/** Records the same fact about each of some cases, whole; one that is refused leaves the others as they are asked. The same `key` again records nothing twice. */
export const recordFactOfMany = {
  method: 'POST',
  url: '/api/v1/facts',
  config: { role: 'salesRep' },
  schema: {
    operationId: 'recordFactOfMany',
    summary: 'Record the same fact about each of some cases',
    tags: ['cases'],
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['cases', 'kind', 'key'],
      properties: { cases, kind: { enum: factKindNames }, ...factFields, key: factKeySchema },
    },
    response,
  },
} as const satisfies Contract;

/** Gives the accounts of some cases to a collector; one that is refused leaves the others as they are asked. */
export const assignCases = {
  method: 'POST',
  url: '/api/v1/cases/collector',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'assignCases',
    summary: 'Give the accounts of some cases to a collector',
    tags: ['cases'],
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['cases', 'collector'],
      properties: {
        cases,
        collector: { type: 'string', minLength: 1, maxLength: 200, description: 'e-mail address of a user of the entity, or a name' },
      },
    },
    response,
  },
} as const satisfies Contract;
