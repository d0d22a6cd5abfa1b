import type { CaseRecord } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { caseFacts, payerOf } from './case-facts.js';

describe('a case', () => {
  it('without its payer is a fault of ours', () => {
    const record = {
      _id: 'c',
      entityId: 'e',
      payerAccountId: 'a',
      itemIds: [],
      paymentIds: [],
      factsVersion: 0,
      running: false,
      positions: [],
      projectionSequence: 0,
    } satisfies CaseRecord;
    const records = { case: record, items: [], accounts: [], payments: [], tasks: [], facts: [] };
    expect(() => payerOf(records)).toThrow('no payer account a');
    expect(() => caseFacts(records, new Map())).toThrow('no payer account a');
  });
});
