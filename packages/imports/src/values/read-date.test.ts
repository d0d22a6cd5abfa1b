import { fromDayNumber, toDayNumber } from '@relance/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeColumn } from './column-evidence.js';
import type { ColumnEvidence } from './column-evidence.js';
import { observeDate } from './date-order.js';
import { readDate } from './read-date.js';

describe('a date', () => {
  it.each([
    ['31/01/2026', 'dayFirst', '2026-01-31'],
    ['01/31/2026', 'monthFirst', '2026-01-31'],
    ['1/2/2026', 'dayFirst', '2026-02-01'],
    ['1/2/2026', 'monthFirst', '2026-01-02'],
    ['31-01-2026', 'dayFirst', '2026-01-31'],
    ['31.01.2026', 'monthFirst', '2026-01-31'],
    ['20260131', 'monthFirst', '2026-01-31'],
    ['2026-01-31', 'monthFirst', '2026-01-31'],
    ['2026/1/3', 'monthFirst', '2026-01-03'],
    ['2026-01-31T00:00:00Z', 'dayFirst', '2026-01-31'],
    ['31/01/2026 00:00', 'dayFirst', '2026-01-31'],
    ['31/01/26', 'dayFirst', '2026-01-31'],
    ['31/01/99', 'dayFirst', '1999-01-31'],
    ['29/02/2024', 'dayFirst', '2024-02-29'],
    ['29/02/2026', 'dayFirst', undefined],
    ['31/01/2026', 'monthFirst', undefined],
    ['01/01/1900', 'dayFirst', null],
    ['1753-01-01 00:00:00', 'dayFirst', null],
    ['00000000', 'dayFirst', null],
    ['31/01-2026', 'dayFirst', undefined],
    ['45678', 'dayFirst', undefined],
    ['à réception', 'dayFirst', undefined],
  ] as const)('%j read %s is %s', (text, order, expected) => {
    expect(readDate(text, order)).toBe(expected);
  });

  it('comes back from every way of writing it', () => {
    const day = fc.integer({ min: toDayNumber('1970-01-01'), max: toDayNumber('2069-12-31') }).map(fromDayNumber);
    fc.assert(
      fc.property(day, (date) => {
        const [year = '', month = '', dayOfMonth = ''] = date.split('-');
        expect(readDate(`${dayOfMonth}/${month}/${year}`, 'dayFirst')).toBe(date);
        expect(readDate(`${month}-${dayOfMonth}-${year}`, 'monthFirst')).toBe(date);
        expect(readDate(`${dayOfMonth}.${month}.${year.slice(2)}`, 'monthFirst')).toBe(date);
        expect(readDate(`${year}${month}${dayOfMonth}`, 'dayFirst')).toBe(date);
        expect(readDate(date, 'monthFirst')).toBe(date);
      }),
    );
  });
});

describe('the order of day and month', () => {
  it.each([
    [['01/02/2026', '13/02/2026'], 'first'],
    [['01/02/2026', '02/13/2026'], 'second'],
    [['01/02/2026', '03/04/2026'], 'open'],
    [['01/01/2026', '02/02/2026'], 'none'],
    [['2026-02-01', '20260201', '01.02.2026'], 'none'],
    [['13/02/2026', '02/13/2026'], 'mixed'],
  ])('of the column %j is %s', (cells, verdict) => {
    const evidence: ColumnEvidence = {};
    cells.forEach((cell, index) => {
      observeDate(evidence, cell, index + 1);
    });
    expect(judgeColumn(evidence)).toBe(verdict);
  });
});
