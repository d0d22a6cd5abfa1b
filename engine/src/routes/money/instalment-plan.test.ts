import type { FactRecorded, PaymentRecorded } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  'C001;Dupré SAS;F-1;01/11/2025;01/12/2025;1 200,00;1 200,00;sme',
  'C001;Dupré SAS;F-2;01/12/2025;31/12/2025;300,00;300,00;sme',
  'C001;Dupré SAS;A-1;01/12/2025;31/12/2025;-50,00;-50,00;sme',
].join('\n');

const why = { kind: 'instalmentPlan', reason: 'Accord du 5 janvier' };
const monthly = (...parts: [string, number][]) => ({ instalments: parts.map(([dueOn, cents]) => ({ dueOn, cents })) });
const both = monthly(['2026-01-16', 50_000], ['2026-02-16', 50_000], ['2026-03-16', 50_000]);
const DAY_MS = 86_400_000;

/** It starts on Monday 5 January 2026. */
describe('an instalment plan', () => {
  let test: TestApp;
  let planId = '';
  const send = (payload: string, query = '') =>
    test.call({ method: 'POST', url: `/api/v1/imports/items${query}`, headers: { 'content-type': 'text/csv' }, payload });
  beforeAll(async () => {
    test = await openTestApp();
    await send(items);
    test.pass(60_000);
  });
  afterAll(() => test.close());

  const post = (path: string, payload: object) => test.call({ method: 'POST', url: `/api/v1/${path}`, payload });
  const agree = (more: object, query = '') => post(`cases/C001/facts${query}`, { ...why, ...more });
  const told = ({ effect }: FactRecorded) => effect.map(({ number, change, until = '' }) => `${number} ${change} ${until}`.trim()).sort();
  const open = async () => {
    const { rows } = (await test.call({ url: '/api/v1/items' })).json<{
      rows: { number: string; outstandingCents: number; dueDate: string }[];
    }>();
    return rows.map(({ number, outstandingCents, dueDate }) => `${number} ${String(outstandingCents)} ${dueDate}`).sort();
  };

  it('of all that is owed pauses the items and makes instalments of its own, once', async () => {
    const before = await open();
    const preview = (await agree(both, '?dryRun=true')).json<FactRecorded>();
    // the first instalment of Friday the sixteenth may be five business days late
    expect(told(preview)).toEqual(['F-1 pauses 2026-01-23', 'F-2 pauses 2026-01-23']);
    expect(await open()).toEqual(before);
    const kept = (await agree({ ...both, key: 'plan-of-dupre' })).json<FactRecorded>();
    planId = kept.fact._id;
    expect((await agree({ ...both, key: 'plan-of-dupre' })).json<FactRecorded>()).toMatchObject({ recorded: false });
    expect(await open()).toEqual([
      'A-1 -5000 2025-12-31',
      'F-1 120000 2025-12-01',
      'F-1 E1/3 50000 2026-01-16',
      'F-1 E2/3 50000 2026-02-16',
      'F-1 E3/3 50000 2026-03-16',
      'F-2 30000 2025-12-31',
    ]);
  });

  it('is not touched by a complete list that knows nothing of it', async () => {
    test.pass(60_000);
    await send(items, '?full=true&confirmFull=true');
    expect((await open()).filter((line) => line.includes('E1/3'))).toEqual(['F-1 E1/3 50000 2026-01-16']);
  });

  it.each([
    ['the items of another plan', both, 'fact.planned'],
    ['another sum', { ...monthly(['2026-01-16', 29_999]), items: ['F-2'] }, 'fact.planned'],
    ['a credit note', { ...monthly(['2026-01-16', 5000]), items: ['A-1'] }, 'fact.nothingOwed'],
    ['a Saturday', monthly(['2026-01-17', 150_000]), 'fact.planNotBusinessDay'],
    ['a day that is over', monthly(['2026-01-02', 150_000]), 'fact.planOrder'],
    ['days out of order', monthly(['2026-02-16', 75_000], ['2026-01-16', 75_000]), 'fact.planOrder'],
    ['more than twelve months', monthly(['2027-01-06', 150_000]), 'fact.planTooLong'],
    ['a day that is none', monthly(['2026-02-30', 150_000]), 'fact.planDay'],
  ])('refuses %s', async (_name, more, code) => {
    const refused = await agree(more, '?dryRun=true');
    expect(refused.statusCode).toBe(400);
    const { issues } = refused.json<{ issues: { code: string; fr: string; en: string }[] }>();
    expect(issues.map((issue) => issue.code)).toContain(code);
    for (const { fr, en } of issues) expect(fr).not.toBe(en);
  });

  it('takes money on its instalments first', async () => {
    const paid = (await post('cases/C001/payments', { cents: 50_000, currency: 'EUR', items: ['F-1 E1/3'] })).json<PaymentRecorded>();
    expect(paid).toMatchObject({ shares: [{ number: 'F-1 E1/3', cents: 50_000, rule: 'named' }], effect: [{ change: 'stops' }] });
    const next = (
      await post('cases/C001/payments?dryRun=true', { cents: 60_000, currency: 'EUR', allocate: 'all' })
    ).json<PaymentRecorded>();
    expect(next.shares.map(({ number, cents }) => `${number} ${String(cents)}`)).toEqual(['F-1 E2/3 50000', 'F-1 E3/3 10000']);
  });

  it('ends early by a person: the instalments stop, the items go on', async () => {
    test.pass(DAY_MS);
    const lift = { reason: 'Le client renonce' };
    const ended = (await post(`facts/${planId}/lift?dryRun=true`, lift)).json<FactRecorded>();
    expect(told(ended)).toEqual(['F-1 E2/3 stops', 'F-1 E3/3 stops', 'F-1 resumes', 'F-2 resumes']);
    expect((await post(`facts/${planId}/lift`, lift)).json<FactRecorded>()).toMatchObject({ recorded: true });
    const story = (await test.call({ url: '/api/v1/cases/C001/story?locale=fr' })).body;
    expect(story).toContain('Échéancier accordé');
    expect(story).toContain('Échéancier rompu');
  });
});
