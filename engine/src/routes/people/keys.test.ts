import { createHash } from 'node:crypto';
import { contracts, type AuditLine, type ChangedKey, type KeyView, type Problem } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, userWith, type TestApp } from '../../testing/open-test-app.js';

const DAY_MS = 86_400_000;
let test: TestApp;
let admin: Record<string, string> = {};
const lines: string[] = [];

beforeAll(async () => {
  test = await openTestApp({ logTo: { write: (line) => lines.push(line) } });
  admin = await test.signIn('admin');
}, 60_000);
afterAll(() => test.close());

const ask = (payload: object) => test.app.inject({ method: 'POST', url: '/api/v1/keys', headers: admin, payload });
async function made(payload: object = {}): Promise<{ key: KeyView; headers: Record<string, string>; secret: string }> {
  const answer = await ask({ name: 'Comptabilité', role: 'collector', ...payload });
  expect(answer.statusCode, answer.body).toBe(200);
  const { key, secret = '' } = answer.json<ChangedKey>();
  return { key, secret, headers: { authorization: `Bearer ${secret}` } };
}
const statusOf = async (headers: Record<string, string>) => (await test.app.inject({ url: '/api/v1/entity', headers })).statusCode;
const revoke = async (id: string) =>
  (await test.app.inject({ method: 'POST', url: `/api/v1/keys/${id}/revoke`, headers: admin })).json<ChangedKey>();
const listed = async (id: string) => {
  const { keys } = (await test.app.inject({ url: '/api/v1/keys', headers: admin })).json<{ keys: KeyView[] }>();
  return keys.find((key) => key.id === id);
};

describe('an API key', () => {
  it('opens what its role opens, and what it does bears its name', async () => {
    const { key, headers } = await made({ role: 'creditManager', name: 'Export du soir' });
    expect(key).toMatchObject({ name: 'Export du soir', role: 'creditManager', readOnly: false, state: 'active', createdOn: '2026-01-05' });
    const payload = { code: 'C-KEY', name: 'Dupré' };
    expect((await test.app.inject({ method: 'POST', url: '/api/v1/accounts', headers, payload })).statusCode).toBe(200);
    expect((await test.app.inject({ url: '/api/v1/accounts/C-KEY', headers })).json()).toMatchObject({
      people: { changedBy: { name: 'Export du soir' } },
    });
    const rows = (await test.call({ url: `/api/v1/audit?user=key:${key.id}` })).json<{ rows: AuditLine[] }>().rows;
    expect(rows).toMatchObject([{ action: 'account.accountCreated', by: { name: 'Export du soir' } }]);
  });

  it('is shown once: its hash alone is kept, and nothing of it is in the log, the list or the audit log', async () => {
    const { key, secret, headers } = await made();
    expect(secret).toMatch(/^rlk_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/);
    expect(await statusOf(headers)).toBe(200);
    expect(await statusOf({ authorization: `Bearer ${secret.slice(0, -2)}xx` })).toBe(401);
    const random = secret.split('_').slice(2).join('_');
    const stored = await test.store.apiKeys.get(key.id);
    expect(stored?.secretHash).toBe(createHash('sha256').update(random).digest('hex'));
    const audit = JSON.stringify((await test.store.auditLog.list('main', {})).rows);
    const list = (await test.app.inject({ url: '/api/v1/keys', headers: admin })).body;
    for (const text of [JSON.stringify(stored), audit, list, lines.join('')]) expect(text).not.toContain(random);
    expect(list).not.toContain(stored?.secretHash ?? '?');
    expect(lines.length).toBeGreaterThan(10);
    expect(audit).toContain('key.created');
  });

  it('for reading changes nothing, whatever its role', async () => {
    const { headers } = await made({ role: 'admin', readOnly: true });
    expect(await statusOf(headers)).toBe(200);
    const answer = await test.app.inject({ method: 'POST', url: '/api/v1/accounts', headers, payload: { code: 'C-READ', name: 'x' } });
    expect(answer.json()).toMatchObject({ status: 403, code: 'RLC_ROLE_MISSING' });
  });

  it('opens up to its last day, a year when nobody says, and not after', async () => {
    const own = await openTestApp();
    const create = async (payload: object) =>
      (await own.call({ method: 'POST', url: '/api/v1/keys', payload: { name: 'x', role: 'auditor', ...payload } })).json<
        ChangedKey & Problem
      >();
    expect((await create({})).key.expiresOn).toBe('2027-01-05');
    for (const expiresOn of ['2026-01-04', '2028-01-06', '2026-02-30'])
      expect(await create({ expiresOn })).toMatchObject({ issues: [{ code: 'key.expiry', path: 'body/expiresOn' }] });
    const { secret = '', key } = await create({ expiresOn: '2026-01-06' });
    const headers = { authorization: `Bearer ${secret}` };
    const status = async () => (await own.app.inject({ url: '/api/v1/entity', headers })).statusCode;
    own.pass(DAY_MS);
    expect(await status()).toBe(200);
    expect(await own.store.apiKeys.get(key.id)).toMatchObject({ lastUsedOn: '2026-01-06' });
    own.pass(DAY_MS);
    expect(await status()).toBe(401);
    const { keys } = (await own.call({ url: '/api/v1/keys' })).json<{ keys: KeyView[] }>();
    expect(keys.find(({ id }) => id === key.id)).toMatchObject({ state: 'expired', lastUsedOn: '2026-01-06' });
    await own.close();
  });

  it('ends at once when revoked, once for all', async () => {
    const { key, headers } = await made();
    expect(await statusOf(headers)).toBe(200);
    expect(await revoke(key.id)).toMatchObject({ recorded: true, key: { state: 'revoked', lastUsedOn: '2026-01-05' } });
    expect(await statusOf(headers)).toBe(401);
    expect(await revoke(key.id)).toMatchObject({ recorded: false, key: { state: 'revoked' } });
    expect(await listed(key.id)).toMatchObject({ state: 'revoked', createdBy: 'admin' });
    const { rows } = await test.store.auditLog.listOfSubject('main', key.id, {});
    expect(rows.map(({ action }) => action)).toEqual(['key.revoked', 'key.created']);
  });

  it('acts in its own entity alone', async () => {
    const { headers } = await made();
    await test.store.users.insert({ ...(await userWith('x@trade.example', 'admin')), roles: [{ entityId: 'trade', role: 'admin' }] });
    expect((await test.app.inject({ url: '/api/v1/entity', headers })).json()).toMatchObject({ _id: 'main' });
  });

  it('makes no key and no user, whatever its role', async () => {
    const { headers } = await made({ role: 'admin' });
    for (const { method, url } of [contracts.createKey, contracts.addUser]) {
      const payload = { name: 'x', email: 'x@morel.example', role: 'admin' };
      expect((await test.app.inject({ method, url, headers, payload })).statusCode).toBe(403);
    }
    expect((await test.app.inject({ url: '/api/v1/keys', headers })).statusCode).toBe(200);
  });

  it.each(['rlk_', 'rlk_x_y', `rlk_${'0'.repeat(16)}_${'A'.repeat(43)}`, 'rlk_[$ne]_x'])('%s opens nothing', async (bearer) => {
    expect(await statusOf({ authorization: `Bearer ${bearer}` })).toBe(401);
  });
});
