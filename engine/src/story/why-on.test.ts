import { openCalendar } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import type { Item, ItemFact, TokenPosition } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { whyOn } from './why-on.js';

const calendar = openCalendar(buildCalendar('FR', 2026, 1));

function fact(id: string, kind: ItemFact['kind'], cents: number, on: string): ItemFact {
  return { id, kind, cents, effectiveOn: on, recordedAt: Date.parse(`${on}T08:00:00Z`), source: 'import' };
}

const paid = {
  _id: 'i1',
  number: 'F-1001',
  currency: 'EUR',
  facts: [fact('a', 'stated', 10_000, '2026-01-05'), fact('b', 'payment', 10_000, '2026-01-07')],
} as unknown as Item;

describe('why an item stands where it stands', () => {
  it('says of a paid item once that it is paid', () => {
    const position: TokenPosition = {
      itemId: 'i1',
      scenarioId: 's',
      planHash: 'p',
      nodeId: 'n',
      level: 1,
      status: 'done',
      reason: { code: 'paid', law: 8 },
    };
    const tellReason = () => ({ fr: 'F-1001 est réglée.', en: 'F-1001 is paid.' });
    const why = whyOn({ item: paid, journal: [], position, on: '2026-01-08', today: '2026-01-08', calendar, tellReason });
    expect(why).toMatchObject({ state: 'paid', reasons: [{ code: 'paid' }] });
    expect(why.summary).toEqual({ fr: 'F-1001 : réglée.', en: 'F-1001: paid.' });
  });
});
