import { contracts } from '@relance/schemas';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';

/** The views of the list of accounts, each user his own in each entity. */
export function savedViewRoutes(app: ApiServer, { store }: EngineDependencies): void {
  app.route({
    ...contracts.listSavedViews,
    handler: (request) => {
      const { entityId, userId } = callerIn(request);
      return store.savedViews.of(entityId, userId);
    },
  });

  app.route({
    ...contracts.saveViews,
    handler: async (request) => {
      const { entityId, userId } = callerIn(request);
      const { views, version } = request.body;
      const kept = await store.savedViews.save(entityId, userId, views, version);
      if (kept === undefined) throw new ApiError('RLC_VIEWS_CHANGED');
      return { views, version: kept };
    },
  });
}
