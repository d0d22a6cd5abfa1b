import type { Entity, EntityPlace, IssueView, SessionView } from '@relance/schemas';
import { userId } from '@relance/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, openTestApp, PASSWORD, userWith, type TestApp } from '../../testing/open-test-app.js';

const email = 'anne@morel.example';
const items = 'Code client;Raison sociale;N° facture;Date échéance;Solde\nC001;Dupré SAS;F-1;2025-12-31;10,00\n';

describe('several creditor entities', () => {
  let test: TestApp;
  let anne: Record<string, string> = {};

  beforeAll(async () => {
    test = await openTestApp();
    await test.store.users.insertFirstAdmin(await userWith(email, 'admin'));
    const response = await test.app.inject({ method: 'POST', url: '/api/v1/session', payload: { email, password: PASSWORD } });
    anne = { cookie: cookieOf(response), 'x-csrf-token': response.json<SessionView>().csrfToken ?? '' };
  });
  afterAll(() => test.close());

  const create = (id: string, headers: Record<string, string>) =>
    test.app.inject({ method: 'POST', url: '/api/v1/entities', headers, payload: { id, name: `Entité ${id}` } });
  const places = async (headers: Record<string, string>) =>
    (await test.app.inject({ url: '/api/v1/entities', headers })).json<{ entities: EntityPlace[] }>().entities;

  it('are created by admins, incomplete, with whoever creates one as its admin; an id is taken once', async () => {
    const made = await create('atelier', anne);
    expect(made.json<Entity>()).toMatchObject({ _id: 'atelier', name: 'Entité atelier', sendingPaused: true });
    expect(await test.store.seats.get('atelier', userId(email))).toMatchObject({ role: 'admin' });
    expect((await create('atelier', anne)).json<{ issues: IssueView[] }>().issues).toMatchObject([{ code: 'entity.idTaken' }]);
    for (const id of ['*', 'Négoce', 'a', '../x']) expect((await create(id, anne)).statusCode).toBe(400);
    const { rows } = await test.store.auditLog.list('atelier', {});
    expect(rows.map(({ action }) => action)).toEqual(['entity.created']);
  });

  it.each(['auditor', 'salesRep', 'collector', 'creditManager'] as const)(
    'are not created by the %s, who sees the own one alone',
    async (role) => {
      const headers = await test.signIn(role);
      expect((await create(`by-${role.toLowerCase()}`, headers)).statusCode).toBe(403);
      expect(await places(headers)).toEqual([{ id: 'main', name: 'Atelier Morel', role, current: true }]);
    },
  );

  it('are no matter for keys, which have one', async () => {
    const headers = await test.keyFor('admin');
    expect((await create('by-key', headers)).statusCode).toBe(403);
    expect(await places(headers)).toMatchObject([{ id: 'main', current: true }]);
    const elsewhere = await test.app.inject({ url: '/api/v1/entity', headers: { ...headers, 'x-relance-entity': 'atelier' } });
    expect(elsewhere.statusCode).toBe(404);
  });

  it('keep the command line in the first one, whatever comes before it by name, unless its header names another', async () => {
    const named = async (headers: Record<string, string> = {}) => (await test.call({ url: '/api/v1/entity', headers })).json<Entity>()._id;
    expect(await named()).toBe('main');
    expect(await named({ 'x-relance-entity': 'atelier' })).toBe('atelier');
    expect((await test.call({ url: '/api/v1/entity', headers: { 'x-relance-entity': 'nobody' } })).statusCode).toBe(404);
  });

  it('have books of their own: nothing of one is seen in the other', async () => {
    const headers = { 'x-relance-entity': 'atelier', 'content-type': 'text/csv' };
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers, payload: items });
    expect((await test.call({ url: '/api/v1/accounts/C001', headers: { 'x-relance-entity': 'atelier' } })).statusCode).toBe(200);
    expect((await test.call({ url: '/api/v1/accounts/C001' })).statusCode).toBe(404);
  });

  it('are changed in a session only where the user has a seat that is not locked', async () => {
    const go = (entity: string, headers: Record<string, string>) =>
      test.app.inject({ method: 'POST', url: '/api/v1/session/entity', headers, payload: { entity } });
    const gone = await go('atelier', anne);
    expect(gone.json<SessionView>().user).toMatchObject({ entityId: 'atelier', role: 'admin' });
    const there = { cookie: cookieOf(gone), 'x-csrf-token': gone.json<SessionView>().csrfToken ?? '' };
    expect((await test.app.inject({ url: '/api/v1/accounts/C001', headers: there })).statusCode).toBe(200);
    expect((await places(there)).map(({ id, current }) => [id, current])).toEqual([
      ['atelier', true],
      ['main', false],
    ]);
    expect((await go('nobody', there)).statusCode).toBe(404);
    const collector = await test.signIn('collector');
    expect((await go('atelier', collector)).statusCode).toBe(404);
    expect((await test.call({ method: 'POST', url: '/api/v1/session/entity', payload: { entity: 'atelier' } })).statusCode).toBe(403);
    await test.store.seats.give('main', 'somebody', 'admin');
    await test.store.seats.setLocked('main', userId(email), true);
    expect((await go('main', there)).json()).toMatchObject({ code: 'RLC_ACCESS_LOCKED' });
  });
});
