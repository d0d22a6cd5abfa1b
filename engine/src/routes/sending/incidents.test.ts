import type { Dispatch, IncidentsDecided, IncidentView } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, startMs, type TestApp } from '../../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  ...['1', '2', '3', '4', '5', '6'].map((n) => `C00${n};Client ${n};F-${n};01/11/2025;15/12/2025;100,00;100,00;sme`),
].join('\n');

const why = 'Adresse corrigée';

describe('incidents', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
  });
  afterAll(() => test.close());

  const list = async (query = '') =>
    (await test.call({ url: `/api/v1/incidents${query}` })).json<{ incidents: IncidentView[]; total: number }>();
  const ask = async (way: 'retry' | 'skip', ids: string[], query = '') =>
    (await test.call({ method: 'POST', url: `/api/v1/incidents/${way}${query}`, payload: { ids, reason: why } })).json<IncidentsDecided>();

  async function itemOf(number: string) {
    const [item] = await test.store.items.byNumbers('main', [number]);
    if (item === undefined) throw new Error('no item');
    return item;
  }

  /** A message about one item that failed, or nobody can tell of; its item stands on the step behind. */
  async function happened(
    id: string,
    number: string,
    state: 'failed' | 'unknown' = 'failed',
    more: Partial<Dispatch> = {},
  ): Promise<string> {
    const item = await itemOf(number);
    const { caseId, accountId, _id: itemId } = item;
    const step = { scenarioId: 's', planHash: '', nodeId: 'r1' };
    const lines = [{ itemId, role: 'reminded' as const, outstandingCents: 10_000, currency: 'EUR', nodeId: 'r1', visit: 1 }];
    const place = { entityId: 'main', caseId, accountId, ...step, visit: 1, level: 1, channel: 'email' };
    await test.store.dispatches.insertIntent({ _id: id, ...place, state: 'intent', lines, intentAt: startMs, ...more });
    await test.store.dispatches.move('main', id, 'intent', 'handingOver');
    const patch = { settledAt: startMs, incident: { state: 'open' as const }, ...(state === 'failed' ? { failureCode: 'noAddress' } : {}) };
    await test.store.dispatches.move('main', id, 'handingOver', state, patch);
    const position = { itemId, ...step, nodeId: 'wait', level: 0, status: 'walking' as const };
    await test.store.cases.project('main', caseId, { positions: [position] }, 1);
    return caseId;
  }

  it('are listed over all cases with their words until somebody has decided', async () => {
    await happened('i-1', 'F-1');
    await happened('i-2', 'F-2', 'unknown');
    const { incidents, total } = await list();
    expect(total).toBe(2);
    expect(incidents[0]).toMatchObject({ id: 'i-1', kind: 'failed', step: 'r1', account: { code: 'C001' }, items: [{ number: 'F-1' }] });
    expect(incidents[0]?.why.fr).toContain('aucune adresse');
    expect((await list('?kind=unknown')).incidents.map(({ id }) => id)).toEqual(['i-2']);
  });

  it('are sent again once: the items go back to the step, and a dry run only says so', async () => {
    const caseId = await happened('again-1', 'F-3');
    expect((await ask('retry', ['again-1'], '?dryRun=true')).results).toMatchObject([{ done: true, code: 'retried' }]);
    expect(await test.store.facts.byCase('main', caseId)).toEqual([]);
    test.woken.length = 0;
    expect(await ask('retry', ['again-1', 'nobody'])).toMatchObject({
      done: 1,
      results: [{ done: true }, { done: false, code: 'notFound' }],
    });
    expect(await test.store.facts.byCase('main', caseId)).toMatchObject([
      { kind: 'stepBack', reason: why, itemIds: [(await itemOf('F-3'))._id], nodeIds: { [(await itemOf('F-3'))._id]: 'wait' } },
    ]);
    expect(test.woken.map((woken) => woken.caseId)).toEqual([caseId]);
    expect(await ask('retry', ['again-1'])).toMatchObject({ done: 0, results: [{ code: 'decidedBefore' }] });
    expect(await ask('skip', ['again-1'])).toMatchObject({ done: 0, results: [{ code: 'decidedBefore' }] });
    expect(await test.store.facts.byCase('main', caseId)).toHaveLength(1);
    expect((await list()).incidents.map(({ id }) => id)).not.toContain('again-1');
  });

  it('cut off between the decision and the fact are told when they are asked for again', async () => {
    const caseId = await happened('cut-1', 'F-4');
    await test.store.dispatches.decideIncident('main', 'cut-1', { state: 'retried', at: startMs, by: 'u', reason: 'Premier motif' });
    expect(await ask('retry', ['cut-1'])).toMatchObject({ done: 0 });
    expect(await test.store.facts.byCase('main', caseId)).toMatchObject([{ kind: 'stepBack', reason: 'Premier motif' }]);
  });

  it('are decided by one of many who ask at once', async () => {
    await happened('race-1', 'F-5');
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => ask(index % 2 === 0 ? 'retry' : 'skip', ['race-1'])));
    expect(answers.reduce((sum, { done }) => sum + done, 0)).toBe(1);
  });

  it('are left as they are, and the story says why', async () => {
    const caseId = await happened('left-1', 'F-6');
    expect(await ask('skip', ['left-1'])).toMatchObject({ done: 1, results: [{ code: 'left' }] });
    expect(await test.store.facts.byCase('main', caseId)).toMatchObject([{ kind: 'note', note: expect.stringContaining(why) as string }]);
    expect((await test.call({ url: `/api/v1/cases/${caseId}/story?locale=fr` })).body).toContain('Note');
  });

  it.each<[string, string, (id: string, caseId: string, itemId: string) => Promise<unknown>]>([
    [
      'wentOn',
      'another step was done since',
      async (id, caseId, itemId) => {
        const lines = [{ itemId, role: 'reminded' as const, outstandingCents: 1, currency: 'EUR', nodeId: 'r2', visit: 1 }];
        const step = { scenarioId: 's', planHash: '', nodeId: 'r2', visit: 1, level: 2, channel: 'email', lines, intentAt: startMs + 1 };
        await test.store.dispatches.insertIntent({
          _id: `${id}-later`,
          entityId: 'main',
          caseId,
          accountId: 'a',
          state: 'intent',
          ...step,
        });
        await test.store.dispatches.move('main', `${id}-later`, 'intent', 'handingOver');
      },
    ],
    [
      'taskOpen',
      'a task about it is open',
      async (id, caseId, itemId) => {
        const task = { kind: 'call' as const, state: 'open' as const, openedAt: startMs, itemIds: [itemId], outcomes: [] };
        await test.store.tasks.openOnce({ _id: `${id}-task`, entityId: 'main', caseId, accountId: 'a', nodeId: 'call', ...task });
        await test.store.cases.addTask('main', caseId, `${id}-task`);
      },
    ],
    ['goesAlong', 'it went along with another message', () => Promise.resolve()],
  ])('is not sent again (%s): %s', async (code, _, prepare) => {
    const id = `no-${code}`;
    const caseId = await happened(id, 'F-2', 'failed', code === 'goesAlong' ? { companionOf: 'i-2' } : {});
    await prepare(id, caseId, (await itemOf('F-2'))._id);
    expect(await ask('retry', [id])).toMatchObject({ done: 0, results: [{ done: false, code }] });
    expect((await test.store.dispatches.get('main', id))?.incident).toEqual({ state: 'open' });
  });

  it('are given to a user who may act, by the credit manager, and stay open', async () => {
    await happened('given-1', 'F-1');
    await test.signIn('collector');
    const { users } = (await test.call({ url: '/api/v1/users' })).json<{ users: { email: string; name: string }[] }>();
    const assign = (to: string) => test.call({ method: 'POST', url: '/api/v1/incidents/assign', payload: { ids: ['given-1'], to } });
    const [user] = users;
    expect((await assign(user?.email ?? '')).json()).toMatchObject({ done: 1 });
    expect((await list()).incidents.find(({ id }) => id === 'given-1')).toMatchObject({ assignedTo: { name: user?.name } });
    const refused = await assign('personne@morel.example');
    expect([refused.statusCode, refused.json<{ issues: object[] }>().issues]).toMatchObject([
      400,
      [{ code: 'incident.userUnknown', path: 'body/to' }],
    ]);
  });

  it.each(['auditor', 'salesRep'] as const)('are not decided by %s', async (role) => {
    const headers = await test.signIn(role);
    for (const way of ['retry', 'skip'] as const) {
      const asked = { method: 'POST', url: `/api/v1/incidents/${way}`, headers, payload: { ids: ['i-1'], reason: why } } as const;
      expect((await test.app.inject(asked)).statusCode).toBe(403);
    }
  });
});
