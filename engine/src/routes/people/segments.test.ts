import { accountId, caseId } from '@relance/domain';
import type { AccountView, Problem, SegmentChange, SegmentSurvey } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateNewDays } from '../../ledger/segments/evaluate-nightly.js';
import { evaluateSegments } from '../../ledger/segments/evaluate-segments.js';
import { openTestApp, startMs, type TestApp } from '../../testing/open-test-app.js';

const DAY_MS = 86_400_000;
const url = '/api/v1/segments';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
  // Monday 5 January 2026: C1 is 95 days late, C2 not overdue but large, C3 a public body, C4 small and on time
  await importRows(
    'C1;Dupré;F-1;2025-09-02;2025-10-02;500,00;sme;business',
    'C2;Grand;F-2;2025-12-20;2026-01-20;25 000,00;sme;business',
    'C3;Vannes;F-3;2025-12-01;2026-01-10;12 000,00;sme;publicBuyer',
    'C4;Petit;F-4;2025-12-20;2026-01-20;80,00;small;business',
  );
}, 60_000);
afterAll(() => test.close());

const importRows = (...rows: string[]) => {
  const header = 'Code client;Raison sociale;N° facture;Date facture;Date échéance;Reste dû;Segment;Type de client';
  const payload = [header, ...rows].join('\n');
  return test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload });
};
const read = async () => (await test.call({ url })).json<SegmentSurvey>();
const put = (payload: object, query = '') => test.call({ method: 'PUT', url: `${url}${query}`, payload });
const segmentOf = async (code: string) => (await test.store.accounts.byCode('main', code))?.segment;
const changes = async () => (await test.call({ url: `${url}/changes` })).json<{ rows: SegmentChange[] }>().rows;

const publicRule = { segment: 'public', condition: { field: 'debtorClass', operator: 'eq', value: 'publicBuyer' } };
const lateRule = { segment: 'risky', condition: { field: 'oldestDaysPastDue', operator: 'gt', value: 90 } };
const largeRule = { segment: 'key', condition: { field: 'openCents', operator: 'ge', value: 1_000_000, currency: 'EUR' } };
const rules = [publicRule, lateRule, largeRule];

