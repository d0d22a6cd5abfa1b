import type { Entity } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../store.js';
import { openThrowAwayDatabase, openThrowAwayStore } from '../throw-away-store.js';
import { callbackSessionStore, openSessions, type StoredSession } from './sessions.js';
import { userId, type NewUser } from './users.js';

let store: Store;
beforeAll(async () => {
  store = await openThrowAwayStore();
});
afterAll(async () => {
  await store.drop();
  await store.close();
});

function user(email: string): NewUser {
  const roles = [{ entityId: 'acme', role: 'admin' as const }];
  return { _id: userId(email), email, name: 'A', passwordHash: 'h', roles, locale: 'fr', failedSignIns: 0, createdAt: 1 };
}

function entity(name: string): Entity {
  const payeeAccounts = [{ id: 'main', holder: 'Acme', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', bank: 'B' }];
  const sender = { name: 'A', function: { fr: 'Comptable', en: 'Accountant' }, email: 'a@acme.test', phone: '+33140000000' };
  const window = { fromMinute: 540, toMinute: 1020, weekdays: [1, 2, 3, 4, 5] };
  const policy = { gapDays: 7, cap: { contacts: 4, days: 30 }, window, toleranceMinutes: 15, freshFeed: true };
  return {
    _id: 'acme',
    name,
    legalForm: 'SAS',
    siren: '732829320',
    address: { lines: ['1 rue A'], postcode: '75001', city: 'Paris', country: 'FR' },
    territory: 'FR',
    locale: 'fr',
    currency: 'EUR',
    payeeAccounts,
    sender,
    policy,
    legal: { lateInterestRatePercent: '12.15', lateInterestSince: '2025-01-01', indemnityCents: 4000 },
  };
}

describe('creditor entities', () => {
  it('are stored and replaced', async () => {
    await store.entities.upsert(entity('Acme'));
    expect(await store.entities.upsert(entity('Acme France'))).toEqual(entity('Acme France'));
    expect(await store.entities.list()).toEqual([entity('Acme France')]);
    expect(await store.entities.get('nobody')).toBeUndefined();
  });
});

describe('users', () => {
  it('have one first admin though ten browsers finish the first run at the same time', async () => {
    expect(await store.users.firstAdminExists()).toBe(false);
    const won = await Promise.all(Array.from({ length: 10 }, (_, index) => store.users.insertFirstAdmin(user(`a${index}@acme.test`))));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await store.users.firstAdminExists()).toBe(true);
    const stored = await Promise.all(Array.from({ length: 10 }, (_, index) => store.users.byEmail(`A${index}@acme.test `)));
    expect(stored.map((found) => found !== undefined)).toEqual(won);
  });

  it('are locked at the limit of failures, counted even when they come at once, and freed by a sign-in', async () => {
    await store.users.insert(user('b@acme.test'));
    expect(await store.users.insert(user('B@acme.test'))).toBe(false);
    const id = userId('b@acme.test');
    await Promise.all(Array.from({ length: 4 }, () => store.users.recordFailedSignIn(id, { afterFailures: 5, until: 99 })));
    expect(await store.users.get(id)).toMatchObject({ failedSignIns: 4 });
    expect((await store.users.get(id))?.lockedUntil).toBeUndefined();
    expect(await store.users.recordFailedSignIn(id, { afterFailures: 5, until: 99 })).toMatchObject({ failedSignIns: 5, lockedUntil: 99 });
    const { roles, ...stored } = user('b@acme.test');
    expect(await store.users.recordSignIn(id)).toEqual(stored);
    expect(roles).toEqual([{ entityId: 'acme', role: (await store.seats.get('acme', id))?.role }]);
  });

  it('sign in with a password made for them until they replace it, and every change of it ends what began before', async () => {
    await store.users.insert(user('c@acme.test'));
    const id = userId('c@acme.test');
    await store.users.recordFailedSignIn(id, { afterFailures: 1, until: 99 });
    const issued = await store.users.issuePassword(id, { passwordHash: 'issued', until: 500 });
    expect(issued).toMatchObject({ passwordHash: 'issued', passwordUntil: 500, failedSignIns: 0, sessionEpoch: 1 });
    expect(issued).not.toHaveProperty('lockedUntil');
    expect(await store.users.replacePassword(id, { from: 'h', to: 'own' })).toBeUndefined();
    const own = await store.users.replacePassword(id, { from: 'issued', to: 'own' });
    expect(own).toMatchObject({ passwordHash: 'own', sessionEpoch: 2 });
    expect(own).not.toHaveProperty('passwordUntil');
  });
});

describe('sessions', () => {
  it('are remembered until their cookie expires, and forgotten when destroyed', async () => {
    const database = await openThrowAwayDatabase();
    let now = 1_000;
    const sessions = openSessions(database, () => now);
    const session = { cookie: { expires: new Date(2_000), path: '/' }, userId: 'u1' };
    await sessions.set('secret', session);
    await sessions.set('secret', { ...session, userId: 'u2' } as StoredSession);
    expect(await sessions.get('secret')).toMatchObject({ userId: 'u2', cookie: { path: '/' } });
    await sessions.set('other', session);
    await sessions.destroy('other');
    expect(await sessions.get('other')).toBeUndefined();
    now = 2_000;
    expect(await sessions.get('secret')).toBeUndefined();
    expect(await sessions.removeExpired()).toBe(1);
    await database.drop();
    await database.close();
  });

  it('are offered in callback form', async () => {
    const callbacks = callbackSessionStore(store.sessions);
    const settled = (work: (callback: (error?: unknown) => void) => void): Promise<unknown> =>
      new Promise((resolve) => {
        work(resolve);
      });
    const read = (): Promise<StoredSession | null | undefined> =>
      new Promise((resolve) => {
        callbacks.get('s', (_error, session) => {
          resolve(session);
        });
      });
    expect(
      await settled((done) => {
        callbacks.set('s', { cookie: {} }, done);
      }),
    ).toBeUndefined();
    expect(await read()).toEqual({ cookie: {} });
    await settled((done) => {
      callbacks.destroy('s', done);
    });
    expect(await read()).toBeNull();
  });
});

describe('the audit log', () => {
  it('tells what people did, newest first, page by page', async () => {
    for (let at = 1; at <= 5; at += 1)
      await store.auditLog.append({ entityId: 'acme', at, userId: 'u', action: 'task.answer', details: { at } });
    const first = await store.auditLog.list('acme', { limit: 3 });
    expect(first.rows.map(({ at }) => at)).toEqual([5, 4, 3]);
    const next = await store.auditLog.list('acme', { limit: 3, cursor: first.nextCursor ?? '' });
    expect(next.rows.map(({ at }) => at)).toEqual([2, 1]);
    expect(next.nextCursor).toBeUndefined();
  });
});
