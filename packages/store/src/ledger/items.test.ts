import { caseId, itemId, accountId } from '@relance/domain';
import type { ItemFact } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../store.js';
import { openThrowAwayStore } from '../throw-away-store.js';
import type { ImportStamp, ItemRow } from './item-row.js';

let store: Store;
beforeAll(async () => {
  store = await openThrowAwayStore();
  await store.prepare();
});
afterAll(async () => {
  await store.drop();
  await store.close();
});

const march10: ImportStamp = { importId: 'march10', recordedAt: 1_000, asOf: '2025-03-10' };
const march17: ImportStamp = { importId: 'march17', recordedAt: 2_000, asOf: '2025-03-17' };
const march24: ImportStamp = { importId: 'march24', recordedAt: 3_000, asOf: '2025-03-24' };

function invoice(number: string, outstandingCents: number, more: Partial<ItemRow> = {}): ItemRow {
  const dates = { invoiceDate: '2025-02-01', dueDate: '2025-03-03' };
  return { accountCode: 'C001', type: 'invoice', number, currency: 'EUR', ...dates, outstandingCents, ...more };
}

function idOf(entityId: string, number: string): string {
  return itemId({ entityId, accountCode: 'C001', type: 'invoice', number, ordinal: 0 });
}

function payment(id: string, cents: number, effectiveOn: string, recordedAt: number): ItemFact {
  return { id, kind: 'payment', cents, effectiveOn, recordedAt, source: id };
}

describe('importing open items', () => {
  it('creates each item once, under the identity that every import finds again', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => invoice(`F${index}`, 1000 + index));
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => store.items.importRows('first', rows, march10)));
    expect(outcomes.reduce((total, { created }) => total + created, 0)).toBe(40);
    const item = await store.items.get('first', idOf('first', 'F7'));
    expect(item).toMatchObject({ outstandingCents: 1007, open: true, version: 1, accountId: accountId('first', 'C001') });
    expect(item?.facts).toHaveLength(1);
    expect(await store.items.counts('first')).toEqual({ total: 40, open: 40, handedOver: 0, absent: 0, settled: 0 });
  });

  it('changes nothing the second time, with payments in between too', async () => {
    const rows = [invoice('A', 10_000), invoice('B', 5_000)];
    expect(await store.items.importRows('again', rows, march10)).toMatchObject({ created: 2, updated: 0, unchanged: 0 });
    await store.items.appendFact('again', idOf('again', 'A'), payment('p1', 4_000, '2025-03-12', 1_500));
    const before = await store.items.getMany('again', [idOf('again', 'A'), idOf('again', 'B')]);
    expect(await store.items.importRows('again', rows, march17)).toEqual({ created: 0, updated: 0, unchanged: 2, touched: [] });
    expect(await store.items.getMany('again', [idOf('again', 'A'), idOf('again', 'B')])).toEqual(before);
    expect((await store.items.get('again', idOf('again', 'A')))?.outstandingCents).toBe(6_000);
  });

  it('leaves a due date that a person moved where it is, while the accounts say the same as before', async () => {
    await store.items.importRows('moved', [invoice('A', 10_000)], march10);
    const moved: ItemFact = {
      id: 'm',
      kind: 'dueDateMoved',
      dueDate: '2025-06-30',
      effectiveOn: '2025-03-11',
      recordedAt: 1_500,
      source: 'u',
    };
    await store.items.appendFact('moved', idOf('moved', 'A'), moved);
    expect(await store.items.importRows('moved', [invoice('A', 10_000)], march17)).toMatchObject({ updated: 0, unchanged: 1 });
    expect((await store.items.get('moved', idOf('moved', 'A')))?.dueDate).toBe('2025-06-30');
  });

  it('states a changed amount anew, which holds what was paid before', async () => {
    await store.items.importRows('restated', [invoice('A', 10_000)], march10);
    await store.items.appendFact('restated', idOf('restated', 'A'), payment('p1', 4_000, '2025-03-12', 1_500));
    const outcome = await store.items.importRows('restated', [invoice('A', 5_500)], march17);
    expect(outcome).toMatchObject({ updated: 1, touched: [{ itemId: idOf('restated', 'A'), created: false }] });
    expect((await store.items.get('restated', idOf('restated', 'A')))?.outstandingCents).toBe(5_500);
  });

  it('does not take back a payment when only an attribute of the row changed', async () => {
    await store.items.importRows('attribute', [invoice('A', 10_000)], march10);
    await store.items.appendFact('attribute', idOf('attribute', 'A'), payment('p1', 4_000, '2025-03-12', 1_500));
    await store.items.importRows('attribute', [invoice('A', 10_000, { orderNumber: 'CMD-9', dueDate: '2025-04-03' })], march17);
    const item = await store.items.get('attribute', idOf('attribute', 'A'));
    expect(item).toMatchObject({ outstandingCents: 6_000, orderNumber: 'CMD-9', dueDate: '2025-04-03' });
    expect(item?.facts.map(({ kind }) => kind)).toEqual(['stated', 'payment', 'dueDateMoved']);
  });

  it('keeps an older list for the record and changes nothing by it', async () => {
    await store.items.importRows('older', [invoice('A', 500)], march24);
    await store.items.importRows('older', [invoice('A', 900, { dueDate: '2025-01-01' })], { ...march10, recordedAt: 9_000 });
    const item = await store.items.get('older', idOf('older', 'A'));
    expect(item).toMatchObject({ outstandingCents: 500, dueDate: '2025-03-03' });
    expect(item?.facts).toHaveLength(2);
    const again = await store.items.importRows('older', [invoice('A', 900, { dueDate: '2025-01-01' })], { ...march10, recordedAt: 9_000 });
    expect(again.unchanged).toBe(1);
  });

  it('puts an item into the case of the account that pays, and tells both cases when the payer changes', async () => {
    await store.items.importRows('payer', [invoice('A', 500)], march10);
    const own = caseId('payer', accountId('payer', 'C001'));
    const centre = caseId('payer', accountId('payer', 'CENTRE'));
    const outcome = await store.items.importRows('payer', [invoice('A', 500, { payerCode: 'CENTRE' })], march17);
    const named = { itemId: idOf('payer', 'A'), accountId: accountId('payer', 'C001'), payerAccountId: accountId('payer', 'CENTRE') };
    expect(outcome.touched).toEqual([{ ...named, caseId: centre, previousCaseId: own, created: false }]);
  });

  it('takes rows about one item one after the other', async () => {
    const outcome = await store.items.importRows('twice', [invoice('A', 500), invoice('A', 700), invoice('B', 1)], march10);
    expect(outcome).toMatchObject({ created: 2, updated: 1 });
    expect((await store.items.get('twice', idOf('twice', 'A')))?.outstandingCents).toBe(700);
  });
});

