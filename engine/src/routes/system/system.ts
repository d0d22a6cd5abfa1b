import { contracts, type IssueView, type Readiness } from '@relance/schemas';
import { openContentFiles } from '@relance/store';
import { join } from 'node:path';
import { clockView } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';

type Service = Readiness['services'][number];

async function look(name: string, ask: () => Promise<void>): Promise<Service> {
  try {
    await ask();
    return { name, ready: true };
  } catch (error) {
    // not a failure of ours: that the service does not answer is what was asked
    return { name, ready: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Liveness, readiness by service, and the business clock. */
export function systemRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const files = openContentFiles(join(dependencies.config.dataFolder, 'files'));
  app.route({ ...contracts.getHealth, handler: () => ({ status: 'ok' as const }) });

  app.route({
    ...contracts.getReadiness,
    handler: async () => {
      const services = await Promise.all([
        look('mongodb', () => dependencies.store.ping()),
        look('temporal', () => dependencies.temporalReady()),
        look('files', () => files.check()),
      ]);
      if (app.draining.begun) services.push({ name: 'engine', ready: false, detail: 'stopping' });
      const missing = services.filter((service) => !service.ready);
      if (missing.length === 0) return { status: 'ready' as const, services };
      const issues = missing.map(({ name, detail }): IssueView => {
        return {
          code: 'serviceMissing',
          service: name,
          fr: `${name} ne répond pas : ${detail ?? ''}`,
          en: `${name} does not answer: ${detail ?? ''}`,
        };
      });
      throw new ApiError('RLC_SERVICE_MISSING', { params: { services: missing.map(({ name }) => name).join(', ') }, issues });
    },
  });

  app.route({
    ...contracts.getClock,
    handler: async (request) => clockView(dependencies, await dependencies.store.entities.get(callerIn(request).entityId)),
  });
}
