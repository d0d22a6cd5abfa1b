import type { Entity, SessionView, Problem } from '@relance/schemas';
import { userId } from '@relance/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeholderEntity } from '../../access/first-entity.js';
import { cookieOf, openTestApp, PASSWORD, userWith, type TestApp } from '../../testing/open-test-app.js';

const setup = { email: 'anne@morel.example', name: 'Anne Morel', password: PASSWORD };

describe('the first run', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp({ entity: false });
  });
  afterAll(() => test.close());

  it('creates one admin however many browsers try at once, and never again', async () => {
    const before = await test.app.inject({ url: '/api/v1/session' });
    expect(before.json()).toEqual({ setupNeeded: true });
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) =>
        test.app.inject({
          method: 'POST',
          url: '/api/v1/setup',
          payload: { ...setup, email: `${name}@morel.example`, entityName: 'Atelier Morel' },
        }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409]);
    expect((await test.app.inject({ method: 'POST', url: '/api/v1/setup', payload: setup })).statusCode).toBe(409);
  });

  it('pauses sending until somebody has completed who is owed', async () => {
    expect(await test.store.entities.get('main')).toMatchObject({ name: 'Atelier Morel', sendingPaused: true });
  });
});

describe('the command line before the first visit to the page', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp({ entity: false });
  });
  afterAll(() => test.close());

  const stated = async (more: Partial<Entity>) => {
    const entity = { ...placeholderEntity('Atelier Morel', { name: 'Anne Morel', email: 'anne@morel.example', locale: 'fr' }), ...more };
    const payload = Object.fromEntries(Object.entries(entity).filter(([member]) => member !== 'sendingPaused'));
    return (await test.call({ method: 'PUT', url: '/api/v1/entity', payload })).json<Entity>();
  };

  it('imports, and says that nothing leaves before the entity is complete', async () => {
    const payload = 'Code client;N° facture;Date échéance;Solde\nC1;F-1;2025-12-31;10,00\n';
    const answer = await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload });
    expect(answer.json()).toMatchObject({ created: 1, issues: [{ code: 'segmentWithoutScenario' }, { code: 'entityIncomplete' }] });
    expect(await test.store.entities.get('main')).toMatchObject({ sendingPaused: true });
  });

  it('keeps the bank details it had when new ones cannot be right, and says what is wrong with them', async () => {
    const payeeAccounts = [{ id: 'main', holder: 'Morel', iban: 'FR7699990000170041826503180', bic: 'BVALFRPP', bank: 'Val' }];
    const refused = (await stated({ payeeAccounts })) as unknown as Problem;
    expect(refused).toMatchObject({ status: 400, issues: [{ code: 'entity.iban', path: 'body/payeeAccounts/0/iban' }] });
    expect(JSON.stringify(await test.store.entities.get('main'))).not.toContain('6503180');
  });

  it('leaves the name to whoever sets up', async () => {
    const response = await test.app.inject({ method: 'POST', url: '/api/v1/setup', payload: { ...setup, entityName: 'Atelier Morel' } });
    expect(response.statusCode).toBe(200);
    expect(await test.store.entities.get('main')).toMatchObject({ name: 'Atelier Morel', sendingPaused: true });
  });

  it('lets messages leave once the bank details are stated, and keeps a pause that somebody asked for', async () => {
    expect((await stated({})).sendingPaused).toBe(true);
    const payeeAccounts = [{ id: 'main', holder: 'Atelier Morel', iban: 'FR7699990000170041826503108', bic: 'BVALFRPP', bank: 'Val' }];
    expect((await stated({ payeeAccounts })).sendingPaused).toBe(false);
    await test.store.entities.upsert({ ...(await stated({ payeeAccounts })), sendingPaused: true });
    expect((await stated({ payeeAccounts, name: 'Morel' })).sendingPaused).toBe(true);
  });
});

