import { accountId, caseId, itemId } from '@relance/domain';
import type { ItemFact } from '@relance/schemas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../store.js';
import { openThrowAwayStore } from '../../throw-away-store.js';

let store: Store;
beforeAll(async () => {
  store = await openThrowAwayStore();
});
afterAll(async () => {
  await store.drop();
  await store.close();
});

it('what is shown of a case may be remembered until its facts have a new version; what is sent is read anew', async () => {
  const [payer, itsCase] = [accountId('e', 'C1'), caseId('e', accountId('e', 'C1'))];
  const row = {
    accountCode: 'C1',
    type: 'invoice',
    number: 'F',
    currency: 'EUR',
    invoiceDate: '2025-02-01',
    dueDate: '2025-03-03',
  } as const;
  await store.accounts.upsertMany('e', [{ code: 'C1' }], {
    debtorClass: 'business',
    country: 'FR',
    territory: 'FR',
    locale: 'fr',
    segment: 's',
  });
  await store.items.importRows('e', [{ ...row, outstandingCents: 500 }], { importId: 'i', recordedAt: 1, asOf: '2025-03-10' });
  const id = itemId({ entityId: 'e', accountCode: 'C1', type: 'invoice', number: 'F', ordinal: 0 });
  await store.cases.ensure('e', itsCase, payer);
  await store.cases.recordFacts('e', itsCase, { itemIds: [id], at: 1 });
  const shown = async (): Promise<number | undefined> => (await store.readShownCaseRecords('e', itsCase))?.items[0]?.outstandingCents;
  const sent = async (): Promise<number | undefined> => (await store.readCaseRecords('e', itsCase))?.items[0]?.outstandingCents;
  expect(await shown()).toBe(500);

  const payment: ItemFact = { id: 'p', kind: 'payment', cents: 200, effectiveOn: '2025-03-11', recordedAt: 2, source: 'test' };
  await store.items.appendFact('e', id, payment);
  expect(await shown()).toBe(500);
  expect(await sent()).toBe(300);

  await store.items.appendFact('e', id, { ...payment, id: 'q', cents: 100 });
  await store.cases.recordFacts('e', itsCase, { at: 3 });
  expect(await shown()).toBe(200);
  expect(await store.readShownCaseRecords('other', itsCase)).toBeUndefined();
});
