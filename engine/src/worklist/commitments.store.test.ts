import type { contracts, OutputOf, RecordedFact } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, startMs, type TestApp } from '../testing/open-test-app.js';

const csv = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  ...[1, 2, 3, 4, 5, 6, 7].map((n) => `C00${String(n)};Client ${String(n)};F-${String(n)};15/10/2025;01/12/2025;100,00;100,00;sme`),
].join('\n');

/** It is Monday 5 January 2026. */
describe('promises and disputes in force', () => {
  let test: TestApp;
  const list = async () => (await test.call({ url: '/api/v1/commitments' })).json<OutputOf<typeof contracts.listCommitments>>().rows;

  async function told(number: string, more: Pick<RecordedFact, 'kind' | 'fromOn'> & Partial<RecordedFact>): Promise<void> {
    const [item] = await test.store.items.byNumbers('main', [number]);
    const about = { entityId: 'main', caseId: item?.caseId ?? '', itemIds: [item?._id ?? ''] };
    const fact: RecordedFact = { _id: `fact-${number}`, owner: 'collector', recordedAt: startMs, recordedBy: 'x', ...about, ...more };
    await test.store.facts.recordOnce(fact);
    await test.store.cases.recordFacts('main', fact.caseId, { factIds: [fact._id], at: startMs });
  }

  beforeAll(async () => {
    test = await openTestApp();
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: csv });
    await told('F-1', { kind: 'promise', fromOn: '2025-12-20', untilOn: '2025-12-30' });
    await told('F-2', { kind: 'promise', fromOn: '2026-01-05', untilOn: '2026-01-05' });
    await told('F-3', { kind: 'promise', fromOn: '2026-01-05', untilOn: '2026-01-16' });
    await told('F-4', { kind: 'dispute', fromOn: '2025-12-20', reason: 'price' });
    await told('F-5', { kind: 'dispute', fromOn: '2026-01-02', reason: 'quality', cents: 4000, currency: 'EUR' });
    await told('F-6', {
      kind: 'dispute',
      fromOn: '2025-12-20',
      reason: 'price',
      lift: { on: '2026-01-02', at: startMs, by: 'x', reason: 'ok' },
    });
    await told('F-7', { kind: 'promise', fromOn: '2025-10-01', untilOn: '2025-10-10' });
  });
  afterAll(() => test.close());

  it('come with the most pressing first; what was lifted or is long over does not come', async () => {
    expect((await list()).map(({ items, state, days, cents }) => [items.join(), state, days, cents])).toEqual([
      ['F-1', 'broken', 6, 10_000],
      ['F-2', 'dueToday', 0, 10_000],
      ['F-4', 'answerLate', 16, 10_000],
      ['F-3', 'toCome', -11, 10_000],
      ['F-5', 'open', 3, 4000],
    ]);
  });

  it('go once what they were about is paid, and are read by every role', async () => {
    const [item] = await test.store.items.byNumbers('main', ['F-5']);
    await test.store.items.appendFact('main', item?._id ?? '', {
      id: 'paid',
      kind: 'payment',
      cents: 10_000,
      effectiveOn: '2026-01-05',
      recordedAt: startMs + 1,
      source: 'test',
    });
    expect((await list()).some(({ items }) => items.includes('F-5'))).toBe(false);
    const headers = await test.signIn('auditor');
    expect((await test.app.inject({ url: '/api/v1/commitments', headers })).statusCode).toBe(200);
    expect((await test.app.inject({ url: '/api/v1/commitments' })).statusCode).toBe(401);
  });
});
