import { contracts, roleNames, type ChangedUser, type Problem, type RoleName, type UserView } from '@relance/schemas';
import { userId } from '@relance/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cookieOf, openTestApp, PASSWORD, startMs, userWith, type TestApp } from '../../testing/open-test-app.js';

const DAY_MS = 86_400_000;
let test: TestApp;
let admin: Record<string, string> = {};
let count = 0;

beforeAll(async () => {
  test = await openTestApp();
  admin = await test.signIn('admin');
}, 60_000);
afterAll(() => test.close());

/** An address nobody has yet. */
const newAddress = (): string => `user-${String((count += 1))}@morel.example`;

const post = (path: string, payload?: object, headers = admin) =>
  test.app.inject({ method: 'POST', url: `/api/v1/users${path}`, headers, ...(payload === undefined ? {} : { payload }) });
const act = (email: string, what: string, payload?: object) => post(`/${encodeURIComponent(email)}/${what}`, payload);

async function added(email: string, role: RoleName): Promise<ChangedUser & { oneTimePassword: string }> {
  const answer = await post('', { email, name: 'Marie Blé', role });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

async function enter(email: string, password: string) {
  const answer = await test.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password } });
  const session = answer.json<{ csrfToken?: string; user?: object }>();
  return { answer, session, headers: { cookie: cookieOf(answer), 'x-csrf-token': session.csrfToken ?? '' } };
}

const canRead = async (headers: Record<string, string>) => (await test.app.inject({ url: '/api/v1/entity', headers })).statusCode;
const actionsAbout = async (email: string) =>
  (await test.store.auditLog.listOfSubject('main', userId(email), {})).rows.map(({ action }) => action).reverse();

describe('a user who is added', () => {
  it('signs in with the password made for him, and can do nothing but replace it', async () => {
    const email = newAddress();
    const { user, oneTimePassword } = await added(email, 'collector');
    expect(user).toMatchObject({
      email,
      name: 'Marie Blé',
      locale: 'fr',
      role: 'collector',
      state: 'invited',
      passwordUntil: startMs + 7 * DAY_MS,
    });
    const { session, headers } = await enter(email, oneTimePassword);
    expect(session).toMatchObject({ user: { role: 'collector', mustChangePassword: true } });
    for (const contract of Object.values(contracts)) {
      const { role, beforePasswordChange } = contract.config as { role: string; beforePasswordChange?: true };
      if (role === 'public' || beforePasswordChange === true) continue;
      const url = contract.url.replace(/:[a-z]+/g, 'x');
      const answer = await test.app.inject({ method: contract.method, url, headers });
      expect(answer.json(), url).toMatchObject({ status: 403, code: 'RLC_PASSWORD_CHANGE_NEEDED' });
    }
    const change = (password: string) =>
      test.app.inject({ method: 'POST', url: '/api/v1/session/password', headers, payload: { current: oneTimePassword, password } });
    expect((await change(oneTimePassword)).json()).toMatchObject({ issues: [{ code: 'user.passwordSame', path: 'body/password' }] });
    const changed = await change('a password of her own');
    expect(changed.json<{ user: object }>().user).not.toHaveProperty('mustChangePassword');
    expect(await canRead({ cookie: cookieOf(changed) })).toBe(200);
    expect((await enter(email, oneTimePassword)).answer.statusCode).toBe(401);
    expect(await actionsAbout(email)).toEqual(['user.added', 'user.ownPasswordChanged']);
  });

  it('is one, though two admins add him at the same moment, and the password told is the one that opens', async () => {
    const email = newAddress();
    const answers = await Promise.all([1, 2, 3].map(() => post('', { email, name: 'Marie', role: 'auditor' })));
    const taken = answers.filter(({ statusCode }) => statusCode === 200);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409]);
    expect((await enter(email, taken[0]?.json<{ oneTimePassword: string }>().oneTimePassword ?? '')).answer.statusCode).toBe(200);
    expect((await post('', { email: ` ${email.toUpperCase()}`, name: 'x', role: 'auditor' })).json()).toMatchObject({ status: 400 });
    expect((await post('', { email: email.toUpperCase(), name: 'x', role: 'auditor' })).json()).toMatchObject({ code: 'RLC_USER_EXISTS' });
  });

  it('must come within the week', async () => {
    const late = await openTestApp();
    const headers = await late.signIn('admin');
    const payload = { email: 'late@morel.example', name: 'Late', role: 'auditor' };
    const { oneTimePassword: password } = (await late.app.inject({ method: 'POST', url: '/api/v1/users', headers, payload })).json<{
      oneTimePassword: string;
    }>();
    late.pass(7 * DAY_MS);
    const answer = await late.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email: payload.email, password } });
    expect(answer.json()).toMatchObject({ code: 'RLC_SIGN_IN_FAILED' });
    await late.close();
  });

  it('keeps the password he has where he also works', async () => {
    const email = newAddress();
    await test.store.users.insert({ ...(await userWith(email, 'auditor')), roles: [{ entityId: 'trade', role: 'collector' }] });
    const answer = await post('', { email, name: 'Another name', role: 'auditor' });
    expect(answer.json()).not.toHaveProperty('oneTimePassword');
    expect(answer.json()).toMatchObject({ user: { name: 'auditor', state: 'active' } });
    expect((await enter(email, PASSWORD)).answer.statusCode).toBe(200);
    expect((await act(email, 'reset-password')).json()).toMatchObject({ status: 409, code: 'RLC_USER_ELSEWHERE' });
    expect((await enter(email, PASSWORD)).answer.statusCode).toBe(200);
  });
});

