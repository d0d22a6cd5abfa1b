import type { ItemFact } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { toDayNumber } from '../time/civil-date.js';
import { paymentBehaviour, type PaidItem, type PaymentBehaviour } from './payment-behaviour.js';

const fact = (kind: ItemFact['kind'], effectiveOn: string, cents = 0): ItemFact => {
  return { id: `${kind}/${effectiveOn}`, kind, effectiveOn, recordedAt: 0, source: 'test', cents };
};
const item = (dueDate: string, ...more: ItemFact[]): PaidItem => {
  return { type: 'invoice', dueDate, facts: [fact('stated', '2024-01-01', 10_000), ...more] };
};
const paid = (dueDate: string, on: string, cents = 10_000) => item(dueDate, fact('payment', on, cents));

/** It is 1 March 2026: what happened from 1 March 2025 to 28 February 2026 counts. */
const today = toDayNumber('2026-03-01');

describe('how an account paid over twelve months', () => {
  it.each<[string, PaidItem[], PaymentBehaviour]>([
    ['is not known where nothing was paid and nothing fell due', [item('2026-04-01')], { itemsPaid: 0, itemsDue: 0 }],
    [
      'is late by the days from due date to payment',
      [paid('2025-06-10', '2025-06-30')],
      { averageDelayDays: 20, paidByDuePercent: 0, itemsPaid: 1, itemsDue: 1 },
    ],
    [
      'is in time on the very due date',
      [paid('2025-06-10', '2025-06-10')],
      { averageDelayDays: 0, paidByDuePercent: 100, itemsPaid: 1, itemsDue: 1 },
    ],
    [
      'is late from the day after',
      [paid('2025-06-10', '2025-06-11')],
      { averageDelayDays: 1, paidByDuePercent: 0, itemsPaid: 1, itemsDue: 1 },
    ],
    [
      'counts early ones against late ones',
      [paid('2025-06-10', '2025-06-05'), paid('2025-06-10', '2025-06-16')],
      { averageDelayDays: 1, paidByDuePercent: 50, itemsPaid: 2, itemsDue: 2 },
    ],
    [
      'takes the last part payment for the day of payment',
      [item('2025-06-10', fact('payment', '2025-06-01', 4_000), fact('payment', '2025-07-10', 6_000))],
      { averageDelayDays: 30, paidByDuePercent: 0, itemsPaid: 1, itemsDue: 1 },
    ],
    [
      'takes what is still owed for due and not paid',
      [item('2025-06-10', fact('payment', '2025-06-01', 4_000))],
      { paidByDuePercent: 0, itemsPaid: 0, itemsDue: 1 },
    ],
    [
      'takes a payment that was returned for none',
      [item('2025-06-10', fact('payment', '2025-06-01', 10_000), fact('reversal', '2025-06-20', 10_000))],
      { paidByDuePercent: 100, itemsPaid: 0, itemsDue: 1 },
    ],
    [
      'begins twelve months ago',
      [paid('2025-02-28', '2025-03-01'), paid('2025-02-28', '2025-02-28')],
      { averageDelayDays: 1, itemsPaid: 1, itemsDue: 0 },
    ],
    [
      'ends yesterday',
      [paid('2026-03-01', '2026-02-28'), paid('2026-02-28', '2026-03-01')],
      { averageDelayDays: -1, paidByDuePercent: 0, itemsPaid: 1, itemsDue: 1 },
    ],
    ['says nothing of what vanished from a list', [item('2025-06-10', fact('absent', '2025-07-01'))], { itemsPaid: 0, itemsDue: 0 }],
    [
      'says that what was given up was not paid',
      [item('2025-06-10', fact('writtenOff', '2025-09-01'))],
      { paidByDuePercent: 0, itemsPaid: 0, itemsDue: 1 },
    ],
    ['says nothing of credit notes', [{ ...paid('2025-06-10', '2025-06-10'), type: 'creditNote' }], { itemsPaid: 0, itemsDue: 0 }],
    [
      'rounds half up',
      [paid('2025-06-10', '2025-06-10'), paid('2025-06-10', '2025-06-11'), paid('2025-06-10', '2025-06-10')],
      { averageDelayDays: 0, paidByDuePercent: 67, itemsPaid: 3, itemsDue: 3 },
    ],
  ])('%s', (_, items, expected) => {
    expect(paymentBehaviour(items, today)).toEqual(expected);
  });
});
