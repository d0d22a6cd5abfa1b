import type { FromSchema } from 'json-schema-to-ts';
import { graphSchema, type Graph } from './graph.js';

/** An e-mail (later: any) template in one locale: Handlebars subject and body, body in HTML, the text part is derived from it. */
export const templateSchema = {
  type: 'object',
  title: 'template',
  additionalProperties: false,
  required: ['id', 'version', 'channel', 'locale', 'subject', 'body'],
  properties: {
    id: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
    version: { type: 'integer', minimum: 1 },
    channel: { type: 'string' },
    locale: { enum: ['fr', 'en'] },
    subject: { type: 'string', minLength: 1, maxLength: 300 },
    body: { type: 'string', minLength: 1, maxLength: 65536 },
  },
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