describe('a user at work', () => {
  let email = '';
  let working: Record<string, string> = {};
  beforeEach(async () => {
    email = newAddress();
    await test.store.users.insert(await userWith(email, 'collector'));
    working = (await enter(email, PASSWORD)).headers;
    expect(await canRead(working)).toBe(200);
  });

  it('is signed out by another role, and comes back with it', async () => {
    expect((await act(email, 'role', { role: 'collector' })).json()).toMatchObject({ recorded: false });
    expect(await canRead(working)).toBe(200);
    expect((await act(email, 'role', { role: 'auditor' })).json()).toMatchObject({ user: { role: 'auditor' }, recorded: true });
    expect(await canRead(working)).toBe(401);
    await act(email, 'role', { role: 'collector' });
    expect(await canRead(working)).toBe(401);
    expect((await enter(email, PASSWORD)).session).toMatchObject({ user: { role: 'collector' } });
    const [, line] = (await test.store.auditLog.listOfSubject('main', userId(email), {})).rows;
    expect(line).toMatchObject({ action: 'user.roleChanged', details: { role: 'collector → auditor' } });
    expect(JSON.stringify(line)).not.toContain('@');
  });

  it('is signed out and kept out while locked', async () => {
    expect((await act(email, 'lock')).json()).toMatchObject({ user: { state: 'locked' }, recorded: true });
    expect((await act(email, 'lock')).json()).toMatchObject({ recorded: false });
    expect(await canRead(working)).toBe(401);
    expect((await enter(email, PASSWORD)).session).toMatchObject({ status: 403, code: 'RLC_ACCESS_LOCKED' });
    expect((await act(email, 'unlock')).json()).toMatchObject({ user: { state: 'active' }, recorded: true });
    expect(await canRead(working)).toBe(401);
    expect((await enter(email, PASSWORD)).answer.statusCode).toBe(200);
    expect(await actionsAbout(email)).toEqual(['user.locked', 'user.unlocked']);
  });

  it('is let in again after too many failed sign-ins', async () => {
    for (let tries = 0; tries < 5; tries += 1) await enter(email, 'wrong');
    expect((await enter(email, PASSWORD)).answer.statusCode).toBe(423);
    const { users } = (await test.app.inject({ url: '/api/v1/users', headers: admin })).json<{ users: UserView[] }>();
    expect(users.find((user) => user.email === email)).toMatchObject({ state: 'active', failedUntil: startMs + 15 * 60_000 });
    expect((await act(email, 'unlock')).json()).toMatchObject({ recorded: true });
    expect((await enter(email, PASSWORD)).answer.statusCode).toBe(200);
  });

  it('is signed out when removed, and comes back as somebody new', async () => {
    expect((await act(email, 'remove')).json()).toMatchObject({ recorded: true });
    expect(await canRead(working)).toBe(401);
    expect((await enter(email, PASSWORD)).session).toMatchObject({ code: 'RLC_ROLE_MISSING' });
    expect((await act(email, 'remove')).statusCode).toBe(404);
    const { oneTimePassword } = await added(email, 'collector');
    expect((await enter(email, PASSWORD)).answer.statusCode).toBe(401);
    expect((await enter(email, oneTimePassword)).answer.statusCode).toBe(200);
  });

  it('is signed out by a new password, made for him by the command line too', async () => {
    const url = `/api/v1/users/${userId(email)}/reset-password`;
    const { oneTimePassword } = (await test.call({ method: 'POST', url })).json<{ oneTimePassword: string }>();
    expect(await canRead(working)).toBe(401);
    expect((await enter(email, PASSWORD)).answer.statusCode).toBe(401);
    expect((await enter(email, oneTimePassword)).session).toMatchObject({ user: { mustChangePassword: true } });
    expect(await actionsAbout(email)).toEqual(['user.passwordReset']);
  });
});

describe('the last admin', () => {
  it('stays, however many admins act at once, and the refusal says what to do', async () => {
    const own = await openTestApp();
    const [first, second] = [await own.signIn('admin'), await own.signIn('admin')];
    // signing in makes a first admin beside each, the one of the deployment
    const { users } = (await own.app.inject({ url: '/api/v1/users', headers: first })).json<{ users: UserView[] }>();
    const [one, two, ...others] = users.filter(({ role }) => role === 'admin');
    for (const { id } of others) await own.call({ method: 'POST', url: `/api/v1/users/${id}/remove` });
    const strike = (id: string | undefined) =>
      own.call({ method: 'POST', url: `/api/v1/users/${id ?? ''}/role`, payload: { role: 'auditor' } });
    const answers = await Promise.all([strike(one?.id), strike(two?.id)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ statusCode }) => statusCode === 409)?.json<Problem>();
    expect(refused).toMatchObject({ code: 'RLC_LAST_ADMIN', fr: expect.stringContaining('nommez-en un autre') as string });
    const after = (await own.call({ url: '/api/v1/users' })).json<{ users: UserView[] }>().users;
    expect(after.filter(({ role }) => role === 'admin')).toHaveLength(1);
    expect(second).toHaveProperty('cookie');
    await own.close();
  });
});

describe('the list of users', () => {
  it('is for auditors and admins, and tells no secret', async () => {
    const answers = await Promise.all(
      roleNames.map(async (role) => [role, await test.app.inject({ url: '/api/v1/users', headers: await test.signIn(role) })] as const),
    );
    const allowed = answers.filter(([, { statusCode }]) => statusCode === 200);
    expect(allowed.map(([role]) => role)).toEqual(['auditor', 'admin']);
    for (const [, { body }] of allowed) expect(body).not.toMatch(/argon2|passwordHash/);
  });
});
