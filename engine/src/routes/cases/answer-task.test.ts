import type { IssueView, Task } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû',
  'C001;Dupré;F-1;01/11/2025;31/12/2025;100,00;100,00',
  'C001;Dupré;F-2;01/11/2025;31/12/2025;200,00;200,00',
  'C001;Dupré;F-3;01/11/2025;31/12/2025;300,00;300,00',
].join('\n');

/** What a refusal says. */
interface Refusal {
  code: string;
  issues: IssueView[];
}

describe('what is heard on a call', () => {
  let test: TestApp;
  let about: Pick<Task, 'entityId' | 'caseId' | 'accountId'>;
  let ids: Record<string, string> = {};

  beforeAll(async () => {
    test = await openTestApp();
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: items });
    const found = await test.store.items.byNumbers('main', ['F-1', 'F-2', 'F-3']);
    ids = Object.fromEntries(found.map(({ number, _id }) => [number, _id]));
    about = { entityId: 'main', caseId: found[0]?.caseId ?? '', accountId: found[0]?.accountId ?? '' };
  });
  afterAll(() => test.close());

  async function opened(_id: string, more: Partial<Task> = {}): Promise<void> {
    const outcomes = [{ id: 'reached', fr: 'Joint', en: 'Reached', reached: true }];
    const itemIds = [ids['F-1'] ?? '', ids['F-2'] ?? ''];
    await test.store.tasks.openOnce({
      _id,
      ...about,
      kind: 'call',
      state: 'open',
      openedAt: 0,
      nodeId: 'appel',
      itemIds,
      outcomes,
      ...more,
    });
  }
  const answer = (id: string, said: object) =>
    test.call({ method: 'POST', url: `/api/v1/tasks/${id}/outcome`, payload: { outcome: 'reached', ...said } });
  const attempt = (id: string, said: object) => test.call({ method: 'POST', url: `/api/v1/tasks/${id}/attempts`, payload: said });

  it('applies to the items ticked, and the promise is about them alone', async () => {
    await opened('ticked');
    const answered = await answer('ticked', { items: ['F-2'], promise: { on: '2026-01-12' } });
    expect(answered.json()).toMatchObject({ recorded: true, task: { tickedItemIds: [ids['F-2']] } });
    const facts = await test.store.facts.byCase('main', about.caseId);
    expect(facts).toMatchObject([{ kind: 'promise', untilOn: '2026-01-12', itemIds: [ids['F-2']] }]);
  });

  it('is about all of the task where all are ticked', async () => {
    await opened('all');
    const { task } = (await answer('all', { items: ['F-1', 'F-2'] })).json<{ task: Task }>();
    expect(task.tickedItemIds).toBeUndefined();
  });

  it('raises a dispute with its reason, once however often it is said, and pauses the item', async () => {
    await opened('dispute');
    const said = { items: ['F-1'], note: 'Remise oubliée', dispute: { reason: 'price', cents: 2000, currency: 'EUR' } };
    await answer('dispute', said);
    await answer('dispute', said);
    const facts = (await test.store.facts.byCase('main', about.caseId)).filter(({ kind }) => kind === 'dispute');
    expect(facts).toMatchObject([{ reason: 'price', cents: 2000, note: 'Remise oubliée', itemIds: [ids['F-1']] }]);
  });

  it('adds a contact to the account once, also when others change the account at that moment', async () => {
    await opened('contact');
    const contact = { role: 'approver', name: 'Jeanne Rey', email: 'rey@dupre.example' };
    const add = (email: string) =>
      test.store.accounts.get('main', about.accountId).then((account) =>
        test.call({
          method: 'POST',
          url: '/api/v1/accounts/C001/contacts',
          payload: { version: account?.version, role: 'other', name: 'Autre', email },
        }),
      );
    const [first] = await Promise.all([answer('contact', { contact }), add('a@dupre.example'), add('b@dupre.example')]);
    expect(first.statusCode).toBe(200);
    expect((await answer('contact', { contact })).statusCode).toBe(200);
    const account = await test.store.accounts.get('main', about.accountId);
    expect(account?.contacts.filter(({ name }) => name === 'Jeanne Rey')).toMatchObject([{ role: 'approver', email: 'rey@dupre.example' }]);
  });

  it('is refused with everything that is wrong at once, and the task stays open', async () => {
    await opened('wrong');
    const { issues } = (
      await answer('wrong', {
        items: ['F-3'],
        promise: { on: '2025-12-31' },
        dispute: { reason: 'price', cents: 5 },
        contact: { role: 'other', name: 'Sans adresse' },
      })
    ).json<Refusal>();
    expect(issues.map(({ code, ...issue }) => [code, (issue as { path?: string }).path])).toEqual([
      ['fact.itemUnknown', 'body/items/0'],
      ['fact.endsBeforeStart', 'body/promise/untilOn'],
      ['fact.amountIncomplete', 'body/dispute/cents'],
      ['account.unreachable', 'body/contact/email'],
    ]);
    for (const { fr, en } of issues) expect(fr).not.toBe(en);
    expect((await test.store.tasks.get('main', 'wrong'))?.state).toBe('open');
    expect((await answer('wrong', { dispute: { reason: 'mood' } })).statusCode).toBe(400);
  });

  it('has no items to tick where a message is approved', async () => {
    await opened('approval', { kind: 'approval' });
    expect((await answer('approval', { items: ['F-1'] })).json<Refusal>().issues[0]?.code).toBe('fact.noTicks');
  });

  it('may be nobody: the attempt is noted with its time, counted, told, and the task stays open', async () => {
    await opened('tried');
    expect((await attempt('tried', { how: 'noAnswer', key: 'monday-morning' })).json()).toMatchObject({ recorded: true });
    expect((await attempt('tried', { how: 'noAnswer', key: 'monday-morning' })).json()).toMatchObject({ recorded: false });
    expect((await attempt('tried', { how: 'voicemail', note: 'Rappeler' })).json()).toMatchObject({
      recorded: true,
      task: {
        state: 'open',
        attempts: [
          { how: 'noAnswer', by: 'cli' },
          { how: 'voicemail', note: 'Rappeler' },
        ],
      },
    });
    const story = await test.call({ url: `/api/v1/cases/${about.caseId}/story?locale=fr` });
    expect(story.body.split('Appel sans réponse')).toHaveLength(2);
    const before = (await test.store.cases.get('main', about.caseId))?.factsVersion;
    await attempt('tried', { how: 'busy' });
    expect((await test.store.cases.get('main', about.caseId))?.factsVersion).toBe(before);
  });

  it('cannot be an attempt where the task is no call, or was answered', async () => {
    await opened('check', { kind: 'check' });
    expect((await attempt('check', { how: 'noAnswer' })).json<Refusal>().issues[0]?.code).toBe('fact.noCall');
    expect((await attempt('ticked', { how: 'noAnswer' })).json()).toMatchObject({ recorded: false, task: { state: 'done' } });
  });

  it.each([
    ['auditor', 403],
    ['salesRep', 403],
    ['collector', 200],
  ] as const)('may be noted by the %s: %i', async (role, status) => {
    await opened(`of-${role}`);
    const headers = await test.signIn(role);
    const of = (path: string, payload: object) =>
      test.app.inject({ method: 'POST', url: `/api/v1/tasks/of-${role}/${path}`, headers, payload });
    expect((await of('attempts', { how: 'absent' })).statusCode).toBe(status);
    expect((await of('outcome', { outcome: 'reached', items: ['F-1'] })).statusCode).toBe(status);
  });
});
