import { isCivilDate, type CivilDate } from '@relance/domain';
import { contracts, type Entity, type OutputOf, type Suspension, type SuspensionRecorded } from '@relance/schemas';
import type { CaseRecords, Store, SuspensionSettlement } from '@relance/store';
import { businessMoment } from '../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';
import { namedItems, suspensionFaults } from '../facts/check-suspension.js';
import { keepSuspension, newSuspension, tellSuspension } from '../facts/keep-suspension.js';
import { suspensionEffect } from '../facts/suspension-effect.js';
import { callerIn } from '../plugins/app/access-control.js';
import { caseOf, caseRecordsOf } from '../story/case-lookup.js';
import { entityOf } from './entity.js';

/** The day of a lift: not before the suspension began, not in the future. Throws RLC_INVALID_INPUT. */
function liftDay(on: string | undefined, { fromOn }: Suspension, today: CivilDate): CivilDate {
  const asked: unknown = on ?? (fromOn > today ? fromOn : today);
  if (isCivilDate(asked) && asked >= fromOn && (asked <= today || on === undefined)) return asked;
  const days = `${fromOn} … ${today}`;
  const issue = {
    code: 'suspension.liftDay',
    path: 'body/on',
    fr: `Le jour de la levée est une date entre ${days}.`,
    en: `The day of the lift is a date within ${days}.`,
  };
  throw new ApiError('RLC_INVALID_INPUT', { issues: [issue] });
}

async function suspensionViews(
  store: Store,
  entityId: string,
  caseId: string,
): Promise<OutputOf<typeof contracts.listSuspensions>['suspensions']> {
  const suspensions = await store.suspensions.byCase(entityId, caseId);
  const items = await store.items.getMany(entityId, [...new Set(suspensions.flatMap(({ itemIds = [] }) => itemIds))]);
  const numbers = new Map(items.map(({ _id, number }) => [_id, number]));
  return suspensions.map((suspension) => ({ suspension, items: (suspension.itemIds ?? []).flatMap((id) => numbers.get(id) ?? []) }));
}

/** Promises, disputes, holds…: recorded, lifted, listed; what they change is said before and after (laws 3, 8). */
export function suspensionRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;
  const answered = (entity: Entity, records: CaseRecords, kept: SuspensionSettlement, nowMs: number): SuspensionRecorded => ({
    ...kept,
    effect: suspensionEffect(entity, records, kept.suspension, nowMs),
  });

  app.route({
    ...contracts.listSuspensions,
    handler: async (request) => {
      const { entityId } = callerIn(request);
      const found = await caseOf(store, entityId, request.params.id);
      return { suspensions: await suspensionViews(store, entityId, found._id) };
    },
  });

  app.route({
    ...contracts.recordSuspension,
    handler: async (request) => {
      const caller = callerIn(request);
      const entity = await entityOf(dependencies, caller.entityId);
      const records = await caseRecordsOf(store, entity._id, request.params.id);
      const { nowMs, today } = businessMoment(dependencies, entity);
      const open = records.items.filter((item) => item.open);
      const issues = suspensionFaults(request.body, { today, items: open });
      if (issues.length > 0) throw new ApiError('RLC_INVALID_INPUT', { issues });
      const itemIds = request.body.items === undefined ? undefined : namedItems(request.body.items, open).items.map(({ _id }) => _id);
      const doing = { caller, nowMs, today };
      const suspension = newSuspension(request.body, { caseId: records.case._id, itemIds }, doing);
      if (request.query.dryRun) return answered(entity, records, { suspension, recorded: false }, nowMs);
      return answered(entity, records, await keepSuspension(dependencies, suspension, doing), nowMs);
    },
  });

  app.route({
    ...contracts.liftSuspension,
    handler: async (request) => {
      const caller = callerIn(request);
      const entity = await entityOf(dependencies, caller.entityId);
      const { id } = request.params;
      const found = await store.suspensions.get(entity._id, id);
      if (found === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
      const records = await caseRecordsOf(store, entity._id, found.caseId);
      const { nowMs, today } = businessMoment(dependencies, entity);
      const { reason, inError = false } = request.body;
      const lift = { on: liftDay(request.body.on, found, today), at: nowMs, by: caller.userId, reason, ...(inError ? { inError } : {}) };
      if (request.query.dryRun) {
        return answered(entity, records, { suspension: { ...found, lift: found.lift ?? lift }, recorded: false }, nowMs);
      }
      const lifted = await store.suspensions.lift(entity._id, id, lift);
      if (lifted === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
      await tellSuspension(dependencies, lifted, { caller, nowMs, today });
      return answered(entity, records, lifted, nowMs);
    },
  });
}
