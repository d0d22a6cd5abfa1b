import { isCivilDate, recordedFactId, type CivilDate } from '@relance/domain';
import {
  contracts,
  factKinds,
  type Dispatch,
  type Entity,
  type FactKind,
  type FactKindDefinition,
  type FactRecorded,
  type OutputOf,
  type RecordedFact,
} from '@relance/schemas';
import type { CaseRecords, FactSettlement, Store } from '@relance/store';
import { roleAllows, type Caller } from '../../access/caller.js';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { owing } from '../../facts/check/instalment-plan-check.js';
import { factFaults } from '../../facts/check/check-fact.js';
import { fault, namedItems, type FactBody, type FactContext } from '../../facts/check/fact-context.js';
import { itemNamed } from '../../facts/check/kind-checks.js';
import { letterFaults } from '../../facts/check/letter-checks.js';
import { factEffect } from '../../facts/fact-effect.js';
import { itemsMoved } from '../../facts/items-moved.js';
import { keepFact, liftFact, newFact } from '../../facts/keep-fact.js';
import { nameInId } from '../../messages/letters/batch-letters.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { caseOf, caseRecordsOf } from '../../story/case-lookup.js';
import { entityOf } from '../people/entity.js';

/** Throws RLC_ROLE_MISSING where the kind asks for a more able role than the caller's. */
function checkRole({ role }: Caller, kind: FactKind): void {
  if (!roleAllows(role, factKinds[kind].role)) throw new ApiError('RLC_ROLE_MISSING');
}

/** The day of a lift: not before the fact began, not in the future. Throws RLC_INVALID_INPUT. */
function liftDay(on: string | undefined, { fromOn, kind }: RecordedFact, today: CivilDate): CivilDate {
  if (!('lifted' in factKinds[kind])) {
    const fr = 'Ce fait ne se lève pas : enregistrez le contraire.';
    throw new ApiError('RLC_INVALID_INPUT', {
      issues: [fault('neverLifted', 'reason', fr, 'This cannot be lifted: record the opposite.')],
    });
  }
  const asked: unknown = on ?? (fromOn > today ? fromOn : today);
  if (isCivilDate(asked) && asked >= fromOn && (asked <= today || on === undefined)) return asked;
  const days = `${fromOn} … ${today}`;
  const issue = fault('liftDay', 'on', `Le jour de la levée est une date entre ${days}.`, `The day of the lift is a date within ${days}.`);
  throw new ApiError('RLC_INVALID_INPUT', { issues: [issue] });
}

/** Throws RLC_INVALID_INPUT with everything that is wrong, also that a message named is none of this case; answers the message. */
async function checkFact(store: Store, body: FactBody, context: FactContext): Promise<Dispatch | undefined> {
  const issues = factFaults(body, context);
  const { dispatchId } = body;
  const { entityId, _id: caseId } = context.records.case;
  const dispatch = dispatchId === undefined ? undefined : await store.dispatches.get(entityId, dispatchId);
  if (dispatchId !== undefined && dispatch?.caseId !== caseId) {
    const fr = `${dispatchId} n’est pas un message de ce dossier.`;
    issues.push(fault('dispatchUnknown', 'dispatchId', fr, `${dispatchId} is no message of this case.`));
  } else if (dispatch !== undefined) {
    const { batchId } = dispatch;
    const batch = batchId === undefined ? undefined : await store.letterBatches.get(entityId, nameInId(entityId, batchId));
    issues.push(...letterFaults(body, dispatch, batch));
  }
  if (issues.length > 0) throw new ApiError('RLC_INVALID_INPUT', { issues });
  return dispatch;
}

