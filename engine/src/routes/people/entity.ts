import { contracts, type Entity } from '@relance/schemas';
import { defaultEntityId, hasBankDetails, unnamedEntity } from '../../access/first-entity.js';
import type { EngineDependencies, ApiServer } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';

/**
 * The creditor entity a request works in. Before the first visit to the page the command line finds the first entity made for it, without a
 * name and with sending paused. Throws RLC_NOT_FOUND for any other that is not there.
 */
export async function entityOf(dependencies: Pick<EngineDependencies, 'store'>, entityId: string): Promise<Entity> {
  const { entities } = dependencies.store;
  const entity = await entities.get(entityId);
  if (entity !== undefined) return entity;
  if (entityId !== defaultEntityId) throw new ApiError('RLC_NOT_FOUND', { params: { what: entityId } });
  return entities.upsert(unnamedEntity());
}

/** The entity as its admin states it; the pause of one that could not be paid ends when its bank details arrive, any other pause stays. */
async function replaceEntity({ store }: Pick<EngineDependencies, 'store'>, entityId: string, stated: Entity): Promise<Entity> {
  const known = await store.entities.get(entityId);
  const becomesComplete = known !== undefined && !hasBankDetails(known) && hasBankDetails(stated);
  return store.entities.upsert({ ...(becomesComplete ? { sendingPaused: false } : {}), ...stated, _id: entityId });
}

/** Reading and changing the creditor entity of the session. */
export function entityRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  app.route({ ...contracts.getEntity, handler: (request) => entityOf(dependencies, callerIn(request).entityId) });

  app.route({
    ...contracts.putEntity,
    handler: (request) => replaceEntity(dependencies, callerIn(request).entityId, request.body),
  });
}
