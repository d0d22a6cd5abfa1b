import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastifyPlugin from 'fastify-plugin';

const document = {
  openapi: '3.1.0',
  info: {
    title: 'Relance',
    version: '1',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    description:
      'Everything the page and the command line do. Refusals are problem documents (RFC 9457) with codes in docs/reference/errors.md.',
  },
  servers: [{ url: '/' }],
  components: {
    securitySchemes: {
      bearer: { type: 'http' as const, scheme: 'bearer' },
      session: { type: 'apiKey' as const, in: 'cookie', name: 'relance' },
    },
  },
  security: [{ bearer: [] }, { session: [] }],
};

/**
 * The OpenAPI document, made from the contracts the routes were registered with, and a page to read it on under `/api/v1/reference/`. Both are
 * public, since they hold no data; the page sends nothing, so that nobody changes a customer's file while reading.
 */
export const documentation = fastifyPlugin(async (app) => {
  await app.register(swagger, { openapi: document });
  await app.register(async (page) => {
    page.addHook('onRoute', (route) => {
      route.config = { ...route.config, role: 'public' };
    });
    await page.register(swaggerUi, {
      routePrefix: '/api/v1/reference',
      uiConfig: { supportedSubmitMethods: [], docExpansion: 'none', layout: 'BaseLayout' },
      theme: { title: 'Relance API' },
    });
  });
});
