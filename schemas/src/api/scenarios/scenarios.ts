import type { FromSchema } from 'json-schema-to-ts';
import { failure, type Contract } from '../contract.js';
import { issueViewSchema } from '../problem.js';

/** A published version, with the segments whose new items enter it. */
export const scenarioVersionViewSchema = {
  type: 'object',
  title: 'scenarioVersionView',
  additionalProperties: false,
  required: ['scenarioId', 'version', 'hash', 'state', 'publishedAt', 'publishedBy', 'segments'],
  properties: {
    scenarioId: { type: 'string' },
    version: { type: 'integer' },
    hash: { type: 'string' },
    name: { type: 'string' },
    state: { enum: ['published', 'draining', 'archived'] },
    publishedAt: { type: 'integer' },
    publishedBy: { type: 'string', description: 'name of who published it' },
    segments: { type: 'array', items: { type: 'string' } },
    created: { type: 'boolean', description: 'false: the same plan was published before, nothing changed' },
    issues: { type: 'array', items: issueViewSchema, description: 'warnings of the compiler' },
  },
} as const;

/** What the compiler says of a drawing; errors are data, so a faulty drawing answers 200 here. */
const scenarioCheckSchema = {
  type: 'object',
  title: 'scenarioCheck',
  additionalProperties: false,
  required: ['issues'],
  properties: {
    hash: { type: 'string' },
    bytes: { type: 'integer' },
    bounds: { type: 'object', additionalProperties: true },
    issues: { type: 'array', items: issueViewSchema },
  },
} as const;

/** A scenario file, or a bare drawing: whatever is wrong with it, its shape included, is the compiler's to say, all at once. */
const drawnBundleSchema = { type: 'object', additionalProperties: true } as const;

/** Publishes a scenario file as its next version; the compile here is the only gate (DESIGN §4). */
export const publishScenario = {
  method: 'POST',
  url: '/api/v1/scenarios/publish',
  config: { role: 'admin' },
  schema: {
    operationId: 'publishScenario',
    summary: 'Publish a scenario',
    tags: ['scenarios'],
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['bundle'],
      properties: {
        bundle: drawnBundleSchema,
        note: { type: 'string', maxLength: 400 },
        confirmEachSend: {
          type: 'boolean',
          description: 'true: published so that a person confirms each message before it leaves (law 24), whatever the drawing says',
        },
      },
    },
    response: { 200: scenarioVersionViewSchema, ...failure },
  },
} as const satisfies Contract;

/** Compiles a drawing without publishing it. */
export const checkScenario = {
  method: 'POST',
  url: '/api/v1/scenarios/check',
  config: { role: 'auditor' },
  schema: {
    operationId: 'checkScenario',
    summary: 'Check a scenario',
    tags: ['scenarios'],
    body: { type: 'object', additionalProperties: false, required: ['bundle'], properties: { bundle: drawnBundleSchema } },
    response: { 200: scenarioCheckSchema, ...failure },
  },
} as const satisfies Contract;

/** All published versions, newest first within a scenario. */
export const listScenarios = {
  method: 'GET',
  url: '/api/v1/scenarios',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listScenarios',
    summary: 'Published scenarios',
    tags: ['scenarios'],
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['scenarios'],
        properties: { scenarios: { type: 'array', items: scenarioVersionViewSchema } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** One version with its drawing, templates and plan. */
export const getScenario = {
  method: 'GET',
  url: '/api/v1/scenarios/:reference',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getScenario',
    summary: 'One published version, by id@version',
    tags: ['scenarios'],
    params: {
      type: 'object',
      additionalProperties: false,
      required: ['reference'],
      properties: { reference: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}@[1-9][0-9]{0,5}$' } },
    },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['scenario', 'bundle', 'plan'],
        properties: {
          scenario: scenarioVersionViewSchema,
          bundle: { type: 'object', additionalProperties: true },
          plan: { type: 'object', additionalProperties: true },
        },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** What an assignment started. */
export const assignmentViewSchema = {
  type: 'object',
  title: 'assignmentView',
  additionalProperties: false,
  required: ['segment', 'scenarioId', 'version', 'hash', 'casesToOpen'],
  properties: {
    segment: { type: 'string' },
    scenarioId: { type: 'string' },
    version: { type: 'integer' },
    hash: { type: 'string' },
    casesToOpen: { type: 'integer', description: 'opened in the background; see the opening of GET /assignments' },
  },
} as const;

/** From now on the new items of a segment enter this version; running tokens keep their plan (law 27). */
export const assignScenario = {
  method: 'POST',
  url: '/api/v1/scenarios/assign',
  config: { role: 'admin' },
  schema: {
    operationId: 'assignScenario',
    summary: 'Assign a scenario to a segment',
    tags: ['scenarios'],
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['segment', 'scenarioId', 'version'],
      properties: {
        segment: { type: 'string', minLength: 1, maxLength: 80 },
        scenarioId: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
        version: { type: 'integer', minimum: 1, maximum: 999999 },
      },
    },
    response: { 200: assignmentViewSchema, ...failure },
  },
} as const satisfies Contract;

/** Which segment has which version, and how far the opening of its cases is. */
export const listAssignments = {
  method: 'GET',
  url: '/api/v1/assignments',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listAssignments',
    summary: 'Segments and their scenarios',
    tags: ['scenarios'],
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['assignments'],
        properties: {
          assignments: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['segment', 'scenarioId', 'version', 'hash', 'assignedAt', 'assignedBy'],
              properties: {
                segment: { type: 'string' },
                scenarioId: { type: 'string' },
                version: { type: 'integer' },
                hash: { type: 'string' },
                assignedAt: { type: 'integer' },
                assignedBy: { type: 'string' },
                opening: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['done', 'total'],
                  properties: { done: { type: 'integer' }, total: { type: 'integer' }, failed: { type: 'string' } },
                },
              },
            },
          },
        },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** A published version as shown. */
export type ScenarioVersionView = FromSchema<typeof scenarioVersionViewSchema>;
/** What the compiler says of a drawing. */
export type ScenarioCheck = FromSchema<typeof scenarioCheckSchema>;
/** What an assignment started. */
export type AssignmentView = FromSchema<typeof assignmentViewSchema>;
