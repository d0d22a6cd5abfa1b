import type { AccountView, SegmentSurvey } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const DAY_MS = 86_400_000;
const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment;Devise',
  'C1;Dupré;F-1;2025-11-11;2025-12-11;500,00;500,00;sme;EUR',
  'C1;Dupré;F-2;2025-11-20;2025-12-20;300,00;300,00;sme;EUR',
  'C2;Grand;F-3;2025-12-20;2026-01-05;200,00;200,00;sme;EUR',
].join('\n');

/** On Monday 5 January 2026 C1 pays its first invoice, 25 days late, and promises the second by Thursday 8; C2 pays on the due date. It is Wednesday 14. */
describe('how accounts paid over the last twelve months', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    await post('/imports/items', items, { 'content-type': 'text/csv' });
    await post('/cases/C1/payments', { cents: 50_000, currency: 'EUR', reference: 'F-1' });
    await post('/cases/C2/payments', { cents: 20_000, currency: 'EUR', reference: 'F-3' });
    await post('/cases/C1/facts', { kind: 'promise', items: ['F-2'], untilOn: '2026-01-08' });
    test.pass(9 * DAY_MS);
  }, 60_000);
  afterAll(() => test.close());

  async function post(path: string, payload: object | string, headers: Record<string, string> = {}): Promise<void> {
    const answer = await test.call({ method: 'POST', url: `/api/v1${path}`, payload, headers });
    expect(answer.statusCode, `${path} ${answer.body}`).toBe(200);
  }
  const behaviourOf = async (code: string) => (await test.call({ url: `/api/v1/accounts/${code}` })).json<AccountView>().behaviour;
  const decidedBy = async (field: string, operator: string, value: number) => {
    const rules = [{ segment: 'told', condition: { field, operator, value } }];
    const answer = await test.call({ method: 'PUT', url: '/api/v1/segments?dryRun=true', payload: { version: 0, rules } });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<SegmentSurvey>().uncovered.codes;
  };

  it('is shown with each account: mean delay, share paid by the due date, broken promises (law 8)', async () => {
    expect(await behaviourOf('C1')).toEqual({ averageDelayDays: 25, paidByDuePercent: 0, itemsPaid: 1, itemsDue: 2, brokenPromises: 1 });
    expect(await behaviourOf('C2')).toEqual({ averageDelayDays: 0, paidByDuePercent: 100, itemsPaid: 1, itemsDue: 1, brokenPromises: 0 });
  });

  it.each<[string, string, number, string[]]>([
    ['averageDelayDays', 'ge', 25, ['C2']],
    ['averageDelayDays', 'ge', 26, ['C1', 'C2']],
    ['paidByDuePercent', 'lt', 50, ['C2']],
    ['brokenPromisesYear', 'ge', 1, ['C2']],
    ['brokenPromisesYear', 'lt', 1, ['C1']],
  ])('is what a rule asks: %s %s %i leaves uncovered %j', async (field, operator, value, uncovered) => {
    expect(await decidedBy(field, operator, value)).toEqual(uncovered);
  });
});
