import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyPlugin from 'fastify-plugin';

/** Requests a minute from one address before it must wait; the command line works through files in one request, the page in dozens. */
const REQUESTS_A_MINUTE = 1200;

/** Headers that keep a page from running anything but our own files, and a limit on how fast one address may ask. */
export const security = fastifyPlugin(async (app) => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // React Flow and positioned elements set style attributes; no style element or sheet from elsewhere is allowed
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // the engine serves plain HTTP on the loopback; whoever ends TLS in front of it sets the transport policy
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
  await app.register(rateLimit, { max: REQUESTS_A_MINUTE, timeWindow: '1 minute' });
});
