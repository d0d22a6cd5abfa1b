import type { AccountStatement } from '@relance/schemas';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const csv = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  'C001;Dupré;F-1;01/11/2025;01/12/2025;1 200,00;1 200,00;sme',
  'C001;Dupré;F-2;20/12/2025;20/01/2026;70,00;70,00;sme',
  'C001;Dupré;A-1;05/12/2025;05/12/2025;-100,00;-100,00;sme',
].join('\n');

/** It is Monday 5 January 2026. */
describe('a statement of account', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: csv });
    // more than is owed: what is left over is a receipt that no item has taken
    const payload = { cents: 2_500, currency: 'EUR', reference: 'VIR 77' };
    await test.call({ method: 'POST', url: '/api/v1/cases/C001/payments', payload });
  });
  afterAll(() => test.close());

  const make = async (body: object) => {
    const answer = await test.call({ method: 'POST', url: '/api/v1/statements', payload: { reason: 'demandé par téléphone', ...body } });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<AccountStatement>();
  };

  it('lists what is open, adds up, and is a PDF kept under its hash', async () => {
    const statement = await make({ account: 'C001' });
    expect(statement).toMatchObject({ account: 'C001', asOf: '2026-01-05', locale: 'fr', pages: 1 });
    const [group] = statement.groups;
    const cents = group?.lines.map((line) => line.cents) ?? [];
    expect(cents.reduce((total, one) => total + one, 0)).toBe(group?.balanceCents);
    // 1,200.00 + 70.00 − 100.00 − 25.00, wherever the 25.00 went
    expect(group?.balanceCents).toBe(114_500);
    const pdf = Buffer.from(statement.pdf, 'base64');
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(statement.hash);
    const kept = await test.call({ url: `/api/v1/statements/${statement.hash}` });
    expect(kept.headers['content-type']).toBe('application/pdf');
    expect(kept.rawPayload.equals(pdf)).toBe(true);
  });

  it('is the same bytes for the same account on the same day, in the language asked for', async () => {
    const first = await make({ account: 'C001' });
    expect((await make({ account: 'C001' })).hash).toBe(first.hash);
    const english = await make({ account: 'C001', locale: 'en' });
    expect(english.locale).toBe('en');
    expect(english.hash).not.toBe(first.hash);
    expect(english.groups).toEqual(first.groups);
  });

  it('is written down with author and reason, and is no contact (law 27)', async () => {
    const { hash } = await make({ account: 'C001' });
    const { rows } = await test.store.auditLog.listOfSubject('main', hash, { limit: 1 });
    expect(rows).toMatchObject([
      { action: 'statement.made', userId: 'cli', details: { asOf: '2026-01-05', reason: 'demandé par téléphone' } },
    ]);
    const caseId = (await test.store.items.byNumbers('main', ['F-1']))[0]?.caseId ?? '';
    expect(await test.store.dispatches.byCase('main', caseId)).toEqual([]);
    expect((await test.store.journal.list('main', caseId)).filter(({ kind }) => kind === 'contact')).toEqual([]);
  });

  it('is refused for an account that is not there, without a reason, and to whoever only reads', async () => {
    const payload = { account: 'C999', reason: 'x' };
    const missing = await test.call({ method: 'POST', url: '/api/v1/statements', payload });
    expect(missing.json()).toMatchObject({ code: 'RLC_NOT_FOUND', fr: 'Introuvable : C999.', en: 'Not found: C999.' });
    expect((await test.call({ method: 'POST', url: '/api/v1/statements', payload: { account: 'C001' } })).statusCode).toBe(400);
    const auditor = await test.signIn('auditor');
    const refused = await test.app.inject({ method: 'POST', url: '/api/v1/statements', headers: auditor, payload });
    expect(refused.json()).toMatchObject({ status: 403, code: 'RLC_ROLE_MISSING' });
    expect((await test.call({ url: `/api/v1/statements/${'0'.repeat(64)}` })).statusCode).toBe(404);
  });
});
