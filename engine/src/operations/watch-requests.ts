import { Metrics } from '@relance/operations';
import fastifyPlugin from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    /** What this process counted of its answers, and what it uses. */
    requestMetrics: Metrics;
  }
}

/** Parameters of routes that name what a line of the log is about. */
const subjects: readonly (readonly [prefix: string, field: string])[] = [
  ['/api/v1/cases/:id', 'caseId'],
  ['/api/v1/dispatches/:id', 'dispatchId'],
  ['/api/v1/tasks/:id', 'taskId'],
];

/** The member of the log that names the subject of a route; undefined: it has none, or a caller wrote something that is no id. */
function subjectOf(route: string | undefined, params: unknown): Record<string, string> | undefined {
  const field = subjects.find(([prefix]) => route?.startsWith(prefix))?.[1];
  const id: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'id') : undefined;
  return field !== undefined && typeof id === 'string' && /^[A-Za-z0-9._-]{1,128}$/u.test(id) ? { [field]: id } : undefined;
}

/** Counts every answer by method and class of status, measures how long it took, and puts case, dispatch or task into the lines logged about a request. */
export const watchRequests = fastifyPlugin((app, _options, done) => {
  const metrics = new Metrics();
  metrics.watchProcess();
  app.decorate('requestMetrics', metrics);
  app.addHook('onRequest', (request, reply, next) => {
    const subject = subjectOf(request.routeOptions.url, request.params);
    if (subject !== undefined) {
      request.log = request.log.child(subject);
      reply.log = request.log;
    }
    next();
  });
  app.addHook('onResponse', (request, reply, next) => {
    const { method } = request;
    metrics.count('relance_http_requests_total', { method, status: `${String(Math.floor(reply.statusCode / 100))}xx` });
    metrics.observe('relance_http_request_seconds', { method }, reply.elapsedTime / 1000);
    next();
  });
  done();
});
