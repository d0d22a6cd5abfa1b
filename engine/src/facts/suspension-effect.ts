import { tellReason } from '@relance/scenario';
import { caseFacts, entityPolicy, payerOf, pausesOf, suspensionFacts, type Pause } from '@relance/scenario/machine';
import type { Entity, Item, Localized, Suspension, SuspensionRecorded } from '@relance/schemas';
import type { CaseRecords } from '@relance/store';
import { calendarAround } from '../clock/business-day.js';

type Effect = SuspensionRecorded['effect'][number];

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
  return { itemId, number, change: before === undefined ? 'pauses' : 'changes', ...until, ...told(item, after) };
}

/**
 * What a suspension, new or lifted, changes for the items of its case (law 8), computed by the machine itself from the facts with it and
 * without it; items for which nothing changes are left out. `records` may hold the suspension as it was before.
 */
export function suspensionEffect(entity: Entity, records: CaseRecords, changed: Suspension, nowMs: number): Effect[] {
  const others = records.suspensions.filter(({ _id }) => _id !== changed._id);
  const pausesWith = (suspensions: readonly Suspension[]): Map<string, Pause> => {
    const facts = { ...caseFacts(records, new Map()), suspensions: suspensions.map(suspensionFacts) };
    const territories = [entity.territory, payerOf(records).territory];
    const calendars = Object.fromEntries(territories.map((territory) => [territory, calendarAround(territory, nowMs)]));
    return pausesOf({ plans: {}, calendars, facts, policy: entityPolicy(entity) }, nowMs);
  };
  const before = pausesWith(records.suspensions);
  const after = pausesWith([...others, changed]);
  return records.items.flatMap((item) => (item.open ? (effectOn(item, before.get(item._id), after.get(item._id)) ?? []) : []));
}
