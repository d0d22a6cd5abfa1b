import type { JsonSchemaToTsProvider } from '@fastify/type-provider-json-schema-to-ts';
import Fastify, { type FastifyInstance } from 'fastify';
import { defaultEntityId } from './access/first-entity.js';
import type { ApiServer, EngineDependencies } from './dependencies.js';
import { uploads } from './ledger/imports/receive-upload.js';
import { accessControl } from './plugins/app/access-control.js';
import { problems } from './plugins/app/problems.js';
import { validation } from './plugins/app/validation.js';
import { documentation } from './plugins/external/documentation.js';
import { security } from './plugins/external/security.js';
import { sessions } from './plugins/external/sessions.js';
import { dossierRoutes } from './handover/dossier-routes.js';
import { letterRoutes } from './messages/letters/letter-routes.js';
import { documentRoutes } from './documents/document-routes.js';
import { postRoutes } from './messages/post/post-routes.js';
import { mailRoutes } from './messages/mail/mail-routes.js';
import { registeredRoutes } from './messages/registered/registered-routes.js';
import { caseRoutes } from './routes/cases/cases.js';
import { manyCasesRoutes } from './routes/cases/many-cases.js';
import { coverageRoutes } from './routes/system/coverage.js';
import { dispatchRoutes } from './routes/cases/dispatches.js';
import { auditRoutes } from './routes/people/audit.js';
import { accountRoutes } from './routes/people/accounts.js';
import { ApiError } from './errors.js';
import { entityRoutes } from './routes/people/entity.js';
import { importRoutes } from './routes/imports/imports.js';
import { paymentRoutes } from './routes/money/payments.js';
import { recordRoutes } from './routes/records.js';
import { savedViewRoutes } from './routes/people/saved-views.js';
import { segmentRoutes } from './routes/people/segments.js';
import { draftRoutes } from './routes/scenarios/drafts.js';
import { scenarioRoutes } from './routes/scenarios/scenarios.js';
import { simulationRoutes } from './routes/scenarios/simulations.js';
import { absenceRoutes } from './routes/people/absences.js';
import { keyRoutes } from './routes/people/keys.js';
import { userRoutes } from './routes/people/users.js';
import { sessionRoutes } from './routes/people/session.js';
import { statusRoutes } from './routes/system/status.js';
import { factRoutes } from './routes/facts/facts.js';
import { incidentRoutes } from './routes/sending/incidents.js';
import { sendingRoutes } from './routes/sending/sending.js';
import { trialRoutes } from './routes/sending/trials.js';
import { metricsRoutes } from './routes/system/metrics.js';
import { drainable } from './operations/draining.js';
import { watchRequests } from './operations/watch-requests.js';
import { systemRoutes } from './routes/system/system.js';
import { taskRoutes } from './routes/cases/tasks.js';
import { previewRoutes } from './routes/texts/previews.js';
import { statementRoutes } from './routes/texts/statements.js';
import { templateRoutes } from './routes/texts/templates.js';
import { textMessageRoutes } from './messages/text-messages/text-message-routes.js';
import { webRoutes } from './routes/system/web.js';
import { whyRoutes } from './routes/cases/why.js';

/** Largest JSON body: a scenario file with its templates. */
const MOST_BODY_BYTES = 2 * 1024 * 1024;

/** Every group of routes, by the contracts they serve. */
const routeGroups = [
  systemRoutes,
  metricsRoutes,
  sessionRoutes,
  entityRoutes,
  importRoutes,
  scenarioRoutes,
  draftRoutes,
  simulationRoutes,
  templateRoutes,
  previewRoutes,
  statementRoutes,
  dossierRoutes,
  caseRoutes,
  manyCasesRoutes,
  savedViewRoutes,
  whyRoutes,
  factRoutes,
  paymentRoutes,
  sendingRoutes,
  trialRoutes,
  incidentRoutes,
  recordRoutes,
  accountRoutes,
  segmentRoutes,
  userRoutes,
  keyRoutes,
  absenceRoutes,
  auditRoutes,
  taskRoutes,
  dispatchRoutes,
  letterRoutes,
  registeredRoutes,
  documentRoutes,
  postRoutes,
  textMessageRoutes,
  mailRoutes,
  statusRoutes,
  coverageRoutes,
  webRoutes,
] as const;

/** The entity the command line's token works in: the one its header names, else that of the first run, else the first. Throws RLC_NOT_FOUND. */
async function tokenEntityId({ store }: EngineDependencies, wanted: string | undefined): Promise<string> {
  const ids = (await store.entities.list()).map(({ _id }) => _id);
  if (wanted === undefined) return ids.find((id) => id === defaultEntityId) ?? ids[0] ?? defaultEntityId;
  if (!ids.includes(wanted)) throw new ApiError('RLC_NOT_FOUND', { params: { what: wanted } });
  return wanted;
}

/**
 * The HTTP border of Relance: plugins in the order they must run (validation, refusals, headers, sessions, access), then the routes. The
 * caller listens, or injects requests in tests.
 */
export async function buildApp(dependencies: EngineDependencies): Promise<FastifyInstance> {
  const { config, store } = dependencies;
  const app = Fastify({
    bodyLimit: MOST_BODY_BYTES,
    trustProxy: config.trustProxy,
    // a request on a connection that was kept is answered even while the server closes
    return503OnClosing: false,
    // query strings and headers are left out of the log: a search may hold a person's name
    logger:
      config.logLevel === 'silent'
        ? false
        : {
            level: config.logLevel,
            ...(dependencies.logTo === undefined ? {} : { stream: dependencies.logTo }),
            serializers: { req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }) },
          },
    routerOptions: { maxParamLength: 128 },
  });
  await app.register(drainable);
  await app.register(watchRequests);
  await app.register(validation);
  await app.register(problems);
  await app.register(security);
  await app.register(documentation);
  await app.register(sessions, { sessions: store.sessions, secret: dependencies.sessionSecret, overTls: config.trustProxy });
  const tokens = [dependencies.cliToken, ...(config.token === undefined ? [] : [config.token])];
  await app.register(accessControl, {
    tokens,
    tokenEntityId: (wanted) => tokenEntityId(dependencies, wanted),
    store,
    realNow: dependencies.realNow,
  });
  await app.register(uploads);
  const api: ApiServer = app.withTypeProvider<JsonSchemaToTsProvider>();
  for (const routes of routeGroups) await routes(api, dependencies);
  return app;
}
