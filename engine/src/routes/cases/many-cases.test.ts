import type { CaseOutcome } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  'C001;Dupré SAS;F-1;01/11/2025;01/12/2025;1 200,00;1 200,00;sme',
  'C001;Dupré SAS;F-2;01/12/2025;31/12/2025;300,00;300,00;sme',
  'C002;Garage Lenoir;F-9;01/12/2025;31/12/2025;80,00;80,00;sme',
].join('\n');

/** It is Monday 5 January 2026. */
describe('the same done to many cases', () => {
  let test: TestApp;
  let cases: string[] = [];
  beforeAll(async () => {
    test = await openTestApp();
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
    const found = await test.store.items.byNumbers('main', ['F-1', 'F-9']);
    cases = ['F-1', 'F-9'].map((number) => found.find((item) => item.number === number)?.caseId ?? '');
  });
  afterAll(() => test.close());

  const post = async (url: string, payload: object, headers?: Record<string, string>) =>
    headers === undefined
      ? test.call({ method: 'POST', url: `/api/v1${url}`, payload })
      : test.app.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload });
  const outcomesOf = async (url: string, payload: object): Promise<CaseOutcome[]> =>
    (await post(url, payload)).json<{ outcomes: CaseOutcome[] }>().outcomes;
  const hold = (more: object = {}) => ({ kind: 'hold', untilOn: '2026-01-30', reason: 'Audit', key: 'hold-of-january', ...more });

  it('says what would wait in each and records nothing on a dry run', async () => {
    const outcomes = await outcomesOf('/facts?dryRun=true', { cases, ...hold() });
    expect(outcomes).toMatchObject([
      { id: cases[0], name: 'Dupré SAS', recorded: false, pauses: 2 },
      { id: cases[1], name: 'Garage Lenoir', recorded: false, pauses: 1 },
    ]);
    expect(await test.store.facts.byCase('main', cases[0] ?? '')).toEqual([]);
  });

  it('records once under its key, tells what was refused, and loses nothing of the others', async () => {
    const asked = { cases: [cases[0], 'nobody', cases[1]], ...hold() };
    const first = await outcomesOf('/facts', asked);
    expect(first.map(({ recorded }) => recorded)).toEqual([true, false, true]);
    expect(first[1]?.refusal).toMatchObject({ code: 'RLC_NOT_FOUND' });
    expect(first[1]?.refusal?.fr).not.toBe(first[1]?.refusal?.en);
    const second = await outcomesOf('/facts', asked);
    expect(second.map(({ recorded }) => recorded)).toEqual([false, false, false]);
    for (const id of cases) expect(await test.store.facts.byCase('main', id)).toHaveLength(1);
  });

  it('names what is wrong with the fact for each case, in both languages', async () => {
    const outcomes = await outcomesOf('/facts', { cases, ...hold({ untilOn: '2026-01-02', key: 'too-early-1' }) });
    expect(outcomes.map(({ refusal }) => refusal?.code)).toEqual(['fact.endsBeforeStart', 'fact.endsBeforeStart']);
  });

  it('gives accounts to a collector of the entity, once, and refuses whoever is none', async () => {
    const headers = await test.signIn('collector');
    const refused = await outcomesOf('/cases/collector', { cases, collector: 'nobody@elsewhere.example' });
    expect(refused.map(({ refusal }) => refusal?.code)).toEqual(['account.userUnknown', 'account.userUnknown']);
    const told = await outcomesOf('/cases/collector?dryRun=true', { cases, collector: 'Inès R.' });
    expect(told.map(({ recorded }) => recorded)).toEqual([false, false]);
    const done = await outcomesOf('/cases/collector', { cases, collector: 'Inès R.' });
    expect(done.map(({ recorded }) => recorded)).toEqual([true, true]);
    expect((await test.store.accounts.byCode('main', 'C002'))?.collector).toBe('Inès R.');
    const again = await outcomesOf('/cases/collector', { cases, collector: 'Inès R.' });
    expect(again.map(({ recorded }) => recorded)).toEqual([false, false]);
    expect((await post('/cases/collector', { cases, collector: 'x' }, headers)).statusCode).toBe(403);
  });

  it.each([
    ['auditor', 403],
    ['salesRep', 403],
    ['collector', 200],
  ] as const)('a hold of many is given by the %s: %i', async (role, status) => {
    const response = await post('/facts?dryRun=true', { cases, ...hold({ key: `by-${role}-01` }) }, await test.signIn(role));
    expect(response.statusCode).toBe(status);
  });

  it('takes fifty at most in one request', async () => {
    const many = Array.from({ length: 51 }, (_, index) => `case-${String(index)}`);
    expect((await post('/facts', { cases: many, ...hold() })).statusCode).toBe(400);
  });
});
