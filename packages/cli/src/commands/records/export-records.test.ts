import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startContractServer, type ContractServer } from '../../testing/contract-server.js';
import { failureFaults, outputFaults } from '../../testing/expect-schema.js';
import { runCli, type CliRun } from '../../testing/run-cli.js';
import { sampleAnswers } from '../../testing/sample-answers.js';
import { exportables } from './export-records.js';

let server: ContractServer;
let folder = '';

beforeEach(async () => {
  server = await startContractServer(sampleAnswers);
  folder = await mkdtemp(join(tmpdir(), 'relance-export-'));
});

afterEach(async () => {
  expect(server.breaches).toEqual([]);
  await server.stop();
});

const run = (...args: string[]): Promise<CliRun> =>
  runCli(['export', ...args, '--server', server.url], { folder, environment: { RELANCE_TOKEN: 'the-token' } });

describe('relance export', () => {
  it.each(exportables)('writes the %s as a table and as JSON, all pages of them', async (what) => {
    const table = await run(what, '--json');
    expect(outputFaults('export', table.json())).toEqual([]);
    const { file, rows } = table.json() as { file: string; rows: number };
    expect(rows).toBeGreaterThan(0);
    const lines = (await readFile(join(folder, file), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(rows + 1);
    await run(what, '--format', 'json');
    const records = JSON.parse(await readFile(join(folder, `relance-${what}.json`), 'utf8')) as unknown[];
    expect(records).toHaveLength(rows);
  });

  it('writes amounts as French spreadsheets add them up, and no cell that is read as a formula', async () => {
    await run('items', '--lang', 'fr');
    const items = await readFile(join(folder, 'relance-items.csv'), 'utf8');
    expect(items).toContain('Reste dû');
    expect(items).toContain('C001;F-101;invoice;2025-07-30;2025-08-29;;1872,00;EUR;oui');
    await run('accounts', '--lang', 'en');
    const accounts = await readFile(join(folder, 'relance-accounts.csv'), 'utf8');
    expect(accounts).toContain(`C001;"'=HYPERLINK(""http://x"")";`);
  });

  it('writes the audit log with the name of whoever acted, which is no formula either', async () => {
    await run('audit', '--lang', 'en');
    const audit = await readFile(join(folder, 'relance-audit.csv'), 'utf8');
    expect(audit).toContain("1970-01-01T00:00:00.000Z;account.accountChanged;'=cmd|x;anne@morel.example;account-1;");
  });

  it('overwrites nothing', async () => {
    await writeFile(join(folder, 'mine.csv'), 'precious');
    const refused = await run('tasks', '--output', 'mine.csv', '--json');
    expect(refused.exitCode).toBe(2);
    expect(failureFaults(refused.json())).toEqual([]);
    expect(refused.stdout).toContain('RLC_FILE_NOT_WRITTEN');
    expect(await readFile(join(folder, 'mine.csv'), 'utf8')).toBe('precious');
  });
});
