import type { When } from '@relance/schemas';
import type { Catalogue } from '../catalogue.js';
import { defaultCatalogue } from '../catalogue.js';
import type { Card, Cards } from '../drawing/cards.js';
import type { Fix, IssueCollector } from '../issue.js';

/** Minutes of the day and ISO weekdays in which something may leave. */
interface Window {
  fromMinute: number;
  toMinute: number;
  weekdays: readonly number[];
}

/** Nobody is called or written to on a mobile outside these hours: 8:00 to 20:00, never on a Sunday (the usual reserve towards people; rule pack). */
const decentHours: Window = { fromMinute: 480, toMinute: 1200, weekdays: [1, 2, 3, 4, 5, 6] };

/**
 * T206 and L302: the hours and weekdays of a card meet those of the entity (law 14: a slot satisfies all together), and what rings in a pocket
 * does so at decent hours only.
 */
export function proveWindows(cards: Cards, reached: ReadonlySet<string>, catalogue: Catalogue, found: IssueCollector): void {
  const entity = catalogue.window ?? defaultCatalogue.window;
  for (const id of reached) {
    const card = cards.get(id);
    if (card?.timing.when !== undefined && isContact(card)) judge(card, card.timing.when, entity, found);
  }
}

function isContact({ timing }: Card): boolean {
  return timing.contact !== undefined || timing.human?.task === 'call';
}

function ringsInAPocket({ timing: { contact, human } }: Card): boolean {
  return contact?.channel === 'sms' || contact?.companions.includes('sms') === true || human?.task === 'call';
}

function judge(card: Card, when: When, entity: Window, found: IssueCollector): void {
  const { hours, weekdays } = when;
  const own = { fromMinute: hours?.fromMinute ?? 0, toMinute: hours?.toMinute ?? 1440, weekdays: weekdays ?? [1, 2, 3, 4, 5, 6, 7] };
  const both = cut(own, entity);
  const rings = ringsInAPocket(card);
  if (isEmpty(both)) {
    const bare = { ...when };
    delete bare.hours;
    delete bare.weekdays;
    found.once('T206', { nodeId: card.id, ...(rings && !isWithin(entity, decentHours) ? {} : fixOf(card, bare)) });
  } else if (rings && !isWithin(both, decentHours)) {
    const { weekdays: kept, ...decent } = cut(own, decentHours);
    const isOpen = !isEmpty(cut({ weekdays: kept, ...decent }, entity));
    found.once('L302', { nodeId: card.id, ...(isOpen ? fixOf(card, { ...when, weekdays: [...kept], hours: decent }) : {}) });
  }
}

/** Another date for the card, where its data holds it. */
function fixOf({ id, node, timing }: Card, value: When): { fix?: Fix } {
  return node.data['when'] === timing.when ? { fix: { kind: 'set', node: id, path: '/when', value } } : {};
}

function cut(one: Window, other: Window): Window {
  return {
    fromMinute: Math.max(one.fromMinute, other.fromMinute),
    toMinute: Math.min(one.toMinute, other.toMinute),
    weekdays: one.weekdays.filter((day) => other.weekdays.includes(day)),
  };
}

function isEmpty({ fromMinute, toMinute, weekdays }: Window): boolean {
  return fromMinute >= toMinute || weekdays.length === 0;
}

function isWithin(inner: Window, outer: Window): boolean {
  const isTimely = inner.fromMinute >= outer.fromMinute && inner.toMinute <= outer.toMinute;
  return isTimely && inner.weekdays.every((day) => outer.weekdays.includes(day));
}
