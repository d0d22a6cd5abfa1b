import type { contracts, Foretelling, OutputOf, ScenarioBundle, Task } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, startMs, type TestApp } from '../testing/open-test-app.js';
import { sampleScenario } from '../testing/sample-scenario.js';

type Today = OutputOf<typeof contracts.getToday>;
type Claimed = OutputOf<typeof contracts.claimTask>;

const csv = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  'C001;Dupré;F-1;01/11/2025;31/12/2025;9 000,00;9 000,00;sme',
  'C002;Lenoir;F-2;01/11/2025;01/12/2025;400,00;400,00;sme',
  'C003;Vidal;F-3;01/11/2025;20/12/2025;100,00;100,00;sme',
].join('\n');

/** A call with a recap five days late, then an e-mail, then the end. */
function withCall(): ScenarioBundle {
  const { graph, templates } = sampleScenario;
  const [start, , end] = graph.nodes;
  const outcome = (id: string, reached: boolean): object => ({ id, label: { fr: id, en: id }, reached });
  const call = {
    id: 'appel',
    kind: 'callTask',
    name: 'Appel',
    data: {
      when: { anchor: 'dueDate', offset: 5, unit: 'days' },
      level: 1,
      recap: { template: 'recap', audience: ['accountsPayable'] },
      outcomes: [outcome('promise', true), outcome('noAnswer', false)],
    },
  };
  const mail = {
    id: 'r2',
    kind: 'email',
    name: 'Relance 2',
    data: { when: { anchor: 'dueDate', offset: 15, unit: 'days' }, level: 1, template: 'relance', audience: ['accountsPayable'] },
  };
  if (start === undefined || end === undefined) throw new Error('the sample scenario has changed');
  const edge = (node: string, port: string, to: string): ScenarioBundle['graph']['edges'][number] => ({
    id: `${node}-${port}`,
    from: { node, port },
    to,
  });
  return {
    ...sampleScenario,
    templates: [...templates, ...templates.map((one) => ({ ...one, id: 'recap', body: '<p>Merci pour votre accueil. {{statement}}</p>' }))],
    graph: {
      ...graph,
      nodes: [start, call, mail, end],
      edges: [
        edge('depart', 'next', 'appel'),
        ...['promise', 'noAnswer', 'expired'].map((port) => edge('appel', port, 'r2')),
        edge('r2', 'sent', 'fin'),
        edge('r2', 'failed', 'fin'),
      ],
    },
  };
}

