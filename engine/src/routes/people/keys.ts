import { contracts } from '@relance/schemas';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { createKey, keyView, revokeKey } from '../../people/change-key.js';
import { callerIn } from '../../plugins/app/access-control.js';

/** The keys by which machines act in the entity of the caller. */
export function keyRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { apiKeys } = dependencies.store;

  app.route({
    ...contracts.listKeys,
    handler: async (request) => {
      const keys = await apiKeys.ofEntity(callerIn(request).entityId);
      return { keys: await Promise.all(keys.map((key) => keyView(dependencies, key))) };
    },
  });

  app.route({ ...contracts.createKey, handler: (request) => createKey(dependencies, callerIn(request), request.body) });
  app.route({ ...contracts.revokeKey, handler: (request) => revokeKey(dependencies, callerIn(request), request.params.id) });
}
