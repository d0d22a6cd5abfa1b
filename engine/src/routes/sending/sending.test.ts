import type { FeedView, SendingSwitched } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

/** Two open cases as their workflows show them, and one that is closed. */
const shown = [
  { caseId: 'a', segment: 'sme', openItems: 2 },
  { caseId: 'b', segment: 'key-accounts', openItems: 1 },
  { caseId: 'c', segment: 'sme', openItems: 0 },
];

interface Refusal {
  issues: { code: string; path: string; fr: string }[];
}

/** It is Monday 5 January 2026. */
describe('the switches of sending (law 25)', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    const entity = await test.store.entities.get('main');
    if (entity !== undefined) await test.store.entities.upsert({ ...entity, sendingPaused: false });
    for (const { caseId, segment, openItems } of shown) {
      await test.store.cases.ensure('main', caseId, `payer-${caseId}`);
      const money = { openItems, openCents: openItems * 100, overdueCents: openItems * 100, currency: 'EUR' };
      await test.store.cases.project('main', caseId, { accountName: caseId, accountCode: caseId, segment, positions: [], ...money }, 1);
    }
  });
  afterAll(() => test.close());

  const turn = (way: 'stop' | 'resume', payload: object, query = '') =>
    test.call({ method: 'POST', url: `/api/v1/sending/${way}${query}`, payload });
  const state = async () =>
    (await test.call({ url: '/api/v1/sending' })).json<{ isSetUp: boolean; stops: { _id: string }[]; feed: FeedView }>();

  it('say how many open cases are within reach, and change nothing on a dry run', async () => {
    const answer = (await turn('stop', { scope: 'segment', target: 'sme', reason: 'x' }, '?dryRun=true')).json<SendingSwitched>();
    expect(answer).toMatchObject({ recorded: false, openCases: 1, stop: { scope: 'segment', target: 'sme', state: 'stopped' } });
    expect((await state()).stops).toEqual([]);
    const ofChannel = (await turn('stop', { scope: 'channel', target: 'email', reason: 'x' }, '?dryRun=true')).json<SendingSwitched>();
    expect(ofChannel).toMatchObject({ recorded: false, stop: { _id: 'main/channel/email', epoch: 1 } });
    expect(ofChannel).not.toHaveProperty('openCases');
    expect((await turn('resume', { scope: 'channel', target: 'email', reason: 'x' }, '?dryRun=true')).statusCode).toBe(404);
  });

  it('are turned once: the second is told who was first, and the next stop is a new epoch', async () => {
    const first = (await turn('stop', { scope: 'entity', reason: 'Relevé en retard' })).json<SendingSwitched>();
    expect(first).toMatchObject({ recorded: true, openCases: 2, stop: { epoch: 1, reason: 'Relevé en retard', changedBy: 'cli' } });
    expect((await turn('stop', { scope: 'entity', reason: 'Autre' })).json()).toMatchObject({ recorded: false, stop: first.stop });
    expect((await test.call({ url: '/api/v1/status' })).json()).toMatchObject({ sendingPaused: true });
    expect((await state()).stops).toMatchObject([{ scope: 'entity', target: '' }]);
    expect((await turn('resume', { scope: 'entity', reason: 'Reçu' })).json()).toMatchObject({ recorded: true, stop: { state: 'open' } });
    expect((await turn('resume', { scope: 'entity', reason: 'Reçu' })).json()).toMatchObject({ recorded: false });
    expect((await test.call({ url: '/api/v1/status' })).json()).toMatchObject({ sendingPaused: false });
    const next = (await turn('stop', { scope: 'entity', reason: 'Encore' }, '?dryRun=true')).json<SendingSwitched>();
    expect(next).toMatchObject({ recorded: false, stop: { state: 'stopped', epoch: 2 } });
    expect((await turn('stop', { scope: 'entity', reason: 'Encore' })).json()).toMatchObject({ recorded: true, stop: { epoch: 2 } });
    await turn('resume', { scope: 'entity', reason: 'Fini' });
    const { rows } = await test.store.auditLog.list('main', {});
    expect(
      rows
        .filter(({ subjectId }) => subjectId === first.stop._id)
        .map(({ action }) => action)
        .toSorted(),
    ).toEqual(['sending.resumed', 'sending.resumed', 'sending.stopped', 'sending.stopped']);
  });

  it.each([
    ['a scenario nobody published', { scope: 'scenario', target: 'none', reason: 'x' }, 'sending.targetUnknown'],
    ['a channel that is none', { scope: 'channel', target: 'fax', reason: 'x' }, 'sending.targetUnknown'],
    ['a segment without a name', { scope: 'segment', reason: 'x' }, 'sending.targetUnknown'],
    ['a name beside the whole company', { scope: 'entity', target: 'sme', reason: 'x' }, 'sending.targetNotNamed'],
  ])('refuse %s, and say what there is', async (_, payload, code) => {
    const response = await turn('stop', payload);
    expect(response.statusCode).toBe(400);
    expect(response.json<Refusal>().issues).toMatchObject([{ code, path: 'body/target' }]);
    expect((await state()).stops).toEqual([]);
  });

  it('cannot be resumed where nothing was ever stopped', async () => {
    expect((await turn('resume', { scope: 'segment', target: 'key-accounts', reason: 'x' })).statusCode).toBe(404);
  });

  it.each(['auditor', 'salesRep', 'collector'] as const)('are read by %s and turned by more able roles only', async (role) => {
    const headers = await test.signIn(role);
    const asked = { method: 'POST', url: '/api/v1/sending/stop', headers, payload: { scope: 'entity', reason: 'x' } } as const;
    expect((await test.app.inject({ url: '/api/v1/sending', headers })).statusCode).toBe(200);
    expect((await test.app.inject(asked)).statusCode).toBe(403);
    expect((await state()).stops).toEqual([]);
  });

  it('take a person’s word for the payments up to a day, not for a day to come', async () => {
    const vouch = (to: string, query = '') => test.call({ method: 'POST', url: `/api/v1/sending/payments-known${query}`, payload: { to } });
    const late = await vouch('2026-01-06');
    expect(late.json<Refusal>().issues).toMatchObject([{ code: 'sending.dayToCome', path: 'body/to' }]);
    expect((await vouch('2026-13-01')).statusCode).toBe(400);
    // on a Monday the Friday before is needed
    expect((await vouch('2026-01-01', '?dryRun=true')).json()).toMatchObject({
      isFresh: false,
      knownTo: '2026-01-01',
      neededTo: '2026-01-02',
    });
    expect((await state()).feed.knownTo).toBeUndefined();
    expect((await vouch('2026-01-02')).json()).toMatchObject({ isFresh: true, knownTo: '2026-01-02' });
    expect((await state()).feed).toMatchObject({ isFresh: true, knownTo: '2026-01-02' });
  });

  it('stop all entities at once, for admins alone, and say so in each of them', async () => {
    const entity = await test.store.entities.get('main');
    if (entity === undefined) throw new Error('no entity');
    await test.store.entities.upsert({ ...entity, _id: 'trade' });
    const everything = { scope: 'everything', reason: 'Incident' };
    const manager = await test.signIn('creditManager');
    const asked = { method: 'POST', url: '/api/v1/sending/stop', headers: manager, payload: everything } as const;
    expect((await test.app.inject(asked)).statusCode).toBe(403);
    expect((await turn('stop', { ...everything, target: 'main' })).json<Refusal>().issues).toMatchObject([
      { code: 'sending.targetNotNamed' },
    ]);
    expect((await turn('stop', everything, '?dryRun=true')).json()).toMatchObject({ recorded: false, stop: { scope: 'everything' } });
    expect((await state()).stops).toEqual([]);
    expect((await turn('stop', everything)).json()).toMatchObject({ recorded: true, stop: { _id: '*/everything/' } });
    const there = await test.call({ url: '/api/v1/sending', headers: { 'x-relance-entity': 'trade' } });
    expect(there.json()).toMatchObject({ stops: [{ scope: 'everything', reason: 'Incident' }] });
    expect((await test.call({ url: '/api/v1/status' })).json()).toMatchObject({ sendingPaused: true });
    expect((await turn('resume', { ...everything, reason: 'Fini' })).json()).toMatchObject({ recorded: true });
    expect((await state()).stops).toEqual([]);
  });
});
