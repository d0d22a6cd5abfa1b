import type { FromSchema } from 'json-schema-to-ts';
import { plainTextChannels } from '../channels.js';
import { graphSchema, type Graph } from './graph.js';

/**
 * A template in one locale, written in Handlebars. Its body is HTML that stands in a letter, its subject the title; for a channel of plain text the
 * body is the whole message, and there is no subject.
 */
export const templateSchema = {
  type: 'object',
  title: 'template',
  additionalProperties: false,
  required: ['id', 'version', 'channel', 'locale', 'body'],
  properties: {
    id: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
    version: { type: 'integer', minimum: 1 },
    channel: { type: 'string' },
    locale: { enum: ['fr', 'en'] },
    subject: { type: 'string', minLength: 1, maxLength: 300 },
    body: { type: 'string', minLength: 1, maxLength: 65536 },
  },
  if: { properties: { channel: { enum: plainTextChannels } } },
  else: { required: ['subject'] },
} as const;

/** One immutable version of a template in one locale. */
export type Template = FromSchema<typeof templateSchema>;

/** A scenario file (DESIGN "dear to change"): `{graph, templates[], catalogueVersion}`. */
export const bundleSchema = {
  type: 'object',
  title: 'bundle',
  additionalProperties: false,
  required: ['graph', 'templates', 'catalogueVersion'],
  properties: {
    graph: graphSchema,
    templates: { type: 'array', items: templateSchema },
    catalogueVersion: { type: 'integer', minimum: 1 },
  },
} as const;

/** A scenario file as read from disk or the API. */
export interface ScenarioBundle {
  graph: Graph;
  templates: Template[];
  catalogueVersion: number;
}
