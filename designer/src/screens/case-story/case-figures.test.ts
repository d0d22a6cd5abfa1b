import type { Item, TokenPosition } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { delayDays, groupItems, groupOf, nextPosition } from './case-figures.js';

const item = (number: string, dueDate: string, outstandingCents: number, open = true): Item => ({
  _id: number,
  entityId: 'main',
  accountId: 'a',
  caseId: 'c',
  type: outstandingCents < 0 ? 'creditNote' : 'invoice',
  number,
  ordinal: 0,
  currency: 'EUR',
  invoiceDate: '2025-10-01',
  dueDate,
  facts: [],
  outstandingCents,
  open,
  rowHash: '',
  version: 1,
});

describe('the items of a case', () => {
  const today = '2025-11-13';
  it.each([
    ['an invoice due yesterday', item('F1', '2025-11-12', 100), 'overdue'],
    ['an invoice due today, on which nothing is overdue (law 1)', item('F2', '2025-11-13', 100), 'notDue'],
    ['a credit note', item('A1', '2025-11-01', -100), 'credit'],
    ['a paid invoice', item('F3', '2025-11-01', 0, false), 'settled'],
  ] as const)('%s is listed as %s', (_, one, group) => {
    expect(groupOf(one, today)).toBe(group);
  });

  it('lists the oldest due date first', () => {
    const groups = groupItems([item('F2', '2025-11-02', 1), item('F1', '2025-10-02', 1)], today);
    expect(groups.overdue.map(({ number }) => number)).toEqual(['F1', 'F2']);
  });

  it('counts the delay in days and never below none', () => {
    expect(delayDays(item('F1', '2025-10-23', 1), today)).toBe(21);
    expect(delayDays(item('F1', '2025-11-23', 1), today)).toBe(0);
  });

  it('names the token that moves next, or none when no date is known', () => {
    const position = (itemId: string, nextAt?: number): TokenPosition => ({
      itemId,
      scenarioId: 's',
      planHash: 'h',
      nodeId: 'n',
      level: 1,
      status: 'walking',
      ...(nextAt === undefined ? {} : { nextAt }),
    });
    expect(nextPosition([position('a', 20), position('b', 10), position('c')])?.itemId).toBe('b');
    expect(nextPosition([position('c')])).toBeUndefined();
  });
});
