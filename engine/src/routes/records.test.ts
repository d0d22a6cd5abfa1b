import type { Account, Item } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  ...Array.from({ length: 5 }, (_, index) => `C00${index};Client ${index};F-${index};01/11/2025;30/11/2025;1 200,00;1 200,00;sme`),
].join('\n');

describe('the records of an entity', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    const done = await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
    expect(done.json()).toMatchObject({ created: 5 });
  });
  afterAll(() => test.close());

  async function all<Row>(path: string): Promise<Row[]> {
    const rows: Row[] = [];
    for (let cursor = ''; ;) {
      const answer = await test.call({ url: `/api/v1${path}limit=2${cursor}` });
      const page = answer.json<{ rows: Row[]; nextCursor?: string }>();
      rows.push(...page.rows);
      if (page.nextCursor === undefined) return rows;
      cursor = `&cursor=${page.nextCursor}`;
    }
  }

  it('come page by page, each once', async () => {
    const accounts = await all<Account>('/accounts?');
    expect(accounts.map(({ code }) => code).sort()).toEqual(['C000', 'C001', 'C002', 'C003', 'C004']);
    const open = await all<Item>('/items?open=true&');
    expect(open.map(({ number }) => number).sort()).toEqual(['F-0', 'F-1', 'F-2', 'F-3', 'F-4']);
    expect(await all<Item>('/items?open=false&')).toEqual([]);
  });

  it('are the entity’s own', async () => {
    await test.store.accounts.upsertMany('other', [{ code: 'X', name: 'Ailleurs', contacts: [] }], {
      debtorClass: 'business',
      country: 'FR',
      territory: 'FR',
      locale: 'fr',
      segment: 'sme',
    });
    expect((await all<Account>('/accounts?')).map(({ code }) => code)).not.toContain('X');
  });

  it('with the journal of all cases, newest first', async () => {
    const caseId = (await test.store.items.byNumbers('main', ['F-0']))[0]?.caseId ?? '';
    for (const on of ['2026-01-05', '2026-01-06']) {
      await test.store.journal.append('main', caseId, [{ at: Date.parse(on), on, kind: 'fact', detail: 'imported' }]);
    }
    const days = (await all<{ on: string }>('/journal?')).map(({ on }) => on);
    expect(days.slice(0, 2)).toEqual(['2026-01-06', '2026-01-05']);
  });
});
