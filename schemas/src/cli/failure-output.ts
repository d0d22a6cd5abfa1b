import type { FromSchema } from 'json-schema-to-ts';
import { issueViewSchema } from '../api/problem.js';

/** What any command prints with `--json` when it could not do its work; the exit code says whose fault it is. */
export const failureOutputSchema = {
  type: 'object',
  title: 'failureOutput',
  additionalProperties: false,
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'fr', 'en', 'issues'],
      properties: {
        code: { type: 'string' },
        fr: { type: 'string' },
        en: { type: 'string' },
        issues: { type: 'array', items: issueViewSchema },
      },
    },
  },
} as const;

/** What a command prints that could not do its work. */
export type FailureOutput = FromSchema<typeof failureOutputSchema>;
