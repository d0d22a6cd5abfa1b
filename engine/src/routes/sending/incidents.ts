import { contracts } from '@relance/schemas';
import { userId } from '@relance/store';
import type { Caller } from '../../access/caller.js';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import type { Doing } from '../../facts/keep-fact.js';
import { assignIncidents, decideIncidents } from '../../messages/incidents/decide-incidents.js';
import { incidentViews } from '../../messages/incidents/incident-views.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { entityOf } from '../people/entity.js';

async function doingOf(dependencies: EngineDependencies, caller: Caller): Promise<Doing> {
  const { nowMs, today } = businessMoment(dependencies, await entityOf(dependencies, caller.entityId));
  return { caller, nowMs, today };
}

/** A user who may act in the entity, by address. Throws RLC_INVALID_INPUT. */
async function actingUser({ store }: EngineDependencies, entityId: string, email: string): Promise<{ _id: string; name: string }> {
  const id = userId(email);
  const [user, seat] = await Promise.all([store.users.get(id), store.seats.get(entityId, id)]);
  if (user !== undefined && seat !== undefined && seat.locked !== true) return user;
  const fr = `${email} n’est pas un utilisateur de cette entité, ou son accès est fermé.`;
  const en = `${email} is no user of this entity, or access is closed.`;
  throw new ApiError('RLC_INVALID_INPUT', { issues: [{ code: 'incident.userUnknown', path: 'body/to', fr, en }] });
}

/** Messages that failed or may not have left, over all cases: listed, sent again, left, given to somebody. */
export function incidentRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;

  app.route({
    ...contracts.listIncidents,
    handler: async (request) => {
      const { entityId } = callerIn(request);
      const { rows, ...page } = await store.dispatches.incidents(entityId, request.query);
      return { incidents: await incidentViews(store, entityId, rows), ...page };
    },
  });

  app.route({
    ...contracts.retryIncidents,
    handler: async (request) => {
      const doing = await doingOf(dependencies, callerIn(request));
      return decideIncidents(dependencies, 'retry', { ...request.body, dryRun: request.query.dryRun }, doing);
    },
  });

  app.route({
    ...contracts.skipIncidents,
    handler: async (request) => {
      const doing = await doingOf(dependencies, callerIn(request));
      return decideIncidents(dependencies, 'skip', { ...request.body, dryRun: request.query.dryRun }, doing);
    },
  });

  app.route({
    ...contracts.assignIncidents,
    handler: async (request) => {
      const doing = await doingOf(dependencies, callerIn(request));
      const { ids, to } = request.body;
      const user = await actingUser(dependencies, doing.caller.entityId, to);
      return assignIncidents(dependencies, { ids, dryRun: request.query.dryRun, user }, doing);
    },
  });
}
