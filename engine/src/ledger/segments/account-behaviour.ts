import {
  behaviourOf,
  behaviourSince,
  emptyTally,
  tallyItem,
  toDayNumber,
  type BehaviourTally,
  type PaymentBehaviour,
} from '@relance/domain';
import { segmentFieldsAsked, type SegmentRule } from '@relance/scenario';
import { brokenPromises } from '@relance/scenario/machine';
import type { AccountView, Entity } from '@relance/schemas';
import type { Store } from '@relance/store';
import { calendarAround } from '../../clock/business-day.js';
import { factsAlone } from '../../facts/fact-effect.js';

/** Fields of rules that ask how an account paid. */
const asked = ['averageDelayDays', 'paidByDuePercent', 'brokenPromisesYear'] as const;

/** How an account paid over the last twelve months, its promises included; `brokenPromises` is that of the case it is dunned in. */
export type AccountBehaviour = NonNullable<AccountView['behaviour']>;

/** Whether rules ask how accounts pay: else their whole past need not be read. */
export function asksBehaviour(rules: readonly SegmentRule[]): boolean {
  const fields = segmentFieldsAsked(rules);
  return asked.some((field) => fields.has(field));
}

/** Broken promises of a case over twelve months, as law 8 reads them. */
async function brokenIn(store: Store, entity: Entity, caseOf: string, nowMs: number): Promise<number> {
  const records = await store.readCaseRecords(entity._id, caseOf);
  if (records === undefined) return 0;
  const today = calendarAround(entity.territory, nowMs).toCivil(nowMs).day;
  return brokenPromises(factsAlone(entity, records, nowMs), nowMs, behaviourSince(today));
}

/** How an account paid: its own items, and the promises of its case. */
export async function accountBehaviour(
  store: Store,
  entity: Entity,
  { accountId, caseOf, nowMs }: { accountId: string; caseOf: string; nowMs: number },
): Promise<AccountBehaviour> {
  const records = await store.readCaseRecords(entity._id, caseOf);
  const today = calendarAround(entity.territory, nowMs).toCivil(nowMs).day;
  const tally = emptyTally();
  for (const item of records?.items ?? []) if (item.accountId === accountId) tallyItem(tally, item, today);
  return { ...behaviourOf(tally), brokenPromises: await brokenIn(store, entity, caseOf, nowMs) };
}

/** The behaviours of all accounts of an entity, read once; `of` answers that of an account dunned in a case. */
export interface Behaviours {
  of(accountId: string, caseOf: string): PaymentBehaviour & { brokenPromisesYear: number };
}

/** How every account of an entity paid over the twelve months before a civil day: each item is read once, and each case that had a promise. */
export async function allBehaviours(store: Store, entity: Entity, { today, nowMs }: { today: string; nowMs: number }): Promise<Behaviours> {
  const day = toDayNumber(today);
  const tallies = new Map<string, BehaviourTally>();
  for await (const item of store.items.eachPaid(entity._id)) {
    const tally = tallies.get(item.accountId) ?? emptyTally();
    tallyItem(tally, item, day);
    tallies.set(item.accountId, tally);
  }
  const since = calendarAround(entity.territory, nowMs).toInstant(behaviourSince(behaviourSince(day)), 0);
  const broken = new Map<string, number>();
  for (const caseOf of await store.facts.casesWith(entity._id, 'promise', since))
    broken.set(caseOf, await brokenIn(store, entity, caseOf, nowMs));
  return {
    of: (accountId, caseOf) => ({
      ...behaviourOf(tallies.get(accountId) ?? emptyTally()),
      brokenPromisesYear: broken.get(caseOf) ?? 0,
    }),
  };
}
