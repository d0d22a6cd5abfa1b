import { isCivilDate, type CivilDate } from '@relance/domain';
import { contracts, factKinds, type OutputOf, type RecordedFact } from '@relance/schemas';
import type { Store } from '@relance/store';
import { whoIs } from '../../access/who.js';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { fault } from '../../facts/check/fact-context.js';
import { liftFact } from '../../facts/keep-fact.js';
import { checkFactRole, factAnswer, recordFact } from '../../facts/record-fact.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { caseOf, caseRecordsOf } from '../../story/case-lookup.js';
import { entityOf } from '../people/entity.js';

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

async function factViews(store: Store, entityId: string, caseId: string): Promise<OutputOf<typeof contracts.listFacts>['facts']> {
  const facts = await store.facts.byCase(entityId, caseId);
  const items = await store.items.getMany(entityId, [...new Set(facts.flatMap(({ itemIds = [] }) => itemIds))]);
  const numbers = new Map(items.map(({ _id, number }) => [_id, number]));
  const authors = [...new Set(facts.map(({ recordedBy }) => recordedBy))];
  const names = new Map(await Promise.all(authors.map(async (id) => [id, (await whoIs(store, id)).name] as const)));
  return facts.map((fact) => ({
    fact,
    items: (fact.itemIds ?? []).flatMap((id) => numbers.get(id) ?? []),
    by: names.get(fact.recordedBy) ?? fact.recordedBy,
  }));
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
      recordFact(dependencies, callerIn(request), { id: request.params.id, dryRun: request.query.dryRun, body: request.body }),
  });

  app.route({
    ...contracts.liftFact,
    handler: async (request) => {
      const caller = callerIn(request);
      const entity = await entityOf(dependencies, caller.entityId);
      const { id } = request.params;
      const found = await store.facts.get(entity._id, id);
      if (found === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
      checkFactRole(caller, found.kind);
      const records = await caseRecordsOf(store, entity._id, found.caseId);
      const { nowMs, today } = businessMoment(dependencies, entity);
      const { reason, inError = false } = request.body;
      const lift = { on: liftDay(request.body.on, found, today), at: nowMs, by: caller.userId, reason, ...(inError ? { inError } : {}) };
      const lifted = { fact: { ...found, lift: found.lift ?? lift }, recorded: false };
      if (request.query.dryRun) return factAnswer(entity, records, lifted, nowMs);
      const kept = await liftFact(dependencies, found, lift, { caller, nowMs, today });
      if (kept === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
      return factAnswer(entity, records, kept, nowMs);
    },
  });
}
