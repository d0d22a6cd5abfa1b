import { caseId } from '@relance/domain';
import type { ChangedAbsence, Problem, TaskView } from '@relance/schemas';
import { userId } from '@relance/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, openTestApp, PASSWORD, startMs, userWith, type TestApp } from '../../testing/open-test-app.js';

const DAY_MS = 86_400_000;
const [marie, anne, carl] = ['marie@morel.example', 'anne@morel.example', 'carl@morel.example'];
let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
  for (const email of [marie, anne, carl])
    await test.store.users.insert({ ...(await userWith(email, 'collector')), name: email.split('@')[0] ?? '' });
  await test.call({
    method: 'POST',
    url: '/api/v1/accounts',
    payload: { code: 'C1', name: 'Dupré', collector: marie, salesRep: 'M. Roux' },
  });
  const account = await test.store.accounts.byCode('main', 'C1');
  const accountId = account?._id ?? '';
  const caseOf = caseId('main', accountId);
  await test.store.cases.ensure('main', caseOf, accountId);
  const outcomes = [{ id: 'reached', fr: 'joint', en: 'reached', reached: true }];
  const about = { entityId: 'main', caseId: caseOf, accountId, kind: 'call', state: 'open', outcomes } as const;
  for (const [index, owner] of ['collector', 'salesRep', 'creditManager'].entries())
    await test.store.tasks.openOnce({ _id: `task-of-${owner}`, ...about, itemIds: [], owner, openedAt: startMs + index });
}, 60_000);
afterAll(() => test.close());

const add = (payload: object, headers?: Record<string, string>) => {
  const request = { method: 'POST', url: '/api/v1/absences', payload } as const;
  return headers === undefined ? test.call(request) : test.app.inject({ ...request, headers });
};
const week = { user: marie, fromOn: '2026-01-06', untilOn: '2026-01-07', substitute: anne };
const assignees = async () =>
  (await test.call({ url: '/api/v1/tasks' })).json<{ tasks: TaskView[] }>().tasks.map(({ assignee }) => assignee);
async function enter(email: string): Promise<Record<string, string>> {
  const answer = await test.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password: PASSWORD } });
  return { cookie: cookieOf(answer), 'x-csrf-token': answer.json<{ csrfToken: string }>().csrfToken };
}

describe('an absence', () => {
  it('is refused with everything that is wrong', async () => {
    const refused = async (payload: object) =>
      (await add({ ...week, ...payload })).json<Problem>().issues.map(({ code, path }) => [code, path]);
    expect(await refused({ user: 'x@y.example', substitute: 'z@y.example', fromOn: '2026-02-30' })).toEqual([
      ['absence.dayUnknown', 'body/fromOn'],
      ['absence.userUnknown', 'body/user'],
      ['absence.userUnknown', 'body/substitute'],
    ]);
    expect(await refused({ fromOn: '2026-01-08' })).toEqual([['absence.ends', 'body/untilOn']]);
    expect(await refused({ fromOn: '2026-01-02', untilOn: '2026-01-04' })).toEqual([['absence.past', 'body/untilOn']]);
    expect(await refused({ substitute: marie })).toEqual([['absence.self', 'body/substitute']]);
  });

  it('is one’s own to record and to cancel, anybody’s for a credit manager, nobody’s for a sales representative but his own', async () => {
    const own = await add(week, await enter(marie));
    expect(own.statusCode, own.body).toBe(200);
    const { id } = own.json<ChangedAbsence>().absence;
    const cancel = (headers: Record<string, string>) => test.app.inject({ method: 'POST', url: `/api/v1/absences/${id}/cancel`, headers });
    const stranger = await enter(carl);
    expect((await add(week, stranger)).statusCode).toBe(403);
    expect((await cancel(stranger)).statusCode).toBe(403);
    expect((await add(week, await test.signIn('salesRep'))).statusCode).toBe(403);
    const manager = await test.signIn('creditManager');
    expect((await cancel(manager)).json()).toMatchObject({ recorded: true, absence: { state: 'cancelled' } });
    expect((await cancel(manager)).json()).toMatchObject({ recorded: false });
    const { rows } = await test.store.auditLog.listOfSubject('main', userId(marie), {});
    expect(rows.map(({ action }) => action)).toEqual(['absence.cancelled', 'absence.recorded']);
  });

  it('gives the tasks of the absent to the substitute on its days and to nobody else, and back afterwards', async () => {
    const her = { name: 'marie', email: marie };
    expect(await assignees()).toEqual([her, { name: 'M. Roux' }, undefined]);
    await add(week);
    expect(await assignees()).toEqual([her, { name: 'M. Roux' }, undefined]);
    test.pass(DAY_MS);
    expect(await assignees()).toEqual([
      { name: 'anne', email: anne, insteadOf: 'marie', until: '2026-01-07' },
      { name: 'M. Roux' },
      undefined,
    ]);
    await test.store.seats.setLocked('main', userId(anne), true);
    expect((await assignees())[0]).toEqual(her);
    await test.store.seats.setLocked('main', userId(anne), false);
    const { absence } = (await add({ ...week, user: anne, substitute: carl })).json<ChangedAbsence>();
    expect((await assignees())[0]).toMatchObject({ name: 'carl', insteadOf: 'marie' });
    await test.call({ method: 'POST', url: `/api/v1/absences/${absence.id}/cancel` });
    expect((await assignees())[0]).toMatchObject({ name: 'anne' });
    test.pass(2 * DAY_MS);
    expect((await assignees())[0]).toEqual(her);
    const listed = async (query: string) =>
      (await test.call({ url: `/api/v1/absences${query}` })).json<{ absences: { state: string }[] }>().absences;
    expect(await listed('')).toEqual([]);
    expect((await listed('?past=true')).map(({ state }) => state).toSorted()).toEqual(['cancelled', 'cancelled', 'past']);
  });
});
