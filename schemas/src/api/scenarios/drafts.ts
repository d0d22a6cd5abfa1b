import type { FromSchema } from 'json-schema-to-ts';
import { bundleSchema } from '../../scenario/bundle.js';
import { failure, type Contract } from '../contract.js';

const scenarioId = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' } as const;

const draftParams = { type: 'object', additionalProperties: false, required: ['id'], properties: { id: scenarioId } } as const;

/** A scenario file as far as it is drawn: its texts may be unfinished, the compiler says what they lack. */
const drawnSchema = {
  ...bundleSchema,
  title: 'drawnBundle',
  properties: {
    ...bundleSchema.properties,
    templates: { type: 'array', maxItems: 400, items: { type: 'object', additionalProperties: true } },
  },
} as const;

/** A draft without its drawing. */
const draftViewSchema = {
  type: 'object',
  title: 'draftView',
  additionalProperties: false,
  required: ['scenarioId', 'revision', 'savedAt', 'savedBy'],
  properties: {
    scenarioId: { type: 'string' },
    revision: { type: 'integer', minimum: 1 },
    name: { type: 'string' },
    savedAt: { type: 'integer' },
    savedBy: { type: 'string', description: 'name of who saved it' },
  },
} as const;

/** Drawings being edited, of all scenarios. */
export const listDrafts = {
  method: 'GET',
  url: '/api/v1/scenarios/drafts',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listDrafts',
    summary: 'Drafts of scenarios',
    tags: ['scenarios'],
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['drafts'],
        properties: { drafts: { type: 'array', items: draftViewSchema } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** One draft with its drawing and texts. */
export const getDraft = {
  method: 'GET',
  url: '/api/v1/scenarios/drafts/:id',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getDraft',
    summary: 'One draft with its drawing',
    tags: ['scenarios'],
    params: draftParams,
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['draft', 'bundle'],
        properties: { draft: draftViewSchema, bundle: { type: 'object', additionalProperties: true } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** Saves a drawing, faulty or not, as the revision after the one it was made from; who comes second is told who was faster, and overwrites nothing. */
export const saveDraft = {
  method: 'PUT',
  url: '/api/v1/scenarios/drafts/:id',
  config: { role: 'creditManager' },
  schema: {
    operationId: 'saveDraft',
    summary: 'Save a draft',
    tags: ['scenarios'],
    params: draftParams,
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['revision', 'bundle'],
      properties: {
        revision: { type: 'integer', minimum: 0, description: 'the one the drawing was made from; 0: there was none' },
        bundle: drawnSchema,
      },
    },
    response: { 200: draftViewSchema, ...failure },
  },
} as const satisfies Contract;

/** A draft without its drawing. */
export type DraftView = FromSchema<typeof draftViewSchema>;
