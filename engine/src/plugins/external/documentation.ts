import swagger from '@fastify/swagger';
import fastifyPlugin from 'fastify-plugin';

/** The OpenAPI document, made from the contracts the routes were registered with. */
export const documentation = fastifyPlugin(async (app) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Relance',
        version: '1',
        description:
          'Everything the page and the command line do. Refusals are problem documents (RFC 9457) with codes in docs/reference/errors.md.',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'relance' },
        },
      },
      security: [{ bearer: [] }, { session: [] }],
    },
  });
});
