import type { ImportInspection, ImportLine } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const known = 'Code client;N° facture;Échéance;Reste dû\nC001;F-1;31/12/2025;1 200,00\n';
const unknown = 'aa;bb;cc;dd\nC001;F-1;31/12/2025;1 200,00\nC001;F-2;oups;1,00\n';
const mapping = { columns: { accountCode: 'aa', number: 'bb', dueDate: 'cc', outstandingCents: 'dd' } };
const saying = `?kind=items&mapping=${encodeURIComponent(JSON.stringify(mapping))}`;

describe('a file before and after it is imported', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
  });
  afterAll(() => test.close());

  const upload = (path: string, payload: string) =>
    test.call({ method: 'POST', url: `/api/v1/imports/${path}`, headers: { 'content-type': 'text/csv' }, payload });
  const inspect = async (payload: string, query = '') => (await upload(`inspection${query}`, payload)).json<ImportInspection>();
  const history = async () => (await test.call({ url: '/api/v1/imports' })).json<{ rows: ImportLine[] }>().rows;

  it('is recognised by its headers, shown with its first rows, and nothing is written', async () => {
    const found = await inspect(known);
    expect(found).toMatchObject({
      kind: 'items',
      kept: false,
      before: [],
      issues: [],
      sample: [['C001', 'F-1', '31/12/2025', '1 200,00']],
    });
    expect(found.columns).toMatchObject({ number: 'N° facture', outstandingCents: 'Reste dû' });
    expect(await test.store.items.counts('main')).toMatchObject({ total: 0 });
    expect(await history()).toEqual([]);
  });

  it('of headers nobody knows says what is missing, in both languages', async () => {
    const found = await inspect(unknown);
    expect(found).toMatchObject({ kind: null, header: ['aa', 'bb', 'cc', 'dd'] });
    expect(found.issues[0]).toMatchObject({ severity: 'error', fr: expect.any(String) as string, en: expect.any(String) as string });
  });

  it('keeps what a person said of its headers for the next file that has the same, in its own entity alone', async () => {
    expect(await inspect(unknown, saying)).toMatchObject({ kind: 'items', kept: false, issues: [], columns: mapping.columns });
    const query = saying.replace('kind=items&', '');
    expect((await upload(`items${query}&dryRun=true`, unknown)).json()).toMatchObject({ rows: 2, rejected: 1 });
    expect(await inspect(unknown)).toMatchObject({ kept: false });
    await upload(`items${query}`, unknown);
    expect(await inspect(unknown.replace('F-1', 'F-3'))).toMatchObject({
      kind: 'items',
      kept: true,
      mapping,
      columns: mapping.columns,
      issues: [],
    });
    expect(await test.store.imports.newestByHeader('elsewhere', 'h')).toBeUndefined();
  });

  it('that was imported before is told so, and stands in the history with who did it and the rows it gave back', async () => {
    const found = await inspect(unknown);
    const [line] = await history();
    expect(found.before).toMatchObject([{ importId: line?.id }]);
    expect(line).toMatchObject({ kind: 'items', by: 'relance (cli)', full: false, counts: { rows: 2, rejected: 1, created: 1 } });
    expect((await test.call({ url: line?.rejectedFile ?? '' })).body).toContain('oups');
  });

  it('adds up what the rows of payments come to', async () => {
    const { totals } = (
      await upload('payments?dryRun=true', 'Date;Montant;N° facture\n2026-01-05;12,50;F-1\n2026-01-05;-2,00;F-1\n')
    ).json<{
      totals: unknown;
    }>();
    expect(totals).toEqual([{ currency: 'EUR', cents: 1050 }]);
  });

  it('is looked at by whoever may import; the history is read by all', async () => {
    const collector = await test.signIn('collector');
    const refused = await test.app.inject({
      method: 'POST',
      url: '/api/v1/imports/inspection',
      headers: { ...collector, 'content-type': 'text/csv' },
      payload: known,
    });
    expect(refused.statusCode).toBe(403);
    const auditor = await test.signIn('auditor');
    expect((await test.app.inject({ url: '/api/v1/imports', headers: auditor })).statusCode).toBe(200);
  });
});
