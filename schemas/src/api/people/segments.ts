import type { FromSchema } from 'json-schema-to-ts';
import { segmentChangeSchema } from '../../records/segment-rules.js';
import { failure, idParamsSchema, pageQueryProperties, type Contract } from '../contract.js';
import { dryRunQuery } from '../facts.js';

const segment = { type: 'string', minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]+$' } as const;
const accounts = { type: 'integer', minimum: 0 } as const;
const codes = { type: 'array', items: { type: 'string' }, description: 'of the first hundred, in the order of their codes' } as const;

const ruleProperties = {
  segment,
  condition: {
    type: 'object',
    additionalProperties: true,
    description: 'a comparison, or an `all`, `any` or `not` of others, over the fields of segment rules',
  },
} as const;

/** What rules make of all accounts of an entity today, before anything is changed. */
export const segmentSurveySchema = {
  type: 'object',
  title: 'segmentSurvey',
  additionalProperties: false,
  required: ['version', 'accounts', 'rules', 'segments', 'overlaps', 'uncovered', 'moves'],
  properties: {
    version: { type: 'integer', minimum: 0, description: 'of the rules; 0: there are none' },
    changedAt: { type: 'integer' },
    changedBy: { type: 'string', description: 'name of who made them' },
    accounts,
    rules: {
      type: 'array',
      description: 'in their order: the first an account satisfies decides',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['segment', 'condition', 'accounts'],
        properties: { ...ruleProperties, accounts: { ...accounts, description: 'that it decides' } },
      },
    },
    segments: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['segment', 'accounts'],
        properties: { segment, accounts, scenario: { type: 'string', description: 'id@version its new items enter; absent: none' } },
      },
    },
    overlaps: {
      type: 'array',
      description: 'accounts a later rule would have put elsewhere: by the positions of the rule that decides and of the later one',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['rule', 'other', 'accounts', 'codes'],
        properties: { rule: { type: 'integer' }, other: { type: 'integer' }, accounts, codes },
      },
    },
    uncovered: {
      type: 'object',
      description: 'accounts no rule decides: they stay in the segment their file or a person named',
      additionalProperties: false,
      required: ['accounts', 'codes'],
      properties: { accounts, codes },
    },
    moves: {
      type: 'array',
      description:
        'what the next evaluation changes: new items enter the scenario of the new segment, those on their way keep theirs (law 27)',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to', 'accounts'],
        properties: { from: segment, to: segment, accounts },
      },
    },
  },
} as const;

/** What rules make of the accounts. */
export type SegmentSurvey = FromSchema<typeof segmentSurveySchema>;

/** The rules with what they make of the accounts today: how many each decides, which overlap, who is not covered. */
export const getSegments = {
  method: 'GET',
  url: '/api/v1/segments',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getSegments',
    summary: 'Segment rules and the accounts they decide',
    tags: ['segments'],
    response: { 200: segmentSurveySchema, ...failure },
  },
} as const satisfies Contract;

/** Replaces the rules over the version they were made from, and evaluates them; a dry run only says what they would make of the accounts. */
export const putSegments = {
  method: 'PUT',
  url: '/api/v1/segments',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'putSegments',
    summary: 'Replace the segment rules',
    tags: ['segments'],
    querystring: dryRunQuery,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['version', 'rules'],
      properties: {
        version: { type: 'integer', minimum: 0, description: 'of the rules as they were read; 0: there were none' },
        rules: {
          type: 'array',
          maxItems: 100,
          items: { type: 'object', additionalProperties: false, required: ['segment', 'condition'], properties: ruleProperties },
        },
      },
    },
    response: { 200: segmentSurveySchema, ...failure },
  },
} as const satisfies Contract;

/** Accounts a rule put into another segment while items of theirs were on their way, and nobody has looked at yet. */
export const listSegmentChanges = {
  method: 'GET',
  url: '/api/v1/segments/changes',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listSegmentChanges',
    summary: 'Changes of segment to look at',
    tags: ['segments'],
    querystring: { type: 'object', additionalProperties: false, properties: pageQueryProperties },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['rows'],
        properties: { rows: { type: 'array', items: segmentChangeSchema }, nextCursor: { type: 'string' } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Says that a person has looked at a change of segment; the second who says so is told who was first. */
export const markSegmentChangeSeen = {
  method: 'POST',
  url: '/api/v1/segments/changes/:id/seen',
  config: { role: 'collector' },
  schema: {
    operationId: 'markSegmentChangeSeen',
    summary: 'A change of segment was looked at',
    tags: ['segments'],
    params: idParamsSchema,
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['change', 'recorded'],
        properties: { change: segmentChangeSchema, recorded: { type: 'boolean', description: 'false: it was said before' } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;
