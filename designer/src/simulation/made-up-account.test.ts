import { toDayNumber } from '@relance/domain';
import { describe, expect, it } from 'vitest';
import { madeUpFacts } from './made-up-account.js';

describe('a made-up account', () => {
  it('has its invoices issued thirty days before they fall due, and enters the plan with them', () => {
    const invoices = [{ number: 'F-1', cents: 124_860, dueOn: '2025-11-06' }];
    const facts = madeUpFacts({ debtorClass: 'business', hasMobile: false, invoices }, 'FR', 'hash');
    const issued = toDayNumber('2025-10-07');
    expect(facts.payer).toMatchObject({ territory: 'FR', debtorClass: 'business', hasMobile: false });
    expect(facts.items).toEqual([
      expect.objectContaining({
        number: 'F-1',
        planHash: 'hash',
        invoiceDay: issued,
        dueDay: toDayNumber('2025-11-06'),
        facts: [{ kind: 'stated', cents: 124_860, day: issued, recordedAt: issued * 86_400_000 }],
      }),
    ]);
  });
});
