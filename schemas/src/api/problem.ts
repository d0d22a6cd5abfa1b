import type { FromSchema } from 'json-schema-to-ts';

/** One thing wrong with what was sent, in the user's words; a scenario's issues also say where in the drawing. */
export const issueViewSchema = {
  type: 'object',
  additionalProperties: true,
  required: ['code', 'fr', 'en'],
  properties: {
    code: { type: 'string' },
    severity: { type: 'string' },
    nodeId: { type: 'string' },
    port: { type: 'string' },
    params: { type: 'object', additionalProperties: true },
    fr: { type: 'string' },
    en: { type: 'string' },
  },
} as const;

/** Every refusal of the API (RFC 9457 problem details): `code` is stable, the texts are for people. */
export const problemSchema = {
  type: 'object',
  title: 'problem',
  additionalProperties: true,
  required: ['type', 'title', 'status', 'code', 'fr', 'en', 'issues'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    fr: { type: 'string' },
    en: { type: 'string' },
    issues: { type: 'array', items: issueViewSchema },
    counts: { type: 'object', additionalProperties: { type: 'integer' } },
  },
} as const;

/** A refusal of the API. */
export type Problem = FromSchema<typeof problemSchema>;

/** One thing wrong with what was sent. */
export type IssueView = FromSchema<typeof issueViewSchema>;
