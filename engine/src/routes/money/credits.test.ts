import type { CreditRecorded, IssueView } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment;Devise',
  'C001;Dupré SAS;F-1;01/11/2025;01/12/2025;1 200,00;1 200,00;sme;EUR',
  'C001;Dupré SAS;F-2;01/12/2025;31/12/2025;300,00;300,00;sme;EUR',
  'C001;Dupré SAS;A-0;01/12/2025;31/12/2025;-1,00;-1,00;sme;EUR',
].join('\n');

/** It is Monday 5 January 2026; F-1 owes 1,200.00 since 1 December, F-2 300.00 since 31 December, A-0 credits 1.00. */
describe('credit notes by the API (law 5)', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
  });
  afterAll(() => test.close());

  const post = (path: string, payload: object) => test.call({ method: 'POST', url: `/api/v1/${path}`, payload });
  const credit = (more: object, query = '') =>
    post(`cases/C001/credits${query}`, { number: 'A-9', cents: 120_000, currency: 'EUR', ...more });
  const told = async (answer: ReturnType<typeof post>) =>
    (await answer)
      .json<CreditRecorded>()
      .effect.map(({ number, change }) => `${number} ${change}`)
      .sort();
  const refused = async (answer: ReturnType<typeof post>) => {
    const response = await answer;
    expect(response.statusCode).toBe(400);
    return response.json<{ issues: (IssueView & { path: string })[] }>().issues.map(({ code, path, fr, en }) => {
      expect(fr).not.toBe(en);
      return `${code} ${path}`;
    });
  };

  it('free, reduce the oldest overdue item first; blocked, none; a dry run keeps nothing', async () => {
    // 1.00 of A-0 and 1,199.00 net F-1; with it all of F-1 is netted
    expect(await told(credit({ cents: 119_900 }, '?dryRun=true'))).toEqual(['F-1 pauses']);
    expect(await told(credit({ cents: 119_900, namesItem: 'F-2' }, '?dryRun=true'))).toEqual(['F-2 pauses']);
    expect(await told(credit({ cents: 200_000, blocked: true }, '?dryRun=true'))).toEqual([]);
    expect(await test.store.items.byNumbers('main', ['A-9'])).toEqual([]);
    expect(test.woken).toEqual([]);
  });

  it('are recorded once by their number, wake the case and tell its story', async () => {
    expect((await credit({ cents: 30_000 })).json()).toMatchObject({ recorded: true, item: { number: 'A-9', cents: 30_000 } });
    expect(test.woken).toHaveLength(1);
    expect((await credit({ cents: 30_000 })).json()).toMatchObject({ recorded: false });
    const [item] = await test.store.items.byNumbers('main', ['A-9']);
    expect(item).toMatchObject({ type: 'creditNote', outstandingCents: -30_000, open: true, invoiceDate: '2026-01-05' });
    const story = (await test.call({ url: '/api/v1/cases/C001/story?locale=fr' })).body;
    expect(story.split('Avoir enregistré')).toHaveLength(2);
    const { rows } = await test.store.auditLog.list('main', { limit: 50 });
    expect(rows.filter(({ action }) => action === 'credit.recorded')).toHaveLength(1);
  });

  it('free, are allocated to an item later, and that is undone by its lift', async () => {
    const named = await post('cases/C001/facts', { kind: 'creditNote', items: ['A-9'], namesItem: 'F-2' });
    expect(named.json()).toMatchObject({ recorded: true, effect: [{ number: 'F-2', change: 'pauses' }] });
    const { fact } = named.json<{ fact: { _id: string } }>();
    const undone = await post(`facts/${fact._id}/lift`, { reason: 'Mauvaise pièce', inError: true });
    expect(undone.json()).toMatchObject({ recorded: true, effect: [{ number: 'F-2', change: 'resumes' }] });
  });

  it('are found by an import that brings the same number, and not made twice', async () => {
    const row = 'C001;Dupré SAS;A-9;05/01/2026;31/01/2026;-300,00;-300,00;sme;EUR';
    const payload = [items.split('\n')[0], row].join('\n');
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload });
    expect((await test.store.items.byNumbers('main', ['A-9'])).map(({ outstandingCents }) => outstandingCents)).toEqual([-30_000]);
  });

  it('are refused with all that is wrong at once, and under a number that is taken', async () => {
    const wrong = { number: 'A-8', cents: 0, on: '2026-01-06', account: 'C002', namesItem: 'A-0' };
    expect(await refused(credit(wrong))).toEqual([
      'payment.amount body/cents',
      'payment.inFuture body/on',
      'payment.accountUnknown body/account',
      'payment.noItemFor body/namesItem',
    ]);
    expect(await refused(credit({ number: 'A-8', currency: 'USD' }))).toEqual(['payment.otherCurrency body/currency']);
    expect(await refused(credit({ cents: 31_000 }))).toEqual(['payment.numberTaken body/number']);
    expect(await refused(credit({ number: 'A-0', cents: 100 }))).toEqual(['payment.numberTaken body/number']);
    expect((await post('cases/nobody/credits', { number: 'A-8', cents: 1, currency: 'EUR' })).statusCode).toBe(404);
  });

  it.each([
    ['auditor', 403],
    ['collector', 403],
    ['creditManager', 200],
  ] as const)('may be recorded by the %s: %i', async (role, status) => {
    const headers = await test.signIn(role);
    const payload = { number: `A-${role}`, cents: 100, currency: 'EUR' };
    const response = await test.app.inject({ method: 'POST', url: '/api/v1/cases/C001/credits?dryRun=true', headers, payload });
    expect(response.statusCode).toBe(status);
  });
});