/** What the caller says, with the items it names by their ids; a fact about a message is about what that message moved. */
function readFact(body: FactBody, context: FactContext, dispatch: Dispatch | undefined): { body: FactBody; itemIds: string[] | undefined } {
  const { atThatTime }: FactKindDefinition = factKinds[body.kind];
  const { items } = namedItems(body, context);
  const named = body.items !== undefined ? items : atThatTime === true ? owing(items) : undefined;
  const itemIds = dispatch === undefined ? named?.map(({ _id }) => _id) : itemsMoved(dispatch);
  const reduced = body.namesItem === undefined ? undefined : itemNamed(body.namesItem, context);
  return { itemIds, body: reduced === undefined ? body : { ...body, namesItem: reduced._id } };
}

async function factViews(store: Store, entityId: string, caseId: string): Promise<OutputOf<typeof contracts.listFacts>['facts']> {
  const facts = await store.facts.byCase(entityId, caseId);
  const items = await store.items.getMany(entityId, [...new Set(facts.flatMap(({ itemIds = [] }) => itemIds))]);
  const numbers = new Map(items.map(({ _id, number }) => [_id, number]));
  return facts.map((fact) => ({ fact, items: (fact.itemIds ?? []).flatMap((id) => numbers.get(id) ?? []) }));
}

function answered(entity: Entity, records: CaseRecords, kept: FactSettlement, nowMs: number): FactRecorded {
  return { ...kept, effect: factEffect(entity, records, kept.fact, nowMs) };
}

async function record(
  dependencies: EngineDependencies,
  caller: Caller,
  asked: { id: string; dryRun: boolean; body: FactBody },
): Promise<FactRecorded> {
  const { store } = dependencies;
  checkRole(caller, asked.body.kind);
  const entity = await entityOf(dependencies, caller.entityId);
  const records = await caseRecordsOf(store, entity._id, asked.id);
  const { nowMs, today, calendar } = businessMoment(dependencies, entity);
  const doing = { caller, nowMs, today };
  const { key } = asked.body;
  // asked again: what it was about may be settled by now, so it is not checked anew
  const before = key === undefined ? undefined : await store.facts.get(entity._id, recordedFactId(records.case._id, key));
  if (before !== undefined)
    return answered(entity, records, asked.dryRun ? { fact: before, recorded: false } : await keepFact(dependencies, before, doing), nowMs);
  const context = { today, calendar, records, planMonths: entity.policy.planMonths };
  const dispatch = await checkFact(store, asked.body, context);
  const { body, itemIds } = readFact(asked.body, context, dispatch);
  const fact = newFact(body, records, itemIds, doing);
  if (asked.dryRun) return answered(entity, records, { fact, recorded: false }, nowMs);
  return answered(entity, records, await keepFact(dependencies, fact, doing), nowMs);
}

/** What people record about a case, lift and read; what it changes is said before and after (laws 3, 8). */
export function factRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;

  app.route({
    ...contracts.listFacts,
    handler: async (request) => {
      const { entityId } = callerIn(request);
      const found = await caseOf(store, entityId, request.params.id);
      return { facts: await factViews(store, entityId, found._id) };
    },
  });

  app.route({
    ...contracts.recordFact,
    handler: (request) =>
      record(dependencies, callerIn(request), { id: request.params.id, dryRun: request.query.dryRun, body: request.body }),
  });

  app.route({
    ...contracts.liftFact,
    handler: async (request) => {
      const caller = callerIn(request);
      const entity = await entityOf(dependencies, caller.entityId);
      const { id } = request.params;
      const found = await store.facts.get(entity._id, id);
      if (found === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
      checkRole(caller, found.kind);
      const records = await caseRecordsOf(store, entity._id, found.caseId);
      const { nowMs, today } = businessMoment(dependencies, entity);
      const { reason, inError = false } = request.body;
      const lift = { on: liftDay(request.body.on, found, today), at: nowMs, by: caller.userId, reason, ...(inError ? { inError } : {}) };
      const lifted = { fact: { ...found, lift: found.lift ?? lift }, recorded: false };
      if (request.query.dryRun) return answered(entity, records, lifted, nowMs);
      const kept = await liftFact(dependencies, found, lift, { caller, nowMs, today });
      if (kept === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
      return answered(entity, records, kept, nowMs);
    },
  });
}
