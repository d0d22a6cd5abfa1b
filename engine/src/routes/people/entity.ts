import { canonicalJson } from '@relance/domain';
import { contracts, type Entity } from '@relance/schemas';
import { defaultEntityId, hasBankDetails, unnamedEntity } from '../../access/first-entity.js';
import type { Caller } from '../../access/caller.js';
import { refuseFaults } from '../../ledger/accounts/account-lookup.js';
import { businessMoment } from '../../clock/business-day.js';
import type { EngineDependencies, ApiServer } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { createEntity, placesOf } from '../../people/entity-places.js';
import { entityFaults } from '../../people/entity-faults.js';
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

/** Which fields of the entity somebody changed: their names alone. */
function changedFields(known: Entity | undefined, stated: Entity): string {
  const before: Partial<Record<string, unknown>> = { ...known };
  const fields = Object.entries(stated).filter(([name, value]) => canonicalJson(value) !== canonicalJson(before[name] ?? null));
  return fields
    .map(([name]) => name)
    .sort()
    .join(',');
}

/** The entity as its admin states it; the pause of one that could not be paid ends when its bank details arrive, any other pause stays. Throws RLC_INVALID_INPUT. */
async function replaceEntity(dependencies: EngineDependencies, { entityId, userId }: Caller, stated: Entity): Promise<Entity> {
  const { store } = dependencies;
  refuseFaults(entityFaults(stated));
  const known = await store.entities.get(entityId);
  const becomesComplete = known !== undefined && !hasBankDetails(known) && hasBankDetails(stated);
  const after = await store.entities.upsert({ ...(becomesComplete ? { sendingPaused: false } : {}), ...stated, _id: entityId });
  const fields = changedFields(known, after);
  const { nowMs: at } = businessMoment(dependencies, after);
  if (fields !== '')
    await store.auditLog.append({ entityId, at, userId, action: 'entity.changed', subjectId: entityId, details: { fields } });
  return after;
}

/** Reading and changing the creditor entity of the session, and those beside it. */
export function entityRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  app.route({ ...contracts.getEntity, handler: (request) => entityOf(dependencies, callerIn(request).entityId) });

  app.route({
    ...contracts.listEntities,
    handler: async (request) => ({ entities: await placesOf(dependencies, callerIn(request)) }),
  });

  app.route({ ...contracts.createEntity, handler: (request) => createEntity(dependencies, callerIn(request), request.body) });

  app.route({
    ...contracts.putEntity,
    handler: (request) => replaceEntity(dependencies, callerIn(request), request.body),
  });
}