/** It is Monday 5 January 2026, 9 h. */
describe('the work of the day', () => {
  let test: TestApp;
  let anna: Record<string, string> = {};
  let ben: Record<string, string> = {};

  const get = async (query = '', headers = anna): Promise<Today> =>
    (await test.app.inject({ url: `/api/v1/today${query}`, headers })).json<Today>();
  const post = (path: string, payload: object = {}, headers = anna) =>
    test.app.inject({ method: 'POST', url: `/api/v1/tasks/${path}`, headers, payload });

  async function opened(_id: string, number: string, more: Partial<Task> = {}): Promise<void> {
    const [item] = await test.store.items.byNumbers('main', [number]);
    if (item === undefined) throw new Error(number);
    const { caseId, accountId } = item;
    const outcomes = ['promise', 'noAnswer'].map((id) => ({ id, fr: id, en: id, reached: id === 'promise' }));
    const task: Task = {
      _id,
      entityId: 'main',
      caseId,
      accountId,
      kind: 'call',
      state: 'open',
      openedAt: startMs,
      itemIds: [item._id],
      outcomes,
      ...more,
    };
    await test.store.tasks.openOnce(task);
  }

  beforeAll(async () => {
    test = await openTestApp();
    const entity = await test.store.entities.get('main');
    if (entity === undefined) throw new Error('the entity was not made');
    const address = { lines: ['12 rue des Forges'], postcode: '69007', city: 'Lyon', country: 'FR' };
    const payeeAccounts = [{ id: 'main', holder: 'Morel', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', bank: 'Banque' }];
    const sender = { ...entity.sender, phone: '+33400000000' };
    await test.store.entities.upsert({ ...entity, legalForm: 'SAS', siren: '123456782', address, payeeAccounts, sender });
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: csv });
    anna = await test.signIn('collector');
    ben = await test.signIn('creditManager');
    await opened('large', 'F-1');
    await opened('small', 'F-3', { kind: 'check', reason: 'answeredByMail' });
    await opened('broken', 'F-2');
    const facts = { kind: 'promise', fromOn: '2025-12-20', untilOn: '2025-12-30' };
    const [item] = await test.store.items.byNumbers('main', ['F-2']);
    const about = {
      entityId: 'main',
      caseId: item?.caseId ?? '',
      owner: 'collector' as const,
      recordedAt: startMs,
      recordedBy: 'x',
    };
    await test.store.facts.recordOnce({ _id: 'p', ...facts, kind: 'promise', itemIds: [item?._id ?? ''], ...about });
    await test.store.cases.recordFacts('main', about.caseId, { factIds: ['p'], at: startMs });
  });
  afterAll(() => test.close());

  it('is ranked, with the reasons: a broken promise before a large amount before a small one', async () => {
    const { rows, total, counts, calls, minutes } = await get();
    expect(rows.map(({ id, because }) => [id, because.map(({ code }) => code)])).toEqual([
      ['broken', ['brokenPromise', 'age', 'value']],
      ['large', ['value', 'age']],
      ['small', ['age', 'value']],
    ]);
    expect(rows[0]).toMatchObject({
      kind: 'call',
      accountName: 'Lenoir',
      cents: 40_000,
      daysLate: 35,
      because: [{ on: '2025-12-30' }, {}, {}],
    });
    expect([total, counts.call, counts.answer, minutes]).toEqual([3, 2, 1, 28]);
    expect(calls).toEqual({ done: 0, left: 2 });
    expect((await get('?kind=answer')).rows.map(({ id }) => id)).toEqual(['small']);
  });

  it('is in one hand: the other is told who has it and since when, until it is let go or forgotten', async () => {
    expect((await post('large/claim')).json<Claimed>()).toMatchObject({ claimed: true, view: { held: { isMine: true } } });
    const told = (await post('large/claim', {}, ben)).json<Claimed>();
    expect(told).toMatchObject({ claimed: false, view: { held: { name: 'collector', isMine: false, at: startMs } } });
    expect((await get('', ben)).rows.find(({ id }) => id === 'large')?.held).toMatchObject({ name: 'collector', isMine: false });
    await post('large/release', {}, ben);
    expect((await post('large/claim', {}, ben)).json<Claimed>().claimed).toBe(false);
    await post('large/release');
    expect((await post('large/claim', {}, ben)).json<Claimed>().claimed).toBe(true);
    test.pass(3 * 60_000 + 1);
    expect((await post('large/claim')).json<Claimed>().claimed).toBe(true);
    await post('large/release');
  });

  it('may be put off with a reason, no further than the task lasts, and comes back by itself', async () => {
    await opened('ends', 'F-3', { expiresAt: startMs + 2 * 86_400_000 });
    const wrong = async (payload: object) =>
      (await post('ends/snooze', payload)).json<{ issues: { code: string }[] }>().issues.map(({ code }) => code);
    expect(await wrong({ until: '2026-01-05' })).toEqual(['task.dayPassed', 'task.reasonMissing']);
    expect(await wrong({ until: '2026-01-08', reason: 'x' })).toEqual(['task.endsBefore']);
    expect(await wrong({ until: '2026-03-08', reason: 'x' })).toEqual(['task.tooFar']);
    expect(await wrong({ until: '2026-02-30', reason: 'x' })).toEqual(['task.noDay']);
    expect((await post('ends/snooze', { until: '2026-01-06', reason: 'Réunion' })).json()).toMatchObject({ recorded: true });
    expect((await get()).rows.some(({ id }) => id === 'ends')).toBe(false);
    expect((await get('?snoozed=true')).rows).toMatchObject([{ id: 'ends', snoozedUntil: '2026-01-06' }]);
    expect((await get()).snoozed).toBe(1);
    test.pass(86_400_000);
    expect((await get()).rows.some(({ id }) => id === 'ends')).toBe(true);
    test.pass(-86_400_000);
    expect((await post('ends/snooze')).json()).toMatchObject({ recorded: true });
    expect((await get()).snoozed).toBe(0);
  });

  it('is given to a colleague who may answer it, and is then not among mine', async () => {
    const { colleagues } = (await test.app.inject({ url: '/api/v1/colleagues', headers: anna })).json<
      OutputOf<typeof contracts.listColleagues>
    >();
    const manager = colleagues.find(({ name }) => name === 'creditManager');
    expect(colleagues.some(({ name, isMe }) => name === 'collector' && isMe)).toBe(true);
    expect((await post('small/assign', { to: 'nobody@morel.example' })).statusCode).toBe(400);
    await post('small/assign', { to: manager?.email ?? '', reason: 'Il connaît le client' });
    expect((await get('?whose=mine')).rows.map(({ id }) => id)).not.toContain('small');
    expect((await get('?whose=mine', ben)).rows.find(({ id }) => id === 'small')?.assignee).toBe('creditManager');
    await post('small/assign', {});
    expect((await get('?whose=mine')).rows.map(({ id }) => id)).toContain('small');
  });

  it('answered twice is answered once, and the second is told by whom and when', async () => {
    await opened('twice', 'F-3');
    const both = await Promise.all([post('twice/outcome', { outcome: 'promise' }), post('twice/outcome', { outcome: 'noAnswer' }, ben)]);
    const answers = both.map((one) => one.json<{ recorded: boolean; answeredBy: string; task: Task }>());
    expect(answers.map(({ recorded }) => recorded).toSorted()).toEqual([false, true]);
    expect(new Set(answers.map(({ answeredBy }) => answeredBy)).size).toBe(1);
    expect(answers[0]?.task).toMatchObject({ outcome: answers[1]?.task.outcome, outcomeAt: answers[1]?.task.outcomeAt });
  });

  it.each(['auditor', 'salesRep'] as const)('is read by the %s, who takes nothing in hand', async (role) => {
    const headers = await test.signIn(role);
    expect((await test.app.inject({ url: '/api/v1/today', headers })).statusCode).toBe(200);
    for (const path of ['claim', 'release', 'snooze', 'assign', 'foretelling']) {
      expect([path, (await post(`large/${path}`, path === 'foretelling' ? { outcome: 'promise' } : {}, headers)).statusCode]).toEqual([
        path,
        403,
      ]);
    }
  });

  describe('foretold', () => {
    const foretold = async (said: object): Promise<Foretelling> =>
      (await post('large/foretelling', { outcome: 'promise', ...said })).json<Foretelling>();

    beforeAll(async () => {
      const published = await test.call({ method: 'POST', url: '/api/v1/scenarios/publish', payload: { bundle: withCall() } });
      expect(published.statusCode, published.body).toBe(200);
      const { hash } = published.json<{ hash: string }>();
      const [item] = await test.store.items.byNumbers('main', ['F-1']);
      const position = {
        itemId: item?._id ?? '',
        scenarioId: 'essai',
        planHash: hash,
        nodeId: 'appel',
        level: 0,
        status: 'walking' as const,
      };
      await test.store.cases.project('main', item?.caseId ?? '', { positions: [position] }, 1);
      await opened('call', 'F-1', { nodeId: 'appel', scenarioId: 'essai', expiresAt: startMs + 2 * 86_400_000 });
    });
    const ofCall = async (said: object): Promise<Foretelling> =>
      (await post('call/foretelling', { outcome: 'promise', ...said })).json<Foretelling>();

    it('a promise pauses its item; a recap that has no address says so (laws 8, 20)', async () => {
      const told = await ofCall({ promise: { on: '2026-01-16' } });
      expect(told).toMatchObject({ issues: [], effect: [{ number: 'F-1', change: 'pauses', until: '2026-01-19' }] });
      expect(told.recap).toMatchObject({ refusal: { code: 'noAddress' } });
    });

    it('the recap is shown as it would leave, to whom, and the next step is no sooner than the promise ends (law 21)', async () => {
      const contact = { role: 'accountsPayable', name: 'Sonia B.', email: 'sonia@dupre.example' };
      const account = await test.store.accounts.get('main', (await test.store.tasks.get('main', 'call'))?.accountId ?? '');
      await test.call({ method: 'POST', url: '/api/v1/accounts/C001/contacts', payload: { version: account?.version, ...contact } });
      const { next, recap } = await ofCall({ promise: { on: '2026-01-16' } });
      // J+15 is the 15th; the promise and its business day of grace last until Monday 19
      expect(next).toMatchObject([{ kind: 'message', channel: 'email', step: 'Relance 2', onOrAfter: '2026-01-20', items: ['F-1'] }]);
      expect(recap).toMatchObject({ recipient: { name: 'Sonia B.', address: 'sonia@dupre.example' }, items: ['F-1'] });
      expect(recap).not.toHaveProperty('refusal');
      expect(recap?.html).toContain('Merci pour votre accueil');
      expect((await ofCall({ outcome: 'noAnswer' })).recap).toBeUndefined();
    });

    it('what is wrong is told and nothing is recorded', async () => {
      const { issues } = await ofCall({ promise: { on: '2025-12-31' } });
      expect(issues.map(({ code }) => code)).toEqual(['fact.endsBeforeStart']);
      expect(await test.store.facts.byCase('main', (await test.store.tasks.get('main', 'call'))?.caseId ?? '')).toEqual([]);
      expect((await test.store.tasks.get('main', 'call'))?.state).toBe('open');
    });

    it('of a task that no step asked for only what pauses is known', async () => {
      const told = await foretold({ dispute: { reason: 'price' } });
      expect(told).toMatchObject({ effect: [{ change: 'pauses' }], next: [] });
    });
  });
});
