import { Ajv } from 'ajv';
import type { FastifySchema, FastifySchemaCompiler } from 'fastify';
import fastifyPlugin from 'fastify-plugin';

/** Keywords of OpenAPI that say nothing about validity. */
const annotations = ['example'];

/**
 * Bodies are taken as they are: nothing is converted, and a member the schema does not name is refused, not dropped (mass assignment).
 * Paths and queries are text, so numbers and booleans are read from it there.
 */
export const validation = fastifyPlugin((app, _options, done) => {
  const options = { removeAdditional: false, useDefaults: true, allErrors: true, allowUnionTypes: true, keywords: annotations } as const;
  const strict = new Ajv({ ...options, coerceTypes: false });
  const fromText = new Ajv({ ...options, coerceTypes: true });
  const compiler: FastifySchemaCompiler<FastifySchema> = ({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : fromText).compile(schema);
  app.setValidatorCompiler(compiler);
  done();
});
