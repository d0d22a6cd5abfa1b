import { Metrics, metricsContentType } from '@relance/operations';
import { contracts, type Entity } from '@relance/schemas';
import type { Caller } from '../../access/caller.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { tellEntity } from '../../operations/tell-entity.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { latestCoverage } from './latest-coverage.js';

/** The server's own token watches the whole deployment, anybody else the entity he works in. */
function watchedBy({ by, entityId }: Caller, entities: readonly Entity[]): readonly Entity[] {
  return by === 'token' ? entities : entities.filter(({ _id }) => _id === entityId);
}

/** Whether a look succeeded, told as a dependency that is up. */
async function tellUp(metrics: Metrics, dependency: string, look: () => Promise<void>): Promise<boolean> {
  try {
    await look();
    metrics.set('relance_dependency_up', { dependency }, 1);
    return true;
  } catch {
    // that it does not answer is what is told here; /readyz says why
    metrics.set('relance_dependency_up', { dependency }, 0);
    return false;
  }
}

/**
 * Metrics for whoever watches: what cannot be read is left out and its dependency told as down. Without the database nobody can be let in, so that the
 * scrape itself fails then, which is an alert as well.
 */
export function metricsRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;
  const coverageOf = latestCoverage(dependencies);

  async function tellQueues(metrics: Metrics): Promise<void> {
    for (const { queue, work, backlog, lagSeconds, pollers } of (await dependencies.queueStates?.()) ?? []) {
      metrics.set('relance_queue_backlog', { queue, work }, backlog);
      metrics.set('relance_queue_lag_seconds', { queue, work }, lagSeconds);
      metrics.set('relance_queue_pollers', { queue, work }, pollers);
    }
  }

  app.route({
    ...contracts.getMetrics,
    handler: async (request, reply) => {
      const metrics = new Metrics();
      const caller = callerIn(request);
      await Promise.all([
        tellUp(metrics, 'mongodb', async () => {
          for (const entity of watchedBy(caller, await store.entities.list())) await tellEntity(dependencies, metrics, entity, coverageOf);
        }),
        tellUp(metrics, 'temporal', async () => {
          await dependencies.temporalReady();
          await tellQueues(metrics);
        }),
      ]);
      return reply.type(metricsContentType).send(`${await metrics.text()}${await app.requestMetrics.text()}`);
    },
  });
}
