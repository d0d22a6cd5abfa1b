import type { CoverageView } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  'C001;Dupré SAS;F-1001;01/12/2025;31/12/2025;1 200,00;1 200,00;sme',
  'C002;Garage Lenoir;F-1002;01/11/2025;30/11/2025;80,00;80,00;sme',
  'C002;Garage Lenoir;F-1003;01/01/2026;31/01/2026;90,00;90,00;sme',
].join('\n');

describe('GET /api/v1/coverage', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
  });
  afterAll(() => test.close());

  const read = async (query = ''): Promise<CoverageView> => (await test.call({ method: 'GET', url: `/api/v1/coverage${query}` })).json();

  it('names the overdue items nobody looks after, oldest first, with the reason and what mends it', async () => {
    const { now, uncoveredItems, days } = await read();
    expect(now).toMatchObject({ on: '2026-01-05', overdue: 2, withToken: 0, excluded: 0, uncovered: 2, reasons: { noScenario: 2 } });
    expect(uncoveredItems.map(({ number }) => number)).toEqual(['F-1002', 'F-1001']);
    expect(uncoveredItems[0]).toMatchObject({ accountCode: 'C002', accountName: 'Garage Lenoir', outstandingCents: 8000, currency: 'EUR' });
    expect(uncoveredItems[0]?.fr).toContain('scénario');
    expect(days).toEqual([]);
  });

  it('shows the series as the sweep kept it, as many days as asked for', async () => {
    const figure = { at: 1, overdue: 2, withToken: 2, excluded: 0, uncovered: 0, reasons: {} };
    for (const on of ['2025-12-01', '2026-01-04', '2026-01-05']) await test.store.coverageDays.keep('main', { ...figure, on });
    await test.store.coverageDays.keep('other', { ...figure, on: '2026-01-05', overdue: 9 });
    expect((await read('?days=2')).days).toEqual([
      { ...figure, on: '2026-01-04' },
      { ...figure, on: '2026-01-05' },
    ]);
    expect((await read()).days).toHaveLength(3);
  });

  it('is open to the auditor, and to nobody unknown', async () => {
    expect((await test.app.inject({ method: 'GET', url: '/api/v1/coverage' })).statusCode).toBe(401);
    const headers = await test.keyFor('auditor', true);
    expect((await test.app.inject({ method: 'GET', url: '/api/v1/coverage', headers })).statusCode).toBe(200);
    expect((await test.app.inject({ method: 'GET', url: '/api/v1/coverage?days=0', headers })).statusCode).toBe(400);
  });
});