describe('segment rules (law 27)', () => {
  it('are none at first, and nobody is covered', async () => {
    expect(await read()).toMatchObject({ version: 0, accounts: 4, rules: [], uncovered: { accounts: 4, codes: ['C1', 'C2', 'C3', 'C4'] } });
  });

  it('say in a dry run how many accounts each decides, which overlap, who is not covered, what would move; and move nothing', async () => {
    const foretold = await put({ version: 0, rules }, '?dryRun=true');
    expect(foretold.statusCode, foretold.body).toBe(200);
    expect(foretold.json<SegmentSurvey>()).toMatchObject({
      version: 0,
      rules: [
        { segment: 'public', accounts: 1 },
        { segment: 'risky', accounts: 1 },
        { segment: 'key', accounts: 1 },
      ],
      segments: [
        { segment: 'key', accounts: 1 },
        { segment: 'public', accounts: 1 },
        { segment: 'risky', accounts: 1 },
        { segment: 'small', accounts: 1 },
      ],
      overlaps: [{ rule: 0, other: 2, accounts: 1, codes: ['C3'] }],
      uncovered: { accounts: 1, codes: ['C4'] },
    });
    expect(foretold.json<SegmentSurvey>().moves.toSorted((left, right) => (left.to < right.to ? -1 : 1))).toEqual([
      { from: 'sme', to: 'key', accounts: 1 },
      { from: 'sme', to: 'public', accounts: 1 },
      { from: 'sme', to: 'risky', accounts: 1 },
    ]);
    expect(await segmentOf('C1')).toBe('sme');
    expect((await read()).version).toBe(0);
  });

  it('tell every fault of every rule at once, and keep nothing', async () => {
    const faulty = [
      { ...largeRule, condition: { field: 'openCents', operator: 'ge', value: 5 } },
      { segment: 'x', condition: { field: 'mood' } },
    ];
    const refused = await put({ version: 0, rules: faulty });
    expect(refused.statusCode).toBe(400);
    expect(refused.json<Problem>().issues.map(({ code, path }) => [code, path])).toEqual([
      ['C131', 'body/rules/0/condition'],
      ['C136', 'body/rules/1/condition'],
    ]);
    expect(await test.store.segments.rules('main')).toBeUndefined();
  });

  it('move the accounts when they are put there, tell each case once, and the same again change nothing', async () => {
    const ofCase = caseId('main', accountId('main', 'C1'));
    const before = await test.store.cases.factsVersion('main', ofCase);
    const done = (await put({ version: 0, rules })).json<SegmentSurvey>();
    expect(done).toMatchObject({ version: 1, changedBy: 'relance (cli)' });
    expect(done.moves).toHaveLength(3);
    expect(await Promise.all(['C1', 'C2', 'C3', 'C4'].map(segmentOf))).toEqual(['risky', 'key', 'public', 'small']);
    expect(await test.store.cases.factsVersion('main', ofCase)).toBe((before ?? 0) + 1);
    const again = (await put({ version: 1, rules })).json<SegmentSurvey>();
    expect(again).toMatchObject({ version: 1, moves: [] });
    expect((await read()).rules.map(({ segment, condition }) => ({ segment, condition }))).toEqual(rules);
    expect(await test.store.cases.factsVersion('main', ofCase)).toBe((before ?? 0) + 1);
    expect((await test.store.journal.list('main', ofCase)).map(({ detail }) => detail)).toEqual(['accountSegmentByRule']);
    const { rows } = await test.store.auditLog.list('main', { limit: 2 });
    expect(rows.map(({ action, details }) => [action, details])).toEqual([
      ['segments.evaluated', { accounts: 3, version: 1 }],
      ['segments.rulesChanged', { version: 1, rules: 3 }],
    ]);
  });

  it('are refused when somebody changed them since they were read, naming him', async () => {
    const refused = await put({ version: 0, rules: [publicRule] });
    expect(refused.statusCode).toBe(409);
    expect(refused.json<Problem>()).toMatchObject({
      code: 'RLC_CHANGED_MEANWHILE',
      fr: expect.stringContaining('relance (cli)') as string,
    });
  });

  it('outlast a file that names another segment, and refuse a person who does', async () => {
    await importRows('C1;Dupré;F-1;2025-09-02;2025-10-02;500,00;small;business');
    expect(await test.store.accounts.byCode('main', 'C1')).toMatchObject({ segment: 'risky', statedSegment: 'small' });
    const { account } = (await test.call({ url: '/api/v1/accounts/C1' })).json<AccountView>();
    const said = await test.call({ method: 'POST', url: '/api/v1/accounts/C1', payload: { version: account.version, segment: 'sme' } });
    expect(said.json<Problem>().issues).toMatchObject([
      { code: 'account.segmentByRule', en: expect.stringContaining('“risky”') as string },
    ]);
  });

  it('decide at once for the accounts of a file', async () => {
    await importRows('C5;Neuf;F-5;2025-12-01;2026-02-01;20 000,00;sme;business');
    expect(await segmentOf('C5')).toBe('key');
  });

  it('are evaluated anew on each new day, once a day', async () => {
    const days = new Map<string, string>();
    const dependencies = test.dependencies;
    await importRows('C6;Bientôt;F-6;2025-09-07;2025-10-07;90,00;small;business');
    expect(await segmentOf('C6')).toBe('small');
    await evaluateNewDays(dependencies, days);
    test.pass(DAY_MS);
    await evaluateNewDays(dependencies, days);
    expect(await segmentOf('C6'), '91 days past due on 6 January').toBe('risky');
    const { version } = (await test.store.accounts.byCode('main', 'C6')) ?? {};
    await evaluateNewDays(dependencies, new Map());
    expect((await test.store.accounts.byCode('main', 'C6'))?.version).toBe(version);
  });

  it('let what is on its way keep its scenario, and tell a person, once', async () => {
    expect(await changes()).toEqual([]);
    const entity = await test.store.entities.get('main');
    if (entity === undefined) throw new Error('no entity');
    const moment = { nowMs: startMs + DAY_MS, today: '2026-01-06' } as const;
    await test.store.cases.project('main', caseId('main', accountId('main', 'C4')), { positions: [], segment: 'small' }, 1);
    await put({ version: 1, rules: [...rules, { segment: 'tiny', condition: { field: 'openItems', operator: 'ge', value: 1 } }] });
    const told = await changes();
    expect(told).toMatchObject([{ code: 'C4', from: 'small', to: 'tiny', openItems: 1, on: '2026-01-06', state: 'open' }]);
    await evaluateSegments(test.dependencies, entity, moment);
    expect(await changes()).toHaveLength(1);
    const seen = `${url}/changes/${told[0]?._id ?? ''}/seen`;
    const collector = await test.signIn('collector');
    expect((await test.app.inject({ method: 'POST', url: seen, headers: collector })).json()).toMatchObject({ recorded: true });
    expect((await test.call({ method: 'POST', url: seen })).json()).toMatchObject({ recorded: false });
    expect(await changes()).toEqual([]);
    expect((await test.call({ method: 'POST', url: `${url}/changes/none/seen` })).statusCode).toBe(404);
  });

  it('let an account go back to what was said of it once no rule decides', async () => {
    await put({ version: 2, rules: [] });
    expect(await Promise.all(['C1', 'C2', 'C3', 'C4', 'C5'].map(segmentOf))).toEqual(['small', 'sme', 'sme', 'small', 'sme']);
    expect(await test.store.accounts.byCode('main', 'C1')).not.toHaveProperty('statedSegment');
  });

  it('may be changed by the credit manager, not by a collector', async () => {
    const [collector, creditManager] = [await test.signIn('collector'), await test.signIn('creditManager')];
    const asked = { method: 'PUT', url, payload: { version: 3, rules: [] } } as const;
    expect((await test.app.inject({ ...asked, headers: collector })).statusCode).toBe(403);
    expect((await test.app.inject({ ...asked, headers: creditManager })).statusCode).toBe(200);
  });
});
