import type { FactRecorded } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  'C001;Dupré SAS;F-1;01/11/2025;01/12/2025;1 200,00;1 200,00;sme',
  'C001;Dupré SAS;F-2;01/12/2025;31/12/2025;300,00;300,00;sme',
  'C002;Garage Lenoir;F-9;01/12/2025;31/12/2025;80,00;80,00;sme',
].join('\n');

interface Refusal {
  code: string;
  issues: { code: string; path: string; fr: string; en: string }[];
}

/** It is Monday 5 January 2026. */
describe('promises, disputes, holds', () => {
  let test: TestApp;
  let itemIds: string[] = [];
  beforeAll(async () => {
    test = await openTestApp();
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
    const found = await test.store.items.byNumbers('main', ['F-1', 'F-2']);
    itemIds = ['F-1', 'F-2'].map((number) => found.find((item) => item.number === number)?._id ?? '');
  });
  afterAll(() => test.close());

  const record = (payload: object, query = '') => test.call({ method: 'POST', url: `/api/v1/cases/C001/facts${query}`, payload });
  const lift = (id: string, payload: object, query = '') => test.call({ method: 'POST', url: `/api/v1/facts/${id}/lift${query}`, payload });
  const versionOf = async (caseId: string) => test.store.cases.factsVersion('main', caseId);

  it('say what would pause and record nothing on a dry run', async () => {
    const asked = { kind: 'promise', items: ['F-1'], untilOn: '2026-01-14' };
    const answer = (await record(asked, '?dryRun=true')).json<FactRecorded>();
    // the promised Wednesday and one business day (law 8)
    expect(answer).toMatchObject({
      recorded: false,
      fact: { kind: 'promise', fromOn: '2026-01-05', owner: 'creditManager', itemIds: [itemIds[0]] },
      effect: [{ number: 'F-1', change: 'pauses', until: '2026-01-15' }],
    });
    expect(answer.effect[0]?.fr).toContain('F-1');
    expect(await test.store.facts.byCase('main', answer.fact.caseId)).toEqual([]);
    expect(test.woken).toEqual([]);
  });

  it('record a promise once under the key of its caller, wake the case and tell its story', async () => {
    const asked = { kind: 'promise', items: ['F-1'], untilOn: '2026-01-14', cents: 120_000, currency: 'EUR', key: 'promise-of-dupre' };
    const first = (await record(asked)).json<FactRecorded>();
    expect(first).toMatchObject({ recorded: true, effect: [{ number: 'F-1', change: 'pauses', until: '2026-01-15' }] });
    const { _id, caseId } = first.fact;
    const second = (await record(asked)).json<FactRecorded>();
    expect(second).toMatchObject({ recorded: false, fact: first.fact, effect: [] });
    expect(test.woken.map((woken) => woken.caseId)).toEqual([caseId, caseId]);
    expect((await test.store.readCaseRecords('main', caseId))?.facts.map((one) => one._id)).toEqual([_id]);
    const story = await test.call({ url: '/api/v1/cases/C001/story?locale=fr' });
    expect(story.body.match(/Promesse de règlement/gu)).toHaveLength(1);
    expect(story.body).toContain('F-1');
    const listed = await test.call({ url: '/api/v1/cases/C001/facts' });
    expect(listed.json()).toMatchObject({ facts: [{ fact: { _id }, items: ['F-1'], by: 'relance (cli)' }] });
  });

  it('lift one once, and tell the second who was first', async () => {
    const { fact } = (await record({ kind: 'dispute', items: ['F-2'], reason: 'price', note: 'Tarif de 2024' })).json<FactRecorded>();
    const before = await versionOf(fact.caseId);
    const preview = (await lift(fact._id, { reason: 'Avoir émis', inError: true }, '?dryRun=true')).json<FactRecorded>();
    expect(preview).toMatchObject({ recorded: false, effect: [{ number: 'F-2', change: 'resumes' }] });
    expect(await versionOf(fact.caseId)).toBe(before);
    const done = (await lift(fact._id, { reason: 'Avoir émis' })).json<FactRecorded>();
    expect(done).toMatchObject({ recorded: true, fact: { lift: { on: '2026-01-05', by: 'cli', reason: 'Avoir émis' } } });
    expect(await versionOf(fact.caseId)).toBe((before ?? 0) + 1);
    const again = (await lift(fact._id, { reason: 'Autre' })).json<FactRecorded>();
    expect(again).toMatchObject({ recorded: false, fact: { lift: { reason: 'Avoir émis' } } });
    // the case is told again: whoever lifted first may have been cut off before it was
    expect(await versionOf(fact.caseId)).toBe((before ?? 0) + 2);
    const { rows } = await test.store.auditLog.list('main', { limit: 50 });
    const told = rows.filter(({ subjectId }) => subjectId === fact._id).map(({ action }) => action);
    expect(told.sort()).toEqual(['fact.lifted', 'fact.recorded']);
  });

  it('put the whole case on hold', async () => {
    const answer = (
      await record({ kind: 'hold', untilOn: '2026-01-30', reason: 'Renégociation du contrat' }, '?dryRun=true')
    ).json<FactRecorded>();
    expect(answer.fact.itemIds).toBeUndefined();
    expect(answer.effect.map(({ number }) => number).sort()).toEqual(['F-1', 'F-2']);
  });

  it.each([
    ['a promise without a day', { kind: 'promise' }, 'fact.missing', 'body/untilOn'],
    ['a dispute without a reason', { kind: 'dispute' }, 'fact.missing', 'body/reason'],
    ['a reason that is none of the list', { kind: 'dispute', reason: 'humeur' }, 'fact.reasonUnknown', 'body/reason'],
    ['a day that does not exist', { kind: 'promise', untilOn: '2026-02-30' }, 'invalid.date', 'body/untilOn'],
    ['an end before the start', { kind: 'promise', untilOn: '2026-01-04' }, 'fact.endsBeforeStart', 'body/untilOn'],
    ['an item of another account', { kind: 'promise', untilOn: '2026-01-14', items: ['F-9'] }, 'fact.itemUnknown', 'body/items/0'],
    ['an amount without currency', { kind: 'promise', untilOn: '2026-01-14', cents: 5 }, 'fact.amountIncomplete', 'body/cents'],
    [
      'a disputed part of two items',
      { kind: 'dispute', reason: 'price', cents: 5, currency: 'EUR', items: ['F-1', 'F-2'] },
      'fact.partOfOne',
      'body/items',
    ],
    [
      'a part as large as the whole',
      { kind: 'dispute', reason: 'price', cents: 30_000, currency: 'EUR', items: ['F-2'] },
      'fact.moreThanOwed',
      'body/cents',
    ],
  ])('refuse %s, naming it in both languages', async (_name, payload, code, path) => {
    const response = await record(payload);
    expect(response.statusCode).toBe(400);
    const refusal = response.json<Refusal>();
    expect(refusal.code).toBe('RLC_INVALID_INPUT');
    const told = refusal.issues.find((one) => one.code === code);
    expect(told).toMatchObject({ path });
    expect(told?.fr).not.toBe(told?.en);
  });

  it('refuse a lift before the start, one in the future, and one of nothing', async () => {
    const { fact } = (await record({ kind: 'hold', untilOn: '2026-01-09', reason: 'Audit', items: ['F-1'] })).json<FactRecorded>();
    for (const on of ['2026-01-04', '2026-01-06']) {
      expect((await lift(fact._id, { reason: 'x', on })).json<Refusal>().issues[0]?.code).toBe('fact.liftDay');
    }
    expect((await lift('nobody', { reason: 'x' })).statusCode).toBe(404);
    expect(
      (await test.call({ method: 'POST', url: '/api/v1/cases/C404/facts', payload: { kind: 'dispute', reason: 'price' } })).statusCode,
    ).toBe(404);
  });

  it.each([
    ['auditor', 403],
    ['salesRep', 403],
    ['collector', 200],
    ['creditManager', 200],
  ] as const)('may be recorded by the %s: %i', async (role, status) => {
    const headers = await test.signIn(role);
    const payload = { kind: 'promise', untilOn: '2026-01-30', items: ['F-1'] };
    const response = await test.app.inject({ method: 'POST', url: '/api/v1/cases/C001/facts?dryRun=true', headers, payload });
    expect(response.statusCode).toBe(status);
    if (status === 200) expect(response.json()).toMatchObject({ fact: { owner: role } });
  });

  it('note the promise made on a call as a fact of its own', async () => {
    const [first = ''] = itemIds;
    const found = await test.store.items.get('main', first);
    const caseId = found?.caseId ?? '';
    const outcomes = [{ id: 'promise', fr: 'Promesse', en: 'Promise', reached: true }];
    const task = {
      _id: 'call-1',
      entityId: 'main',
      caseId,
      accountId: found?.accountId ?? '',
      kind: 'call',
      state: 'open',
      openedAt: 0,
      itemIds: [first],
      outcomes,
    } as const;
    await test.store.tasks.openOnce({ ...task, itemIds: [first], outcomes });
    const answer = (on: string) =>
      test.call({ method: 'POST', url: '/api/v1/tasks/call-1/outcome', payload: { outcome: 'promise', promise: { on } } });
    expect((await answer('2025-12-31')).json<Refusal>().issues[0]?.code).toBe('fact.endsBeforeStart');
    expect((await answer('2026-01-12')).json()).toMatchObject({ recorded: true });
    await answer('2026-01-12');
    const promises = (await test.store.facts.byCase('main', caseId)).filter(({ untilOn }) => untilOn === '2026-01-12');
    expect(promises).toMatchObject([{ kind: 'promise', itemIds: [first], fromOn: '2026-01-05' }]);
  });

  it('hold one contact of the account, named by address and kept by id; never with items or a channel', async () => {
    const before = await test.store.accounts.byCode('main', 'C001');
    const contact = { version: before?.version, role: 'other', name: 'Odile Verchère', email: 'odile@dupre.example' };
    await test.call({ method: 'POST', url: '/api/v1/accounts/C001/contacts', payload: contact });
    const account = await test.store.accounts.byCode('main', 'C001');
    const asked = { kind: 'hold', contact: 'Odile@dupre.example', untilOn: '2026-01-30', reason: 'En congé' };
    const { fact, effect } = (await record(asked, '?dryRun=true')).json<FactRecorded>();
    expect(fact.contact).toBe(account?.contacts.find(({ name }) => name === 'Odile Verchère')?.id);
    expect(effect).toEqual([]);
    const refused = async (more: object) => (await record({ ...asked, ...more })).json<Refusal>().issues[0]?.code;
    expect(await refused({ contact: 'nobody@dupre.example' })).toBe('fact.contactUnknown');
    expect(await refused({ channel: 'email' })).toBe('fact.oneScope');
    expect(await refused({ items: ['F-1'] })).toBe('fact.oneScope');
  });

  it('leave some items out of the next message by naming those it is about (law 27)', async () => {
    const asked = { kind: 'notBefore', untilOn: '2026-01-20', reason: 'Celle-ci seule' };
    const codes = async (more: object) =>
      (await record({ ...asked, ...more }, '?dryRun=true')).json<Refusal>().issues.map(({ code }) => code);
    expect(await codes({ allBut: ['F-1'] })).toEqual(['fact.nothingLeft']);
    const found = await test.store.cases.get('main', (await test.store.items.byNumbers('main', ['F-1']))[0]?.caseId ?? '');
    const place = { scenarioId: 's', planHash: '', nodeId: 'r1', level: 1, status: 'walking' } as const;
    const positions = itemIds.map((itemId) => ({ itemId, ...place }));
    await test.store.cases.project('main', found?._id ?? '', { positions }, (found?.projectionSequence ?? 0) + 1);
    const { fact } = (await record({ ...asked, allBut: ['F-1'] }, '?dryRun=true')).json<FactRecorded>();
    expect(fact).toMatchObject({ kind: 'notBefore', itemIds: [itemIds[1]] });
    expect(await codes({ allBut: ['F-1'], items: ['F-2'] })).toEqual(['fact.bothNamed']);
    expect(await codes({ allBut: ['F-7'] })).toEqual(['fact.itemUnknown']);
  });
});