describe('a complete list', () => {
  it('closes by absence what it leaves out, and nothing else; a later list reopens it with its history', async () => {
    const rows = ['A', 'B', 'C'].map((number) => invoice(number, 1_000));
    await store.items.importRows('full', rows, march10);
    const listed = new Set([idOf('full', 'A')]);
    expect(await store.items.countAbsent('full', listed)).toEqual({ open: 3, absent: 2 });
    const closed = await store.items.closeAbsent('full', listed, march17);
    expect(closed.map((touched) => touched.itemId).toSorted()).toEqual([idOf('full', 'B'), idOf('full', 'C')].toSorted());
    expect(await store.items.closeAbsent('full', listed, march17)).toEqual([]);
    expect(await store.items.get('full', idOf('full', 'B'))).toMatchObject({ outstandingCents: 0, open: false, absent: true });
    expect(await store.items.counts('full')).toMatchObject({ open: 1, absent: 2, settled: 0 });
    expect(await store.items.importRows('full', rows, march24)).toMatchObject({ updated: 2, unchanged: 1 });
    const again = await store.items.get('full', idOf('full', 'B'));
    expect(again).toMatchObject({ outstandingCents: 1_000, open: true, absent: false });
    expect(again?.facts.map(({ kind }) => kind)).toEqual(['stated', 'absent', 'stated']);
  });
});

describe('facts of an item', () => {
  it('are appended once by their id, though twenty try at the same time with twenty others', async () => {
    await store.items.importRows('facts', [invoice('A', 100_000)], march10);
    const id = idOf('facts', 'A');
    const tries = Array.from({ length: 40 }, (_, index) => payment(index < 20 ? 'same' : `p${index}`, 1_000, '2025-03-12', 2_000));
    const appended = await Promise.all(tries.map((fact) => store.items.appendFact('facts', id, fact)));
    expect(appended.filter((outcome) => outcome?.appended === true)).toHaveLength(21);
    const item = await store.items.get('facts', id);
    expect(item).toMatchObject({ outstandingCents: 79_000, version: 22 });
  });

  it('of an unknown item, or one of another entity, are not appended', async () => {
    expect(await store.items.appendFact('other', idOf('facts', 'A'), payment('x', 1, '2025-03-12', 1))).toBeUndefined();
  });

  it('mark a handover and leave the item owed', async () => {
    await store.items.importRows('handover', [invoice('A', 100)], march10);
    const fact: ItemFact = { id: 'handover', kind: 'handedOver', effectiveOn: '2025-05-01', recordedAt: 5_000, source: 'plan' };
    await store.items.appendFact('handover', idOf('handover', 'A'), fact);
    expect(await store.items.counts('handover')).toEqual({ total: 1, open: 0, handedOver: 1, absent: 0, settled: 0 });
  });
});

describe('finding items', () => {
  it('by number in one query, or by an index of all numbers, and only within the entity', async () => {
    const rows = [invoice('N1', 1), invoice('N2', 2), invoice('N2', 3, { accountCode: 'C002' })];
    await store.items.importRows('numbers', rows, march10);
    await store.items.importRows('elsewhere', rows, march10);
    expect(await store.items.byNumbers('numbers', ['N2', 'N9'])).toHaveLength(2);
    expect(await store.items.byNumbers('numbers', [])).toEqual([]);
    const index = await store.items.numberIndex('numbers');
    expect(
      index
        .get('N2')
        ?.map(({ outstandingCents }) => outstandingCents)
        .toSorted(),
    ).toEqual([2, 3]);
    expect(index.get('N1')?.[0]).not.toHaveProperty('facts');
    expect(await store.items.get('elsewhere', idOf('numbers', 'N1'))).toBeUndefined();
    expect((await store.items.list('numbers', { open: true, limit: 2 })).rows).toHaveLength(2);
  });
});
