import { contracts, type Entity } from '@relance/schemas';
import type { EngineDependencies, ApiServer } from '../dependencies.js';
import { ApiError } from '../errors.js';
import { callerIn } from '../plugins/app/access-control.js';

/** The creditor entity a request works in. Throws RLC_NOT_FOUND before the first run. */
export async function entityOf(dependencies: Pick<EngineDependencies, 'store'>, entityId: string): Promise<Entity> {
  const entity = await dependencies.store.entities.get(entityId);
  if (entity === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: entityId } });
  return entity;
}

/** Reading and changing the creditor entity of the session. */
export function entityRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  app.route({ ...contracts.getEntity, handler: (request) => entityOf(dependencies, callerIn(request).entityId) });

  app.route({
    ...contracts.putEntity,
    handler: (request) => dependencies.store.entities.upsert({ ...request.body, _id: callerIn(request).entityId }),
  });
}
