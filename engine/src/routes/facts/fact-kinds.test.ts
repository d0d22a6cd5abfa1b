import { caseId } from '@relance/domain';
import {
  type Dispatch,
  factKindNames,
  factKinds,
  roleNames,
  type FactKind,
  type FactKindDefinition,
  type FactRecorded,
  type RoleName,
} from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeholderEntity } from '../../access/first-entity.js';
import { factSamples, items } from '../../testing/fact-samples.js';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

describe('every kind of fact', () => {
  let test: TestApp;
  let ids: Record<string, string> = {};
  const people = new Map<RoleName, Record<string, string>>();

  beforeAll(async () => {
    test = await openTestApp();
    const { store } = test;
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
    const other = placeholderEntity('Morel Négoce', { name: 'Anne Morel', email: 'anne@morel.example', locale: 'fr' });
    await store.entities.upsert({ ...other, _id: 'trade' });
    const defaults = { debtorClass: 'business', territory: 'FR', country: 'FR', locale: 'fr', segment: 'sme' } as const;
    await store.accounts.upsertMany('main', [{ code: 'C001', name: 'Dupré SAS', siren: '552100554' }], defaults);
    await store.accounts.upsertMany('main', [{ code: 'P001', name: 'Mairie de Lille', debtorClass: 'publicBuyer' }], defaults);
    await store.accounts.upsertMany('trade', [{ code: 'X9', name: 'Dupré SAS', siren: '552100554' }], defaults);
    const [account, sister] = await Promise.all([store.accounts.byCode('main', 'C001'), store.accounts.byCode('trade', 'X9')]);
    if (account === undefined || sister === undefined) throw new Error('no account');
    ids = { account: account._id, ofCase: caseId('main', account._id), sister: caseId('trade', sister._id) };
    await store.cases.ensure('trade', caseId('trade', sister._id), sister._id);
    const [item] = await store.items.byNumbers('main', ['F-1']);
    const [listed] = await store.items.byNumbers('main', ['F-2']);
    const place = { scenarioId: 's', planHash: '', nodeId: 'r1', level: 1, status: 'walking' } as const;
    await store.cases.project('main', ids['ofCase'] ?? '', { positions: [{ itemId: item?._id ?? '', ...place }] }, 1);
    const lines: Dispatch['lines'] = [
      { itemId: item?._id ?? '', role: 'reminded', outstandingCents: 120_000, currency: 'EUR' },
      { itemId: listed?._id ?? '', role: 'listed', outstandingCents: 30_000, currency: 'EUR' },
    ];
    const step = { scenarioId: 's', planHash: '', nodeId: 'r1', visit: 1, level: 1, lines, intentAt: 0 };
    const ofCase = { entityId: 'main', caseId: ids['ofCase'] ?? '', accountId: account._id };
    const message = (_id: string, channel: string): Promise<unknown> =>
      store.dispatches.insertIntent({ _id, ...ofCase, state: 'intent', channel, ...step });
    await message('dispatch-1', 'email');
    for (const [id, channel] of [
      ['letter-1', 'letter'],
      ['letter-2', 'letter'],
      ['letter-3', 'registered'],
    ] as const) {
      await message(id, channel);
      await store.dispatches.move('main', id, 'intent', 'handingOver');
      await store.dispatches.move('main', id, 'handingOver', 'handedOver', { handedOverAt: 0, batchId: 'main.2026-01-05-1' });
    }
    await store.dispatches.move('main', 'letter-3', 'handedOver', 'accepted', { settledAt: 1, postedOn: '2026-01-02' });
    await store.letterBatches.put('main', '2026-01-05', 'letter-1');
    const printed = { printedOn: '2026-01-05', printedIds: ['letter-1', 'letter-2'] };
    await store.letterBatches.move('main', '2026-01-05-1', 'open', 'printed', printed);
    for (const role of roleNames) people.set(role, await test.signIn(role));
  }, 60_000);
  afterAll(() => test.close());

  const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
    test.app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers });
  const byCli = (url: string, payload: object) => test.call({ method: 'POST', url: `/api/v1${url}`, payload });
  const factsOf = (kind: FactKind, more: object = {}) => ({ kind, ...factSamples[kind].says, ...more });
  const pathOf = (kind: FactKind) => `/cases/${factSamples[kind].of ?? 'C001'}/facts`;

  it.each(factKindNames)('%s: says what it would change, and records nothing on a dry run', async (kind) => {
    const response = await byCli(`${pathOf(kind)}?dryRun=true`, factsOf(kind));
    expect(response.statusCode, response.body).toBe(200);
    const { effect, recorded, fact } = response.json<FactRecorded>();
    expect(recorded).toBe(false);
    const told = effect.map(({ number, change, until }) => (until === undefined ? [number, change] : [number, change, until]));
    expect(told.toSorted()).toEqual(factSamples[kind].changes ?? []);
    expect(await test.store.facts.get('main', fact._id)).toBeUndefined();
  });

  it.each(factKindNames)('%s: refuses what is wrong, naming it in both languages', async (kind) => {
    const [more, code] = factSamples[kind].refused;
    const refusals = [await byCli(`${pathOf(kind)}?dryRun=true`, factsOf(kind, more))];
    const { needs }: FactKindDefinition = factKinds[kind];
    for (const name of needs) refusals.push(await byCli(`${pathOf(kind)}?dryRun=true`, factsOf(kind, { [name]: undefined })));
    const codes = refusals.map((refusal) => {
      expect(refusal.statusCode).toBe(400);
      const { issues } = refusal.json<{ issues: { code: string; path: string; fr: string; en: string }[] }>();
      for (const { fr, en } of issues) expect(fr).not.toBe(en);
      return issues.map((issue) => issue.code);
    });
    expect(codes[0]).toContain(code.includes('.') ? code : `fact.${code}`);
    for (const missing of codes.slice(1)) expect(missing).toContain('fact.missing');
  });

  it.each(factKindNames)('%s: is recorded and withdrawn by its least role and no lesser one, and each is told once', async (kind) => {
    const definition: FactKindDefinition = factKinds[kind];
    const least = roleNames.indexOf(definition.role);
    const headersOf = (index: number) => people.get(roleNames[index] ?? 'auditor') ?? {};
    const lesser = await post(pathOf(kind), factsOf(kind, { key: `lesser-${kind}` }), headersOf(least - 1));
    expect(lesser.statusCode).toBe(403);
    const body = factsOf(kind, { key: `key-of-${kind}` });
    const first = await post(pathOf(kind), body, headersOf(least));
    expect(first.statusCode, first.body).toBe(200);
    const { fact, recorded } = first.json<FactRecorded>();
    expect(recorded).toBe(true);
    expect(fact).toMatchObject({ kind, recordedAt: expect.any(Number) as number });
    expect(test.woken.at(-1)).toBeDefined();
    expect((await test.store.readCaseRecords('main', fact.caseId))?.facts.map(({ _id }) => _id)).toContain(fact._id);

    const lift = { reason: 'Erreur de saisie', inError: true };
    expect((await post(`/facts/${fact._id}/lift`, lift, headersOf(least - 1))).statusCode).toBe(403);
    const lifted = await post(`/facts/${fact._id}/lift`, lift, headersOf(least));
    expect(lifted.statusCode, lifted.body).toBe(definition.lifted === undefined ? 400 : 200);
    // told again under the same key: nothing is recorded twice, though what it was about may be settled by now
    const again = await post(pathOf(kind), body, headersOf(least));
    expect(again.json<FactRecorded>()).toMatchObject({ recorded: false, fact: { _id: fact._id } });
    const journal = await test.store.journal.list('main', fact.caseId);
    const told = journal.filter(({ factId }) => factId === fact._id).map(({ detail }) => detail);
    expect(told).toEqual(definition.lifted === undefined ? [kind] : [kind, `${kind}Lifted`]);
    const story = (await test.call({ url: `/api/v1/cases/${fact.caseId}/story?locale=fr` })).body;
    expect(story).toContain(definition.title.fr);
    if (definition.lifted !== undefined) expect(story).toContain(definition.lifted.fr);
  });

  it('insolvency: is recorded and withdrawn in every entity the company owes in', async () => {
    const sisterFacts = await test.store.facts.byCase('trade', ids['sister'] ?? '');
    expect(sisterFacts).toMatchObject([{ kind: 'insolvency', fromOn: '2026-01-02', lift: { inError: true } }]);
    expect(test.woken).toContainEqual({ entityId: 'trade', caseId: ids['sister'] });
  });

  it('due date, handover, write-off: stand in the books of the item', async () => {
    const [item] = await test.store.items.byNumbers('main', ['F-1']);
    expect(item).toMatchObject({ open: true, handedOver: false, writtenOff: false, dueDate: '2026-02-01', outstandingCents: 120_000 });
    expect(item?.facts.map(({ kind }) => kind)).toEqual(['stated', 'dueDateMoved', 'handedOver', 'recalled', 'writtenOff', 'recalled']);
  });

  it('promise: is whose role records it, whatever is said', async () => {
    const body = factsOf('promise', { owner: 'creditManager' });
    const refused = await post('/cases/C001/facts?dryRun=true', body, people.get('collector') ?? {});
    expect(refused.json<{ issues: object[] }>().issues).toMatchObject([{ code: 'fact.foreignField', path: 'body/owner' }]);
    const owners = ['collector', 'creditManager'] as const;
    for (const role of owners) {
      const answer = await post('/cases/C001/facts?dryRun=true', factsOf('promise'), people.get(role) ?? {});
      expect(answer.json<FactRecorded>().fact.owner).toBe(role);
    }
  });

  it('paymentAnnounced: pauses an item once, though the whole case was meant; an item that came later is free', async () => {
    const announced = await byCli('/cases/P001/facts', { kind: 'paymentAnnounced', reason: 'VIR-1' });
    expect(announced.statusCode).toBe(200);
    const again = await byCli('/cases/P001/facts?dryRun=true', { kind: 'paymentAnnounced', reason: 'VIR-2', items: ['F-7'] });
    expect(again.json<{ issues: object[] }>().issues).toMatchObject([{ code: 'fact.onlyOnce' }]);
    test.pass(60_000);
    const later = `${items.split('\n')[0] ?? ''}\nP001;Mairie de Lille;F-8;01/12/2025;31/12/2025;90,00;90,00;public`;
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: later });
    const free = await byCli('/cases/P001/facts?dryRun=true', { kind: 'paymentAnnounced', reason: 'VIR-2', items: ['F-8'] });
    expect(free.statusCode, free.body).toBe(200);
  });

  it('writeOff: of what was handed over asks for the recall first, so that undoing it brings nobody back to dunning', async () => {
    const given = (await byCli('/cases/C001/facts', factsOf('handover', { items: ['F-2'] }))).json<FactRecorded>();
    const refused = await byCli('/cases/C001/facts', factsOf('writeOff', { items: ['F-2'] }));
    expect(refused.json<{ issues: object[] }>().issues).toMatchObject([{ code: 'fact.handedOver', path: 'body/items' }]);
    await byCli(`/facts/${given.fact._id}/lift`, { reason: 'Rappel' });
    expect((await byCli('/cases/C001/facts?dryRun=true', factsOf('writeOff', { items: ['F-2'] }))).statusCode).toBe(200);
  });

  it('letterPosted, letterTakenOut: move their letter, once', async () => {
    // midnight of Monday the fifth in Paris
    expect(await test.store.dispatches.get('main', 'letter-1')).toMatchObject({
      state: 'accepted',
      postedOn: '2026-01-05',
      settledAt: Date.UTC(2026, 0, 4, 23),
    });
    expect(await test.store.dispatches.get('main', 'letter-2')).toMatchObject({ state: 'withdrawn' });
    const journal = await test.store.journal.list('main', ids['ofCase'] ?? '');
    expect(journal.filter(({ kind }) => kind === 'contact')).toMatchObject([{ dispatchId: 'letter-1', on: '2026-01-05' }]);
    for (const kind of ['letterPosted', 'letterTakenOut'] as const) {
      const again = await byCli(`${pathOf(kind)}?dryRun=true`, factsOf(kind));
      expect(again.json<{ issues: object[] }>().issues).toMatchObject([{ code: 'fact.letterNotWaiting' }]);
    }
  });

  it('skip: names the step the item stands on', async () => {
    const facts = await test.store.facts.byCase('main', ids['ofCase'] ?? '');
    const [item] = await test.store.items.byNumbers('main', ['F-1']);
    expect(facts.find(({ kind }) => kind === 'skip')?.nodeIds).toEqual({ [item?._id ?? '']: 'r1' });
  });
});