describe('signing in', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
  });
  afterAll(() => test.close());

  const attempt = (email: string, password: string) =>
    test.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password } });

  it('sets a cookie no script can read and no other site can send, with a new id each time', async () => {
    await test.store.users.insert(await userWith('one@morel.example', 'collector'));
    const first = await attempt('ONE@morel.example', PASSWORD);
    expect(first.json()).toMatchObject({ user: { role: 'collector', entityId: 'main' } });
    const cookie = first.cookies.find(({ name }) => name === 'relance');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    const planted = { cookie: cookieOf(first) };
    const second = await test.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: planted,
      payload: { email: 'one@morel.example', password: PASSWORD },
    });
    expect(cookieOf(second)).not.toBe(planted.cookie);
  });

  it('says the same about a wrong password and an unknown address', async () => {
    await test.store.users.insert(await userWith('two@morel.example', 'auditor'));
    const wrong = await attempt('two@morel.example', 'wrong');
    const unknown = await attempt('nobody@morel.example', 'wrong');
    expect(wrong.json()).toEqual(unknown.json());
    expect(wrong.statusCode).toBe(401);
  });

  it('locks after five failures, even for the right password, and opens again after a quarter of an hour', async () => {
    await test.store.users.insert(await userWith('three@morel.example', 'auditor'));
    for (let count = 1; count <= 4; count += 1) expect((await attempt('three@morel.example', 'wrong')).statusCode).toBe(401);
    expect((await attempt('three@morel.example', 'wrong')).statusCode).toBe(423);
    expect((await attempt('three@morel.example', PASSWORD)).statusCode).toBe(423);
    test.pass(15 * 60_000 + 1);
    expect((await attempt('three@morel.example', PASSWORD)).statusCode).toBe(200);
  });

  it('evaluates at most five of many tries made at once', async () => {
    await test.store.users.insert(await userWith('four@morel.example', 'auditor'));
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt('four@morel.example', 'wrong')));
    expect(answers.filter(({ statusCode }) => statusCode === 401).length).toBeLessThanOrEqual(4);
    expect(answers.every(({ statusCode }) => statusCode === 401 || statusCode === 423)).toBe(true);
  });

  it('refuses a change without the CSRF token of the session, and allows it with', async () => {
    const headers = await test.signIn('admin');
    const entity = await test.store.entities.get('main');
    const change = (sent: Record<string, string>) =>
      test.app.inject({ method: 'PUT', url: '/api/v1/entity', headers: sent, payload: { ...entity } });
    expect((await change({ cookie: headers['cookie'] ?? '' })).json()).toMatchObject({ code: 'RLC_CSRF' });
    expect((await change(headers)).statusCode).toBe(200);
  });

  it('ends a session for good', async () => {
    const headers = await test.signIn('auditor');
    expect((await test.app.inject({ method: 'POST', url: '/api/v1/session/end', headers })).statusCode).toBe(200);
    expect((await test.app.inject({ url: '/api/v1/entity', headers })).statusCode).toBe(401);
  });

  it('lets nobody choose the entity in a body', async () => {
    const entity = await test.store.entities.get('main');
    const response = await test.call({ method: 'PUT', url: '/api/v1/entity', payload: { ...entity, _id: 'other' } });
    expect(response.json()).toMatchObject({ _id: 'main' });
    expect(await test.store.entities.get('other')).toBeUndefined();
  });

  it('refuses a token that is not the one of the command line', async () => {
    const response = await test.app.inject({ url: '/api/v1/entity', headers: { authorization: 'Bearer wrong' } });
    expect(response.json()).toMatchObject({ status: 401, code: 'RLC_SIGN_IN_NEEDED' });
  });
});

describe('a session', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
  });
  afterAll(() => test.close());

  const enter = async (email: string, password: string) => {
    const response = await test.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password } });
    return {
      status: response.statusCode,
      headers: { cookie: cookieOf(response), 'x-csrf-token': response.json<SessionView>().csrfToken ?? '' },
    };
  };
  const isIn = async (headers: Record<string, string>) => (await test.app.inject({ url: '/api/v1/entity', headers })).statusCode === 200;
  const change = (headers: Record<string, string>, payload: object) =>
    test.app.inject({ method: 'POST', url: '/api/v1/session/password', headers, payload });

  it('goes on with a new password, and every other one of the same user ends at once', async () => {
    await test.store.users.insert(await userWith('five@morel.example', 'auditor'));
    const [mine, elsewhere] = [await enter('five@morel.example', PASSWORD), await enter('five@morel.example', PASSWORD)];
    expect(await isIn(elsewhere.headers)).toBe(true);
    const changed = await change(mine.headers, { current: PASSWORD, password: 'quite another password' });
    expect(changed.statusCode, changed.body).toBe(200);
    expect(await isIn({ cookie: cookieOf(changed) })).toBe(true);
    expect(await isIn(elsewhere.headers)).toBe(false);
    expect((await test.app.inject({ url: '/api/v1/session', headers: elsewhere.headers })).json()).not.toHaveProperty('user');
    expect((await enter('five@morel.example', PASSWORD)).status).toBe(401);
    expect((await enter('five@morel.example', 'quite another password')).status).toBe(200);
    const { rows } = await test.store.auditLog.list('main', { limit: 1 });
    expect(rows).toMatchObject([{ action: 'user.ownPasswordChanged', userId: userId('five@morel.example') }]);
    expect(JSON.stringify(rows)).not.toContain('password ');
  });

  it('asks for the old password, and counts wrong ones as failed sign-ins', async () => {
    await test.store.users.insert(await userWith('six@morel.example', 'salesRep'));
    const { headers } = await enter('six@morel.example', PASSWORD);
    const wrong = await change(headers, { current: 'wrong', password: 'quite another password' });
    expect(wrong.json()).toMatchObject({ code: 'RLC_INVALID_INPUT', issues: [{ code: 'user.passwordWrong', path: 'body/current' }] });
    for (let count = 2; count <= 5; count += 1) await change(headers, { current: 'wrong', password: 'quite another password' });
    expect((await change(headers, { current: PASSWORD, password: 'quite another password' })).statusCode).toBe(423);
    expect((await change(headers, { current: PASSWORD, password: 'short' })).statusCode).toBe(400);
  });

  it('is nobody’s who only has the token of the command line', async () => {
    const payload = { current: PASSWORD, password: 'quite another password' };
    expect((await test.call({ method: 'POST', url: '/api/v1/session/password', payload })).statusCode).toBe(404);
  });
});
