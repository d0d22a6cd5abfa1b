import type { AuditLine, Problem } from '@relance/schemas';
import { userId } from '@relance/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, startMs, userWith, type TestApp } from '../../testing/open-test-app.js';

const HOUR_MS = 3_600_000;
const anne = 'anne@audit.example';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
  await test.store.users.insert(await userWith(anne, 'admin'));
  const lines = [
    // 5 January 2026 ends in Paris at 23 h UTC
    { at: Date.UTC(2026, 0, 5, 22, 59), userId: userId(anne), action: 'account.contactChanged', subjectId: 'account-1' },
    { at: Date.UTC(2026, 0, 5, 23), userId: userId(anne), action: 'sending.stopped', subjectId: 'main/entity/' },
    {
      at: Date.UTC(2026, 0, 7),
      userId: 'cli',
      action: 'account.accountChanged',
      subjectId: 'account-1',
      details: { fields: 'segment', count: 2 },
    },
    { at: Date.UTC(2026, 0, 8), userId: 'cli', action: 'accountant.x', subjectId: 'x' },
    // in July Paris is two hours ahead: the last minute of the 9th
    { at: Date.UTC(2025, 6, 9, 21, 59), userId: 'cli', action: 'import.items', subjectId: 'import-1' },
  ];
  for (const line of lines) await test.store.auditLog.append({ entityId: 'main', ...line });
}, 60_000);
afterAll(() => test.close());

const read = async (query = ''): Promise<AuditLine[]> => {
  const answer = await test.call({ url: `/api/v1/audit?${query}` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ rows: AuditLine[] }>().rows;
};
const actions = async (query: string) => (await read(query)).map(({ action }) => action);

describe('the audit log', () => {
  it('tells who did what, newest first, with the name of a person and of the command line', async () => {
    expect(await actions('')).toEqual([
      'accountant.x',
      'account.accountChanged',
      'sending.stopped',
      'account.contactChanged',
      'import.items',
    ]);
    const rows = await read('action=account.');
    expect(rows).toMatchObject([
      { by: { name: 'relance (cli)' }, subjectId: 'account-1', details: { fields: 'segment', count: 2 } },
      { by: { name: 'admin', email: anne } },
    ]);
  });

  it('is narrowed by user, by address or id, by subject, and by both', async () => {
    expect(await actions(`user=${anne.toUpperCase()}`)).toEqual(['sending.stopped', 'account.contactChanged']);
    expect(await actions(`user=${userId(anne)}`)).toHaveLength(2);
    expect(await actions('subject=account-1')).toEqual(['account.accountChanged', 'account.contactChanged']);
    expect(await actions('subject=account-1&user=cli')).toEqual(['account.accountChanged']);
    expect(await actions('user=nobody@audit.example')).toEqual([]);
  });

  it('counts days in the zone of the entity, in winter and in summer, both ends included', async () => {
    expect(await actions('from=2026-01-05&to=2026-01-05')).toEqual(['account.contactChanged']);
    expect(await actions('from=2026-01-06&to=2026-01-07')).toEqual(['account.accountChanged', 'sending.stopped']);
    expect(await actions('to=2025-07-09')).toEqual(['import.items']);
    expect(await actions('to=2025-07-08')).toEqual([]);
    expect(await actions('from=0001-01-01&to=9999-12-31')).toHaveLength(5);
  });

  it('comes page by page, each line once, also where a filter holds', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const page = (await test.call({ url: `/api/v1/audit?limit=1&user=cli&from=2025-01-01${cursor}` })).json<{
        rows: AuditLine[];
        nextCursor?: string;
      }>();
      seen.push(...page.rows.map(({ action }) => action));
      if (page.nextCursor === undefined) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(seen).toEqual(['accountant.x', 'account.accountChanged', 'import.items']);
  });

  it('refuses a day that is none, and a span that ends before it begins', async () => {
    const unknown = (await test.call({ url: '/api/v1/audit?from=2026-02-30&to=2026-13-01' })).json<Problem>();
    expect(unknown).toMatchObject({ code: 'RLC_INVALID_INPUT', issues: [{ path: 'query/from' }, { path: 'query/to' }] });
    expect(unknown.issues[0]?.fr).toBe('2026-02-30 n’est pas un jour du calendrier.');
    expect((await test.call({ url: '/api/v1/audit?from=2026-01-06&to=2026-01-05' })).statusCode).toBe(400);
  });

  it('is for auditors and admins, and for nobody between them', async () => {
    const answers = await Promise.all(
      (['auditor', 'salesRep', 'collector', 'creditManager', 'admin'] as const).map(async (role) => {
        const headers = await test.signIn(role);
        return [role, (await test.app.inject({ url: '/api/v1/audit', headers })).statusCode];
      }),
    );
    expect(answers).toEqual([
      ['auditor', 200],
      ['salesRep', 403],
      ['collector', 403],
      ['creditManager', 403],
      ['admin', 200],
    ]);
  });

  it('names the fields of a changed entity, and none of what they say', async () => {
    test.pass(96 * HOUR_MS);
    const entity = await test.store.entities.get('main');
    await test.call({ method: 'PUT', url: '/api/v1/entity', payload: { ...entity, name: 'Nom Secret', legalForm: 'SAS' } });
    const [newest] = await read('action=entity.');
    expect(newest).toMatchObject({ at: startMs + 96 * HOUR_MS, details: { fields: 'legalForm,name' } });
    expect(JSON.stringify(newest)).not.toContain('Nom Secret');
  });
});
