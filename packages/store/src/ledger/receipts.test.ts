import type { Payment } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../store.js';
import { openThrowAwayStore } from '../throw-away-store.js';
import type { ImportRecord } from './imports.js';

let store: Store;
beforeAll(async () => {
  store = await openThrowAwayStore();
});
afterAll(async () => {
  await store.drop();
  await store.close();
});

function receipt(id: string, more: Partial<Payment> = {}): Payment {
  const money = { amountCents: 5_000, currency: 'EUR', unallocatedCents: 0, allocations: [] };
  return { _id: id, entityId: 'e', kind: 'payment', ...money, effectiveOn: '2025-03-12', recordedAt: 1, source: 'i1', ...more };
}

function importOf(id: string, kind: ImportRecord['kind'], at: number, more: Partial<ImportRecord> = {}): ImportRecord {
  return { _id: id, entityId: 'e', kind, fileName: 'f.csv', fileHash: 'h', at, asOf: '2025-03-12', counts: { rows: 2 }, ...more };
}

describe('payments', () => {
  it('are stored once; the second import gets the allocations of the first', async () => {
    const first = receipt('p1', { caseId: 'c1', allocations: [{ itemId: 'i', cents: 5_000 }] });
    expect(await store.payments.insertOnce(first)).toEqual({ payment: first, inserted: true });
    expect(await store.payments.insertOnce(receipt('p1', { caseId: 'c2' }))).toEqual({ payment: first, inserted: false });
    expect(await store.payments.insertMissing([receipt('p1'), receipt('p2', { caseId: 'c2' })])).toEqual(new Set(['p2']));
    expect((await store.payments.listByCases('e', ['c1', 'c2'])).map(({ _id }) => _id).toSorted()).toEqual(['p1', 'p2']);
    expect(await store.payments.listByCases('other', ['c1'])).toEqual([]);
  });

  it('with a part no item has taken are listed, taken back or received', async () => {
    await store.payments.insertMissing([receipt('u1', { unallocatedCents: 100 }), receipt('u2', { unallocatedCents: -100 })]);
    expect((await store.payments.listUnallocated('e', {})).rows.map(({ _id }) => _id)).toEqual(['u1', 'u2']);
  });
});

describe('imports', () => {
  it('tell how fresh the feed is: the newest payments, the last word given, and then the newest complete list', async () => {
    await store.imports.insert(importOf('z', 'items', 5, { full: true, entityId: 'never-begun', asOf: '2026-01-02' }));
    expect(await store.imports.paymentsKnownTo('never-begun')).toEqual([]);
    await store.imports.insert(importOf('a', 'payments', 10));
    await store.imports.insert(importOf('b', 'payments', 30));
    await store.imports.insert(importOf('c', 'items', 40));
    await store.imports.insert(importOf('d', 'items', 20, { full: true, fileHash: 'other' }));
    expect((await store.imports.paymentsKnownTo('e')).toSorted()).toEqual(['2025-03-12', '2025-03-12']);
    await store.imports.insert(importOf('v', 'vouched', 5, { asOf: '2025-03-20', fileHash: '' }));
    expect((await store.imports.paymentsKnownTo('e')).toSorted().at(-1)).toBe('2025-03-20');
    expect((await store.imports.list('e', {})).rows.map(({ _id }) => _id)).toEqual(['c', 'b', 'd', 'a', 'v']);
    expect((await store.imports.byHash('e', 'h')).map(({ _id }) => _id)).toEqual(['c', 'b', 'a']);
    expect(await store.imports.insert(importOf('a', 'items', 99))).toBe(false);
  });
});
