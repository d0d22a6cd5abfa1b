import { tellReason } from '@relance/scenario';
import { caseFacts, entityPolicy, payerOf, pausesOf, type Environment, type Pause } from '@relance/scenario/machine';
import type { Entity, Item, Localized, RecordedFact, FactRecorded } from '@relance/schemas';
import type { CaseRecords } from '@relance/store';
import { calendarAround } from '../clock/business-day.js';
import { balanceFactsOf } from './balance-facts.js';
import { instalmentsOf } from './instalments.js';

type Effect = FactRecorded['effect'][number];

function told(item: Item, { reason }: Pause): Localized {
  const tell = (locale: 'fr' | 'en'): string => {
    const text = tellReason(reason, locale, { item: item.number });
    return text.includes(item.number) ? text : `${item.number}${locale === 'fr' ? ' : ' : ': '}${text}`;
  };
  return { fr: tell('fr'), en: tell('en') };
}

function effectOn(item: Item, before: Pause | undefined, after: Pause | undefined): Effect | undefined {
  const { _id: itemId, number } = item;
  if (after === undefined) {
    if (before === undefined) return undefined;
    return { itemId, number, change: 'resumes', fr: `${number} reprend son parcours.`, en: `${number} goes on.` };
  }
  const isSame = before !== undefined && before.reason.code === after.reason.code && before.until === after.until;
  if (isSame) return undefined;
  const until = after.until === undefined ? {} : { until: after.until };
  const change = after.isFinal ? 'stops' : before === undefined ? 'pauses' : 'changes';
  return { itemId, number, change, ...until, ...told(item, after) };
}

/**
 * What changes for the items of a case when its records become others (laws 5, 8), computed by the machine itself from both; items for which nothing
 * changes are left out.
 */
export function effectBetween(entity: Entity, records: CaseRecords, becoming: CaseRecords, nowMs: number): Effect[] {
  const before = casePauses(entity, records, nowMs);
  const after = casePauses(entity, becoming, nowMs);
  return becoming.items.flatMap((item) => effectOn(item, before.get(item._id), after.get(item._id)) ?? []);
}

/** What keeps the items of a case in their place, as the machine reads its records (laws 5, 8). */
export function casePauses(entity: Entity, records: CaseRecords, nowMs: number): Map<string, Pause> {
  return pausesOf(factsAlone(entity, records, nowMs), nowMs);
}

/** What is recorded of a case, without where its items stand in their scenarios. */
export function factsAlone(entity: Entity, records: CaseRecords, nowMs: number): Environment {
  const territories = [entity.territory, payerOf(records).territory];
  const calendars = Object.fromEntries(territories.map((territory) => [territory, calendarAround(territory, nowMs)]));
  return { plans: {}, calendars, facts: caseFacts(records, new Map()), policy: entityPolicy(entity) };
}

/** {@link effectBetween} of a fact, new or lifted; `records` may hold it as it was before. */
export function factEffect(entity: Entity, records: CaseRecords, changed: RecordedFact, nowMs: number): Effect[] {
  return effectBetween(entity, records, withFact(records, changed), nowMs);
}

/** The records of a case as they are once a fact is recorded or lifted. */
function withFact(records: CaseRecords, changed: RecordedFact): CaseRecords {
  const added = balanceFactsOf(changed);
  const items = records.items.map((item) => {
    const missing = added.filter(({ id }) => changed.itemIds?.includes(item._id) === true && !item.facts.some((known) => known.id === id));
    return missing.length === 0 ? item : { ...item, facts: [...item.facts, ...missing] };
  });
  const known = new Set(items.map(({ _id }) => _id));
  items.push(...instalmentsOf(changed, records.items).filter(({ _id }) => !known.has(_id)));
  return { ...records, items, facts: [...records.facts.filter(({ _id }) => _id !== changed._id), changed] };
}
