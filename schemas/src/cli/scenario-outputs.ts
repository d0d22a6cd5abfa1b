import type { FromSchema } from 'json-schema-to-ts';
import { listAssignments, scenarioVersionViewSchema } from '../api/scenarios/scenarios.js';
import { issueViewSchema } from '../api/problem.js';

/** `relance scenario list`: published versions, and which segment has which. */
export const scenarioListOutputSchema = {
  type: 'object',
  title: 'scenarioListOutput',
  additionalProperties: false,
  required: ['scenarios', 'assignments'],
  properties: {
    scenarios: { type: 'array', items: scenarioVersionViewSchema },
    assignments: listAssignments.schema.response[200].properties.assignments,
  },
} as const;

/** `relance scenario publish`: the version, and the segment it was given to, if any. */
export const scenarioPublishOutputSchema = {
  type: 'object',
  title: 'scenarioPublishOutput',
  additionalProperties: false,
  required: ['scenarioId', 'version', 'hash', 'created', 'segment', 'casesToOpen', 'issues'],
  properties: {
    scenarioId: { type: 'string' },
    version: { type: 'integer' },
    hash: { type: 'string' },
    created: { type: 'boolean', description: 'false: the same plan was published before, nothing changed' },
    segment: { type: ['string', 'null'], description: 'whose new items enter this version from now on' },
    casesToOpen: { type: 'integer', description: 'opened in the background' },
    issues: { type: 'array', items: issueViewSchema, description: 'warnings of the compiler' },
  },
} as const;

const count = { type: 'integer', minimum: 0 } as const;
const day = { type: 'integer', description: 'days from the due date' } as const;

/** The most that can happen to one item on any path; gap, cap, suspensions and the time people take come on top of the days. */
const boundsSchema = {
  type: ['object', 'null'],
  description: 'the most that can happen to one item',
  additionalProperties: true,
  required: [
    'contactsAtMost',
    'contactsAtMostByChannel',
    'callsAtMost',
    'tasksAtMost',
    'levels',
    'firstDay',
    'lastDay',
    'daysAtMost',
    'costAtMost',
    'minutesAtMost',
    'steps',
  ],
  properties: {
    contactsAtMost: { ...count, description: 'messages accepted; one with companions is one' },
    contactsAtMostByChannel: { type: 'object', additionalProperties: count, description: 'dispatches, companions among them' },
    callsAtMost: { ...count, description: 'calls that reached somebody' },
    tasksAtMost: count,
    levels: { type: 'array', items: { type: 'integer' } },
    firstDay: day,
    lastDay: day,
    daysAtMost: { ...count, description: 'from the first to the last day' },
    costAtMost: {
      type: 'object',
      additionalProperties: false,
      required: ['cents', 'currency'],
      properties: { cents: count, currency: { type: 'string' } },
    },
    minutesAtMost: { type: 'number', minimum: 0, description: 'work of people' },
    steps: {
      type: 'object',
      description: 'earliest and latest day of each step, by card',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['earliest', 'latest'],
        properties: { earliest: day, latest: day },
      },
    },
    interrupts: {
      type: 'object',
      description: 'what the branch of an interrupt adds each time',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['contactsAtMost', 'tasksAtMost'],
        properties: { contactsAtMost: count, tasksAtMost: count },
      },
    },
  },
} as const;

/** `relance check`: everything the compiler says; `hash`, `bytes` and `bounds` are null while errors keep it from compiling. */
export const checkOutputSchema = {
  type: 'object',
  title: 'checkOutput',
  additionalProperties: false,
  required: ['hash', 'bytes', 'bounds', 'issues'],
  properties: {
    hash: { type: ['string', 'null'] },
    bytes: { type: ['integer', 'null'] },
    bounds: boundsSchema,
    issues: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: true,
        required: ['code', 'severity', 'nodeId', 'port', 'path', 'params', 'fr', 'en', 'fix'],
        properties: {
          code: { type: 'string' },
          severity: { enum: ['error', 'warning', 'info'] },
          nodeId: { type: ['string', 'null'] },
          port: { type: ['string', 'null'] },
          path: {
            type: 'array',
            items: { type: 'string' },
            description: 'nodes of a counter-example, in order; empty where there is none',
          },
          params: { type: 'object', additionalProperties: true },
          fr: { type: 'string' },
          en: { type: 'string' },
          fix: { description: 'a proposed correction; null where there is none' },
        },
      },
    },
  },
} as const;

/** What `relance scenario list` prints. */
export type ScenarioListOutput = FromSchema<typeof scenarioListOutputSchema>;
/** What `relance scenario publish` prints. */
export type ScenarioPublishOutput = FromSchema<typeof scenarioPublishOutputSchema>;
/** What `relance check` prints. */
export type CheckOutput = FromSchema<typeof checkOutputSchema>;
