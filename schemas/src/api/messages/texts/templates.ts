import type { FromSchema } from 'json-schema-to-ts';
import { issueViewSchema } from '../../problem.js';
import { failure, type Contract } from '../../contract.js';

const templateIdPattern = '^[a-z0-9][a-z0-9-]{0,62}$';

/** One step of a published scenario that says a text. */
const templateStepSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['nodeId', 'name', 'channel', 'level'],
  properties: {
    nodeId: { type: 'string' },
    name: { type: 'string' },
    channel: { type: 'string' },
    level: { type: 'integer', description: 'below 0: a courtesy' },
  },
} as const;

/** A published text in one language: one that differs under the same version is a row of its own. */
export const templateRowSchema = {
  type: 'object',
  title: 'templateRow',
  additionalProperties: false,
  required: ['id', 'version', 'channel', 'locale', 'publishedAt', 'usedIn'],
  properties: {
    id: { type: 'string' },
    version: { type: 'integer' },
    channel: { type: 'string' },
    locale: { enum: ['fr', 'en'] },
    subject: { type: 'string', description: 'absent where the channel is written as plain text' },
    publishedAt: { type: 'integer', description: 'business instant of its first publication' },
    usedIn: {
      type: 'array',
      description: 'every scenario version that brought it, newest first; no steps: it is there and no step says it',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['scenarioId', 'version', 'segments', 'steps'],
        properties: {
          scenarioId: { type: 'string' },
          version: { type: 'integer' },
          segments: { type: 'array', items: { type: 'string' }, description: 'whose new items enter that version' },
          steps: { type: 'array', items: templateStepSchema },
        },
      },
    },
  },
} as const;

/** Every published text, by id, version and language. */
export const listTemplates = {
  method: 'GET',
  url: '/api/v1/templates',
  config: { role: 'auditor' },
  schema: {
    operationId: 'listTemplates',
    summary: 'Published texts, and which steps say them',
    tags: ['templates'],
    querystring: {
      type: 'object',
      additionalProperties: false,
      properties: { channel: { type: 'string', maxLength: 40 }, locale: { enum: ['fr', 'en'] } },
    },
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['templates'],
        properties: { templates: { type: 'array', items: templateRowSchema } },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

const templateParams = {
  type: 'object',
  additionalProperties: false,
  required: ['template'],
  properties: { template: { type: 'string', pattern: templateIdPattern } },
} as const;

/** One text in all its versions and languages, with its source, the facts it prints and what the check says of it. */
export const getTemplate = {
  method: 'GET',
  url: '/api/v1/templates/:template',
  config: { role: 'auditor' },
  schema: {
    operationId: 'getTemplate',
    summary: 'A text in all its versions',
    tags: ['templates'],
    params: templateParams,
    response: {
      200: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'texts'],
        properties: {
          id: { type: 'string' },
          texts: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [...templateRowSchema.required, 'body', 'facts', 'findings'],
              properties: {
                ...templateRowSchema.properties,
                body: { type: 'string' },
                facts: { type: 'array', items: { type: 'string' }, description: 'what it prints: `deadlineOn`, `items[].number`' },
                findings: { type: 'array', items: issueViewSchema },
              },
            },
          },
        },
      },
      ...failure,
    },
  },
} as const satisfies Contract;

/** A published text with where it is used. */
export type TemplateRow = FromSchema<typeof templateRowSchema>;
