import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';

describe('the views a user keeps', () => {
  let test: TestApp;
  let mine: Record<string, string> = {};
  beforeAll(async () => {
    test = await openTestApp();
    mine = await test.signIn('collector');
  });
  afterAll(() => test.close());

  const read = async (headers: Record<string, string>) => (await test.app.inject({ url: '/api/v1/case-views', headers })).json<object>();
  const save = (payload: object, headers = mine) => test.app.inject({ method: 'PUT', url: '/api/v1/case-views', headers, payload });
  const view = { name: 'Mes gros retards', view: 'overdue', sort: 'oldest', hide: ['level'] };

  it('are kept on the server, each user his own', async () => {
    expect(await read(mine)).toEqual({ views: [], version: 0 });
    expect((await save({ views: [view], version: 0 })).json()).toEqual({ views: [view], version: 1 });
    expect(await read(mine)).toEqual({ views: [view], version: 1 });
    expect(await read(await test.signIn('creditManager'))).toEqual({ views: [], version: 0 });
  });

  it('refuse whoever read an older version, and lose nothing', async () => {
    const late = await save({ views: [], version: 0 });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'RLC_VIEWS_CHANGED' });
    expect((await save({ views: [view, { name: 'Soldés', view: 'closed' }], version: 1 })).json()).toMatchObject({ version: 2 });
    expect((await save({ views: [], version: 1 })).statusCode).toBe(409);
    expect(await read(mine)).toMatchObject({ version: 2, views: [{ name: 'Mes gros retards' }, { name: 'Soldés' }] });
  });

  it('are no column that is not there, and twenty at most', async () => {
    expect((await save({ views: [{ name: 'x', hide: ['iban'] }], version: 2 })).statusCode).toBe(400);
    expect((await save({ views: Array.from({ length: 21 }, () => view), version: 2 })).statusCode).toBe(400);
  });
});
