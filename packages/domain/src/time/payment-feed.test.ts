import { describe, expect, it } from 'vitest';
import { buildCalendar } from '../territory/build-calendar.js';
import { openCalendar } from './calendar.js';
import { paymentFeed } from './payment-feed.js';

const paris = openCalendar(buildCalendar('FR', 2025, 3));

/** 9 h in Paris in winter. */
const morningOf = (day: string): number => Date.parse(`${day}T08:00:00Z`);

describe('the payments known (law 25)', () => {
  it.each([
    ['a Tuesday asks for Monday', '2026-01-06', '2026-01-05'],
    ['a Monday asks for Friday', '2026-01-12', '2026-01-09'],
    ['a Sunday asks for Friday', '2026-01-11', '2026-01-09'],
    ['the day after Easter Monday asks for Good Friday', '2026-04-07', '2026-04-03'],
  ])('%s', (_, today, neededTo) => {
    expect(paymentFeed([], paris, morningOf(today)).neededTo).toBe(neededTo);
  });

  it('are fresh when any source reaches the previous business day, stale the day before', () => {
    const now = morningOf('2026-01-12');
    expect(paymentFeed(['2026-01-02', '2026-01-09', '2026-01-05'], paris, now)).toEqual({
      knownTo: '2026-01-09',
      neededTo: '2026-01-09',
      isFresh: true,
    });
    expect(paymentFeed(['2026-01-08'], paris, now).isFresh).toBe(false);
  });

  it('are asked for only once a feed was begun', () => {
    expect(paymentFeed([], paris, morningOf('2026-01-12')).isFresh).toBe(true);
  });
});
