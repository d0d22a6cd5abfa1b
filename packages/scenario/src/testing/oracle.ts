import type { Environment } from '../machine/environment.js';

const paris = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
/** French public holidays of the months walked, written by hand. */
export const holidays = new Set(
  (
    '2025-11-01 2025-11-11 2025-12-25 2026-01-01 2026-04-06 2026-05-01 2026-05-08 2026-05-14 2026-05-25 2026-07-14 2026-08-15 ' +
    '2026-11-01 2026-11-11 2026-12-25'
  ).split(' '),
);

/** A local day, weekday and minute. */
export interface Local {
  date: string;
  weekday: string;
  minute: number;
}

/** Asks `Intl`, which the machine never does. */
export function local(instant: number): Local {
  const parts = Object.fromEntries(paris.formatToParts(instant).map(({ type, value }) => [type, value]));
  const text = (key: string): string => parts[key] ?? '';
  return {
    date: `${text('year')}-${text('month')}-${text('day')}`,
    weekday: text('weekday'),
    minute: Number(text('hour')) * 60 + Number(text('minute')),
  };
}

/** The local day of an instant as days since 1970-01-01. */
export function dayNumber(instant: number): number {
  return Date.parse(`${local(instant).date}T00:00:00Z`) / 86_400_000;
}

/** What was owed on an item at an instant, counted without the machine. */
export function owedCents(env: Environment, itemId: string, nowMs: number): number {
  const item = env.facts.items.find(({ id }) => id === itemId);
  let cents = 0;
  for (const fact of item?.facts ?? []) {
    if (fact.recordedAt > nowMs) continue;
    if (fact.kind === 'stated') cents += fact.cents;
    if (fact.kind === 'payment') cents -= fact.cents;
    if (fact.kind === 'reversal') cents += fact.cents;
  }
  return cents;
}

/** Whether a dated fact keeps the item back on a day; graces left out, so that this asks less than the machine. */
export function isHeldBack(env: Environment, itemId: string, nowMs: number): boolean {
  const today = dayNumber(nowMs);
  return env.facts.suspensions.some((fact) => {
    if (fact.recordedAt > nowMs || (fact.itemId !== undefined && fact.itemId !== itemId) || fact.fromDay > today) return false;
    if (fact.liftedDay !== undefined) return today < fact.liftedDay;
    return fact.untilDay === undefined || today <= fact.untilDay;
  });
}
