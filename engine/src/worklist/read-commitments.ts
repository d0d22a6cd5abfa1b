import { addDays, daysBetween, sum, type CivilDate } from '@relance/domain';
import { promiseStandings, type PromiseStanding } from '@relance/scenario/machine';
import type { Commitment, contracts, Entity, Item, OutputOf, RecordedFact } from '@relance/schemas';
import { businessMoment } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import { factsAlone } from '../facts/fact-effect.js';
import { entityOf } from '../routes/people/entity.js';

/** Promises older than that are history: their items have gone on since. */
const DAYS_BACK = 60;
/** Cases whose promises are judged at once at most: their records are read one by one. */
const MOST_JUDGED = 200;
const MOST_ROWS = 500;
/** A dispute without a day is late once nobody has ended it for so long. */
const ANSWER_DAYS = 10;
const order: readonly Commitment['state'][] = ['broken', 'dueToday', 'answerLate', 'unsure', 'toCome', 'open'];

type Moment = ReturnType<typeof businessMoment>;

/** What became of the promises whose day has come, as the machine reads them (law 8), by fact. */
async function judged(
  { store }: EngineDependencies,
  entity: Entity,
  promises: readonly RecordedFact[],
  { nowMs, today }: Moment,
): Promise<Map<string, PromiseStanding>> {
  const lapsed = promises.filter(({ untilOn = today }) => untilOn <= today);
  const caseIds = [...new Set(lapsed.map(({ caseId }) => caseId))].slice(0, MOST_JUDGED);
  const standings = await Promise.all(
    caseIds.map(async (caseId) => {
      const records = await store.readShownCaseRecords(entity._id, caseId);
      return records === undefined ? [] : promiseStandings(factsAlone(entity, records, nowMs), nowMs);
    }),
  );
  return new Map(standings.flat().map((standing) => [standing.id, standing]));
}

function promiseState(
  { untilOn = '' }: RecordedFact,
  standing: PromiseStanding | undefined,
  today: CivilDate,
): Commitment['state'] | undefined {
  if (untilOn > today) return 'toCome';
  if (standing?.state === 'kept' || standing?.state === 'withdrawn') return undefined;
  if (standing?.state === 'broken') return 'broken';
  return untilOn === today ? 'dueToday' : 'unsure';
}

function disputeState({ untilOn, fromOn }: RecordedFact, today: CivilDate): Commitment['state'] {
  const lastOn = untilOn ?? addDays(fromOn, ANSWER_DAYS);
  return lastOn < today ? 'answerLate' : untilOn === today ? 'dueToday' : 'open';
}

function rowOf(
  fact: RecordedFact,
  state: Commitment['state'],
  items: readonly Item[],
  today: CivilDate,
): Omit<Commitment, 'accountCode' | 'accountName'> {
  const { _id: factId, kind, caseId, fromOn, untilOn, reason, cents } = fact;
  const currency = fact.currency ?? items[0]?.currency ?? 'EUR';
  const owed = sum(items.filter((item) => item.currency === currency).map(({ outstandingCents }) => outstandingCents));
  return {
    factId,
    kind: kind === 'promise' ? 'promise' : 'dispute',
    state,
    caseId,
    itemIds: items.map(({ _id }) => _id),
    items: items.map(({ number }) => number),
    cents: cents ?? owed,
    currency,
    fromOn,
    days: daysBetween(untilOn ?? fromOn, today),
    ...(untilOn === undefined ? {} : { untilOn }),
    ...(kind !== 'dispute' || reason === undefined ? {} : { reason }),
  };
}

/** Promises and disputes in force about something still owed, the most pressing first: broken, due today, answers late, then what is to come. */
export async function readCommitments(
  dependencies: EngineDependencies,
  entityId: string,
): Promise<OutputOf<typeof contracts.listCommitments>> {
  const { store } = dependencies;
  const entity = await entityOf(dependencies, entityId);
  const moment = businessMoment(dependencies, entity);
  const { today } = moment;
  const [promises, disputes] = await Promise.all([
    store.facts.inForce(entityId, 'promise', addDays(today, -DAYS_BACK)),
    store.facts.inForce(entityId, 'dispute'),
  ]);
  const facts = [...promises, ...disputes];
  const [standings, cases, itemList] = await Promise.all([
    judged(dependencies, entity, promises, moment),
    store.cases.getMany(entityId, [...new Set(facts.map(({ caseId }) => caseId))]),
    store.items.getMany(entityId, [...new Set(facts.flatMap(({ itemIds = [] }) => itemIds))]),
  ]);
  const payers = await store.accounts.getMany(entityId, [...new Set(cases.map(({ payerAccountId }) => payerAccountId))]);
  const accounts = new Map(payers.map((account) => [account._id, account]));
  const accountOf = new Map(cases.map(({ _id, payerAccountId }) => [_id, accounts.get(payerAccountId)]));
  const open = new Map(itemList.filter((item) => item.open).map((item) => [item._id, item]));
  const rows = facts.flatMap((fact): Commitment[] => {
    const state = fact.kind === 'promise' ? promiseState(fact, standings.get(fact._id), today) : disputeState(fact, today);
    const items = (fact.itemIds ?? standings.get(fact._id)?.itemIds ?? []).flatMap((id) => open.get(id) ?? []);
    // nothing of what it was about is owed any more
    if (state === undefined || (fact.itemIds !== undefined && items.length === 0)) return [];
    const account = accountOf.get(fact.caseId);
    return [{ ...rowOf(fact, state, items, today), accountCode: account?.code ?? '', accountName: account?.name ?? '' }];
  });
  rows.sort((left, right) => order.indexOf(left.state) - order.indexOf(right.state) || right.days - left.days || right.cents - left.cents);
  return { rows: rows.slice(0, MOST_ROWS), unread: Math.max(0, rows.length - MOST_ROWS) };
}
