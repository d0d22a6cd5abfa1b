import { contracts, roleNames, type Contract, type RoleName } from '@relance/schemas';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerMay, mayCall } from '../../access/caller.js';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

interface ObjectSchema {
  type?: unknown;
  enum?: readonly unknown[];
  const?: unknown;
  pattern?: string;
  properties?: Record<string, ObjectSchema>;
  items?: ObjectSchema;
}

/** Where the strings of a schema are, as JSON pointers; an object of any shape has none. */
function stringsOf(schema: ObjectSchema, path = ''): string[] {
  if (schema.properties !== undefined)
    return Object.entries(schema.properties).flatMap(([name, property]) => stringsOf(property, `${path}/${name}`));
  if (schema.type === 'array') return stringsOf(schema.items ?? {}, `${path}/0`);
  return schema.type === 'string' || schema.enum !== undefined ? [path] : [];
}

/** A value of a schema's type in which every string is the given one. */
function filledWith(schema: ObjectSchema, text: unknown): unknown {
  if (schema.properties !== undefined)
    return Object.fromEntries(Object.entries(schema.properties).map(([name, property]) => [name, filledWith(property, text)]));
  if (schema.type === 'array') return [filledWith(schema.items ?? {}, text)];
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  if (schema.type === 'boolean') return true;
  return schema.type === 'object' ? {} : text;
}

/** Every request comes from an address of its own: nobody is asked to wait. */
let requests = 0;

function requestOf(contract: Contract, body: unknown, parameter = 'x'): InjectOptions {
  requests += 1;
  const takesFile = contract.schema.consumes !== undefined && contract.schema.body === undefined;
  return {
    method: contract.method,
    remoteAddress: `10.1.${String(requests >> 8)}.${String(requests & 255)}`,
    url: contract.url.replace(/:[a-z]+/g, encodeURIComponent(contract.url.includes(':reference') && parameter === 'x' ? 'x@1' : parameter)),
    ...(takesFile ? { headers: { 'content-type': 'text/csv' }, payload: 'a' } : body === undefined ? {} : { payload: body as object }),
  };
}

const all: Contract[] = Object.values(contracts);
const guarded = all.filter(({ config }) => config.role !== 'public');

