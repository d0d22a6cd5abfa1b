import type { TrialSwitched } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, startMs, type TestApp } from '../../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment;E-mail',
  'C001;Dupré SAS;F-1;01/11/2025;01/12/2025;1 200,00;1 200,00;sme;compta@client.example',
  'C002;Garage Lenoir;F-2;01/12/2025;31/12/2025;80,00;80,00;sme;garage@client.example',
].join('\n');

const trial = { email: 'essai@morel.example', reason: 'Premiers pas' };

describe('a trial of sending', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
  });
  afterAll(() => test.close());

  const turn = (way: '' | '/end', payload: object, query = '') =>
    test.call({ method: 'POST', url: `/api/v1/sending/trial${way}${query}`, payload });

  /** A message that left under the trial of the whole entity. */
  async function tried(id: string, number: string): Promise<string> {
    const [item] = await test.store.items.byNumbers('main', [number]);
    if (item === undefined) throw new Error('no item');
    const place = {
      entityId: 'main',
      caseId: item.caseId,
      accountId: item.accountId,
      scenarioId: 's',
      planHash: 'h',
      nodeId: 'n',
      visit: 1,
    };
    const lines = [{ itemId: item._id, role: 'reminded' as const, outstandingCents: 100, currency: 'EUR', nodeId: 'n', visit: 1 }];
    const message = { _id: id, ...place, level: 1, channel: 'email', state: 'intent' as const, lines, intentAt: startMs };
    await test.store.dispatches.insertIntent({ ...message, trial: { id: 'main/entity/', epoch: 1 } });
    await test.store.dispatches.move('main', id, 'intent', 'handingOver');
    await test.store.dispatches.move('main', id, 'handingOver', 'accepted', { settledAt: startMs });
    return item.caseId;
  }

  it('is started once, said by the state of sending, and nothing of it is done by a dry run', async () => {
    expect((await turn('', trial, '?dryRun=true')).json()).toMatchObject({ recorded: false, trial: { state: 'on', epoch: 1 } });
    expect((await test.call({ url: '/api/v1/sending' })).json()).toMatchObject({ trials: [] });
    expect((await turn('/end', { reason: 'x' })).statusCode).toBe(404);
    const first = (await turn('', trial)).json<TrialSwitched>();
    expect(first).toMatchObject({ recorded: true, messages: 0, cases: 0, trial: { ...trial, changedBy: 'cli' } });
    expect((await turn('', { ...trial, email: 'autre@morel.example' })).json()).toMatchObject({ recorded: false, trial: first.trial });
    expect((await test.call({ url: '/api/v1/sending' })).json()).toMatchObject({ trials: [{ scope: 'entity', email: trial.email }] });
  });

  it('is ended for every case it wrote in: each is told once and woken, and what was cut off is made up for', async () => {
    const one = await tried('trial-0001', 'F-1');
    expect((await turn('/end', { reason: 'x' }, '?dryRun=true')).json()).toMatchObject({ recorded: false, messages: 1, cases: 1 });
    expect(await test.store.facts.byCase('main', one)).toEqual([]);
    test.woken.length = 0;
    expect((await turn('/end', { reason: 'Tout est bon' })).json()).toMatchObject({ recorded: true, messages: 1, cases: 1 });
    expect(await test.store.facts.byCase('main', one)).toMatchObject([{ kind: 'trialOver', reason: 'Tout est bon' }]);
    expect(test.woken.map(({ caseId }) => caseId)).toEqual([one]);
    // one that was on its way when the trial ended
    const two = await tried('trial-0002', 'F-2');
    expect((await turn('/end', { reason: 'Encore' })).json()).toMatchObject({ recorded: false, messages: 1, cases: 1 });
    expect(await test.store.facts.byCase('main', two)).toHaveLength(1);
    expect((await turn('/end', { reason: 'Encore' })).json()).toMatchObject({ recorded: false, messages: 0, cases: 0 });
    expect(await test.store.facts.byCase('main', one)).toHaveLength(1);
    expect((await turn('', trial)).json()).toMatchObject({ recorded: true, trial: { epoch: 2 } });
    expect((await turn('/end', { reason: 'Fini' })).json()).toMatchObject({ recorded: true });
    const { rows } = await test.store.auditLog.list('main', {});
    const actions = rows.map(({ action }) => action).filter((action) => action.startsWith('sending.'));
    expect(actions.toSorted()).toEqual(['sending.trialEnded', 'sending.trialEnded', 'sending.trialStarted', 'sending.trialStarted']);
  });

  it('is told over to cases where a message was only shown to somebody under it: it is asked anew (law 24)', async () => {
    const [item] = await test.store.items.byNumbers('main', ['F-1']);
    const { caseId = '', accountId = '', _id: itemId = '' } = item ?? {};
    test.pass(60_000);
    await turn('', trial);
    const task = { entityId: 'main', caseId, accountId, kind: 'approval', state: 'open', openedAt: startMs + 60_000 } as const;
    const draft = { channel: 'email', level: 1, trial: { id: 'main/entity/', epoch: 3 } };
    await test.store.tasks.openOnce({ ...task, _id: 'draft-0001', itemIds: [itemId], outcomes: [], draft });
    expect((await turn('/end', { reason: 'Fini' })).json()).toMatchObject({ recorded: true, messages: 0, cases: 1 });
    const told = (await test.store.facts.byCase('main', caseId)).filter(({ kind }) => kind === 'trialOver');
    expect(told).toContainEqual(expect.objectContaining({ itemIds: [itemId], recordedAt: startMs + 60_000 }));
    expect((await turn('/end', { reason: 'Encore' })).json()).toMatchObject({ cases: 0 });
  });

  it('says before it starts how many letters lie in a print batch already, for it does not stop them', async () => {
    const [item] = await test.store.items.byNumbers('main', ['F-2']);
    const { caseId = '', accountId = '' } = item ?? {};
    const step = { scenarioId: 's', planHash: 'h', nodeId: 'n', visit: 7, level: 1, channel: 'letter', lines: [], intentAt: startMs };
    await test.store.dispatches.insertIntent({ _id: 'letter-0001', entityId: 'main', caseId, accountId, state: 'intent', ...step });
    await test.store.dispatches.move('main', 'letter-0001', 'intent', 'handingOver');
    await test.store.dispatches.move('main', 'letter-0001', 'handingOver', 'handedOver', { handedOverAt: startMs, batchId: 'b' });
    expect((await turn('', trial, '?dryRun=true')).json()).toMatchObject({ recorded: false, lettersWaiting: 1 });
  });

  it.each([
    ['a scenario nobody published', { ...trial, scenario: 'none' }, 'trial.scenarioUnknown', 'body/scenario'],
    ['what is no address', { ...trial, email: 'a@b@c' }, 'trial.addressInvalid', 'body/email'],
  ])('refuses %s', async (_, payload, code, path) => {
    const response = await turn('', payload);
    expect(response.statusCode).toBe(400);
    expect(response.json<{ issues: object[] }>().issues).toMatchObject([{ code, path }]);
  });

  it.each(['auditor', 'salesRep', 'collector'] as const)('is not begun by %s', async (role) => {
    const headers = await test.signIn(role);
    const asked = { method: 'POST', url: '/api/v1/sending/trial', headers, payload: trial } as const;
    expect((await test.app.inject(asked)).statusCode).toBe(403);
  });
});
