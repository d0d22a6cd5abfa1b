import type { When } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { calendarDays, datesOf } from './when-days.js';

const when = (offset: number, unit: When['unit'], anchor: When['anchor'] = 'dueDate'): When => ({ anchor, offset, unit });

describe('calendar days of an offset, as proofs reckon them', () => {
  it.each<[number, When['unit'], number]>([
    [15, 'days', 15],
    [-5, 'days', -5],
    [5, 'businessDays', 7],
    [10, 'businessDays', 14],
    // 3 × 7 ÷ 5 = 4.2
    [3, 'businessDays', 4],
    [2, 'months', 60],
  ])('%i %s are %i', (offset, unit, days) => {
    expect(calendarDays(when(offset, unit))).toBe(days);
  });
});

describe('what the proofs may know of a date (law 2)', () => {
  it.each<[string, When | undefined, object]>([
    ['no date', undefined, {}],
    ['from the due date', when(2, 'months'), { when: when(2, 'months'), offsetDays: 60 }],
    ['after the contact before', when(8, 'days', 'previousContact'), { when: when(8, 'days', 'previousContact'), afterDays: 8 }],
    ['from the invoice date, of which a drawing knows nothing', when(30, 'days', 'invoiceDate'), { when: when(30, 'days', 'invoiceDate') }],
  ])('%s', (_, date, expected) => {
    expect(datesOf(date)).toEqual(expected);
  });
});