describe('every route', () => {
  let test: TestApp;
  const browsers = new Map<RoleName, Record<string, string>>();
  const machines = new Map<string, Record<string, string>>();
  beforeAll(async () => {
    test = await openTestApp();
    for (const role of roleNames) {
      browsers.set(role, await test.signIn(role));
      machines.set(role, await test.keyFor(role));
      machines.set(`${role}, reading`, await test.keyFor(role, true));
    }
  });
  afterAll(() => test.close());

  it('is registered by its contract and says who may call it', () => {
    for (const contract of all)
      expect(test.app.hasRoute({ method: contract.method, url: contract.url }), contract.schema.operationId).toBe(true);
    expect(() => test.app.route({ method: 'GET', url: '/late', handler: () => 'x' })).toThrow();
  });

  it.each(guarded.map((contract) => [`${contract.method} ${contract.url}`, contract] as const))(
    '%s asks for sign-in',
    async (_, contract) => {
      expect((await test.app.inject(requestOf(contract, {}))).statusCode).toBe(401);
    },
  );

  it.each(guarded.flatMap((contract) => roleNames.map((role) => [`${contract.method} ${contract.url}`, role, contract] as const)))(
    '%s treats %s as its contract says',
    async (_, role, contract) => {
      const request = requestOf(contract, undefined);
      const headers = { ...request.headers, ...browsers.get(role) };
      if (contract.schema.operationId === 'signOut') return;
      const { statusCode } = await test.app.inject({ ...request, headers });
      if (mayCall(role, contract.config)) expect([401, 403, 429]).not.toContain(statusCode);
      else expect(statusCode).toBe(403);
    },
  );

  const keys = roleNames.flatMap((role) => [
    [role, { role, by: 'key' }] as const,
    [`${role}, reading`, { role, by: 'key', readOnly: true }] as const,
  ]);
  it.each(guarded.flatMap((contract) => keys.map(([name, key]) => [`${contract.method} ${contract.url}`, name, contract, key] as const)))(
    '%s treats a key (%s) as its contract says',
    async (_, name, contract, key) => {
      const request = requestOf(contract, undefined);
      const { statusCode } = await test.app.inject({ ...request, headers: { ...request.headers, ...machines.get(name) } });
      if (callerMay(key, contract)) expect([401, 403, 429]).not.toContain(statusCode);
      else expect(statusCode).toBe(403);
    },
  );

  it('about who may act is closed to every key', () => {
    const open = guarded.filter((contract) => callerMay({ role: 'admin', by: 'key' }, contract));
    expect(open.filter(({ method, url }) => method !== 'GET' && /users|keys|session/.test(url))).toEqual([]);
    expect(guarded.filter(({ method, url }) => method !== 'GET' && /users|keys|session/.test(url)).length).toBeGreaterThanOrEqual(10);
  });

  const injections: unknown[] = [{ $ne: null }, { $gt: '' }, { $where: 'sleep(1000)' }, ['x'], null];
  const withStrings = all.filter(({ schema }) => schema.body !== undefined && stringsOf(schema.body as ObjectSchema).length > 0);
  it.each(
    withStrings.flatMap((contract) =>
      injections.map((value) => [contract.schema.operationId, JSON.stringify(value), contract, value] as const),
    ),
  )('%s refuses %s in place of every string, by its name', async (_, __, contract, value) => {
    const schema = contract.schema.body as ObjectSchema;
    const response = await test.call(requestOf(contract, filledWith(schema, value)));
    expect(response.statusCode).toBe(400);
    const refused = response.json<{ issues: { path: string }[] }>().issues.map(({ path }) => path);
    for (const path of stringsOf(schema)) expect(refused).toContain(`body${path}`);
  });

  const queried = all.filter(({ schema }) => schema.params !== undefined || schema.querystring !== undefined);
  it.each(queried.map((contract) => [contract.schema.operationId, contract] as const))(
    '%s obeys no operator in its address',
    async (_, contract) => {
      for (const value of ['{"$ne":null}', '[$ne]=', '$where', '../../etc/passwd', '%00']) {
        const request = requestOf(contract, undefined, value);
        const { statusCode } = await test.call(request);
        if (contract.schema.params !== undefined) expect(statusCode, value).toBeGreaterThanOrEqual(400);
        expect(statusCode, value).toBeLessThan(500);
        const inQuery = await test.call({ ...requestOf(contract, undefined), query: { 'search[$ne]': value, 'state[$gt]': '' } });
        expect(inQuery.statusCode, value).toBeGreaterThanOrEqual(400);
        expect(inQuery.statusCode, value).toBeLessThan(500);
      }
    },
  );

  it('answers what is not there with a problem document', async () => {
    const response = await test.call({ url: '/api/v1/nothing' });
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json()).toMatchObject({ status: 404, code: 'RLC_NOT_FOUND', issues: [] });
  });

  it('names the member it did not expect, in both languages', async () => {
    const body = { email: 'a@b.example', password: 'x', role: 'admin' };
    const problem = (await test.app.inject({ method: 'POST', url: '/api/v1/session', payload: body })).json<{ issues: { fr: string }[] }>();
    expect(problem.issues[0]?.fr).toContain('« role » n’est pas attendu ici');
  });

  it('lets a page run nothing but its own files', async () => {
    const policy = String((await test.app.inject({ url: '/healthz' })).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  it('names each service it needs', async () => {
    expect((await test.app.inject({ url: '/readyz' })).json()).toEqual({
      status: 'ready',
      services: [
        { name: 'mongodb', ready: true },
        { name: 'temporal', ready: true },
        { name: 'files', ready: true },
      ],
    });
  });
});
