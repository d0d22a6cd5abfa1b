import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problem, startContractServer, type Answers, type ContractServer } from '../testing/contract-server.js';
import { failureFaults, outputFaults } from '../testing/expect-schema.js';
import { onlineCommands } from '../testing/online-command-lines.js';
import { fixtures, runCli, type CliRun } from '../testing/run-cli.js';
import { sampleAnswers } from '../testing/sample-answers.js';

let server: ContractServer;

async function serve(answers: Answers): Promise<void> {
  await server.stop();
  server = await startContractServer({ ...sampleAnswers, ...answers });
}

beforeEach(async () => {
  server = await startContractServer(sampleAnswers);
});

afterEach(async () => {
  expect(server.breaches).toEqual([]);
  await server.stop();
});

const run = (args: readonly string[]): Promise<CliRun> =>
  runCli([...args, '--server', server.url], { environment: { RELANCE_TOKEN: 'the-token' } });

describe('an API key', () => {
  it('in a file signs in, before the token of the environment', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'relance-key-'));
    await writeFile(join(folder, 'evening.key'), 'rlk_0123456789abcdef_secret\n');
    const environment = { RELANCE_TOKEN: 'the-token' };
    const args = ['keys', 'list', '--server', server.url];
    expect((await runCli([...args, '--key-file', 'evening.key'], { folder, environment })).exitCode).toBe(0);
    expect((await runCli(args, { folder, environment: { RELANCE_TOKEN: 'rlk_x' } })).exitCode).toBe(0);
    expect(server.calls.map(({ headers }) => headers.authorization)).toEqual(['Bearer rlk_0123456789abcdef_secret', 'Bearer rlk_x']);
    const missing = await runCli([...args, '--key-file', 'nothing.key'], { folder, environment });
    expect(missing).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('every command that calls the engine', () => {
  it.each(onlineCommands)('%s keeps to the contracts and prints JSON that fits its schema', async (name, args) => {
    const result = await run([...args, '--json']);
    expect(result.stderr).toBe('');
    expect(outputFaults(name, result.json())).toEqual([]);
    expect(result.exitCode).toBe(0);
  });

  it.each(onlineCommands)('%s tells people in words, in both languages', async (_name, args) => {
    const french = await run([...args, '--lang', 'fr']);
    const english = await run([...args, '--lang', 'en']);
    expect(french.stdout.trim()).not.toBe('');
    expect(english.stdout.trim()).not.toBe('');
    expect(() => french.json()).toThrow();
  });

  const withoutDoctor = onlineCommands.filter(([name]) => name !== 'doctor');

  it.each(withoutDoctor)('%s ends with 3 when nothing answers, and says where it looked', async (_name, args) => {
    const result = await runCli([...args, '--json', '--server', 'http://127.0.0.1:9']);
    expect(result.exitCode).toBe(3);
    expect(failureFaults(result.json())).toEqual([]);
    expect(result.stdout).toContain('http://127.0.0.1:9');
  });

  it.each(withoutDoctor)('%s ends with 2 when it is not signed in, and says how to', async (_name, args) => {
    const refusal = () => problem(401, 'RLC_SIGN_IN_NEEDED', 'Connectez-vous pour continuer.', 'Sign in to continue.');
    await serve(Object.fromEntries(Object.keys(sampleAnswers).map((operation) => [operation, refusal])));
    const result = await run(args);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain('RELANCE_TOKEN');
  });
});

describe('relance entity use', () => {
  it('makes the commands of this machine work in another entity; a key has one, and an unknown one is refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'relance-entity-'));
    await mkdir(join(folder, '.relance'));
    await writeFile(join(folder, '.relance', 'cli-token'), 'the-token\n');
    const here = (args: string[]) => runCli([...args, '--server', server.url], { folder });
    expect((await here(['entity', 'use', 'nobody'])).stderr).toContain('main, negoce');
    const used = await here(['entity', 'use', 'negoce', '--json']);
    expect(outputFaults('entity use', used.json())).toEqual([]);
    await here(['sending', 'status']);
    expect(server.calls.map(({ headers }) => headers['x-relance-entity'])).toEqual([undefined, undefined, 'negoce']);
    await writeFile(join(folder, 'evening.key'), 'rlk_0123456789abcdef_secret\n');
    await here(['sending', 'status', '--key-file', 'evening.key']);
    expect(server.calls.at(-1)?.headers['x-relance-entity']).toBeUndefined();
    expect((await here(['entity', 'use', 'negoce', '--key-file', 'evening.key'])).exitCode).toBe(2);
    expect((await run(['entity', 'use', 'negoce'])).stderr).toContain('RELANCE_ENTITY');
  });
});

describe('relance why', () => {
  it('gives the reasons once, and the summary where there is none', async () => {
    const told = await run(['why', 'F-101', '--lang', 'fr']);
    expect(told.stdout).toContain('Deuxième relance est prévue le 15. (loi 2)');
    expect(told.stdout).not.toContain('Première relance envoyée le 3 septembre.');
    await serve({
      getWhy: (call) => {
        const answer = sampleAnswers.getWhy?.(call);
        const value = answer !== undefined && 'value' in answer ? (answer.value as object) : {};
        return { value: { ...value, reasons: [] } };
      },
    });
    expect((await run(['why', 'F-101', '--lang', 'fr'])).stdout).toContain('Première relance envoyée le 3 septembre.');
  });
});

describe('imports', () => {
  it('sends the file as it is, signed in, in the language of the user', async () => {
    await run(['import', 'items', 'open-items.csv', '--lang', 'en', '--mapping', 'entity.json', '--date-order', 'month']);
    const [call] = server.calls;
    expect(call?.query['dateOrder']).toBe('month');
    expect(call?.text).toBe(readFileSync(join(fixtures, 'open-items.csv'), 'utf8'));
    expect(call?.headers).toMatchObject({ authorization: 'Bearer the-token', 'accept-language': 'en', 'content-type': 'text/csv' });
    expect(JSON.parse(call?.query['mapping'] ?? '{}')).toMatchObject({ name: 'Fournitures Martin' });
  });

  it('writes the rejected rows beside the file, never over an older one, and ends with 1', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'relance-cli-'));
    await cp(join(fixtures, 'open-items.csv'), join(folder, 'balance.csv'));
    await serve({
      importItems: (call) => {
        const answer = sampleAnswers.importItems?.(call);
        const value = answer !== undefined && 'value' in answer ? (answer.value as object) : {};
        return { value: { ...value, rejected: 1, rejectedFile: '/api/v1/imports/import-1/rejected' } };
      },
      getRejectedRows: () => ({ raw: 'a;Motif\n1;date\n', type: 'text/csv' }),
    });
    const args = ['import', 'items', 'balance.csv', '--json', '--server', server.url];
    for (const name of ['balance.rejets.csv', 'balance.rejets-2.csv']) {
      const result = await runCli(args, { folder });
      expect(result.exitCode).toBe(1);
      expect(outputFaults('import items', result.json())).toEqual([]);
      expect(result.json()).toMatchObject({ rejected: 1, rejectedFile: join(folder, name) });
      expect(readFileSync(join(folder, name), 'utf8')).toBe('a;Motif\n1;date\n');
    }
  });

  it('says how many rows were repeated and how many lines left out', async () => {
    await serve({
      importItems: (call) => {
        const answer = sampleAnswers.importItems?.(call);
        const value = answer !== undefined && 'value' in answer ? (answer.value as object) : {};
        return { value: { ...value, duplicates: 2, skipped: 3 } };
      },
    });
    const french = await run(['import', 'items', 'open-items.csv', '--lang', 'fr']);
    expect(french.stdout).toContain('2 lignes répétées, prises une seule fois.\n3 lignes ignorées');
    const english = await run(['import', 'items', 'open-items.csv', '--lang', 'en']);
    expect(english.stdout).toContain('2 repeated rows, taken once.\n3 lines left out');
  });

  it('tells a refusal with every issue of it', async () => {
    const issue = { code: 'headerMissing', fr: 'Ligne d’en-tête introuvable.', en: 'No header line.' };
    await serve({ importItems: () => problem(422, 'RLC_FILE_UNREADABLE', 'Le fichier ne peut pas être lu.', 'Unreadable.', [issue]) });
    const words = await run(['import', 'items', 'open-items.csv']);
    expect(words.exitCode).toBe(1);
    expect(words.stderr).toContain('Le fichier ne peut pas être lu. (RLC_FILE_UNREADABLE)');
    expect(words.stderr).toContain('Ligne d’en-tête introuvable. (headerMissing)');
    const result = await run(['import', 'items', 'open-items.csv', '--json']);
    expect(failureFaults(result.json())).toEqual([]);
    expect(result.json()).toMatchObject({ error: { code: 'RLC_FILE_UNREADABLE', issues: [issue] } });
  });

  it('tells the same refusal when it comes as the last line of the progress', async () => {
    const refusal = { type: 'x', title: 'x', status: 409, code: 'RLC_FULL_NEEDS_CONFIRMATION', fr: 'Trop.', en: 'Too many.', issues: [] };
    await serve({
      importItems: () => ({ raw: `{"phase":"reading","done":1}\n${JSON.stringify({ problem: refusal })}\n`, type: 'application/x-ndjson' }),
    });
    const result = await run(['import', 'items', 'open-items.csv', '--full']);
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toContain('--confirm-full');
  });

  it('reports money nobody could allocate, without calling it a fault', async () => {
    const result = await run(['import', 'payments', 'payments.csv']);
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('Pièce inconnue.');
  });

  it('calls a file that is not there wrong usage', async () => {
    const result = await run(['import', 'items', 'nowhere.csv']);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain('nowhere.csv ne peut pas être lu (ENOENT)');
  });
});

describe('letters', () => {
  const printed = ['letters', 'print', '2025-09-10-1', '--lang', 'en', '--server'];

  it('are printed into a PDF and a list beside it, again into the same files, never over another', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'relance-cli-'));
    await serve({ getLetterBatchContent: ({ query }) => ({ raw: `the ${query['as'] ?? ''}`, type: 'text/plain' }) });
    for (const time of ['first', 'second']) {
      const result = await runCli([...printed, server.url], { folder });
      expect(result.exitCode, time).toBe(0);
      expect(result.stdout).toContain('Written to letters-2025-09-10-1.pdf and letters-2025-09-10-1.csv.');
    }
    expect(readFileSync(join(folder, 'letters-2025-09-10-1.pdf'), 'utf8')).toBe('the pdf');
    expect(readFileSync(join(folder, 'letters-2025-09-10-1.csv'), 'utf8')).toBe('the list');
    const json = await runCli([...printed, server.url, '--json', '--output', 'lot.pdf'], { folder });
    expect(outputFaults('letters print', json.json())).toEqual([]);
    expect(json.json()).toMatchObject({ files: { pdf: 'lot.pdf', list: 'lot.csv' } });
    await serve({ getLetterBatchContent: () => ({ raw: 'another', type: 'text/plain' }) });
    const refused = await runCli([...printed, server.url], { folder });
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('--output');
    expect(readFileSync(join(folder, 'letters-2025-09-10-1.pdf'), 'utf8')).toBe('the pdf');
  });

  it('say what is left out and why, and which deadline a posting grants', async () => {
    const shown = await run(['letters', 'show', '2025-09-10-1', '--lang', 'fr']);
    expect(shown.stdout).toContain('F-102 est réglée. → retiré : son dossier décide de nouveau');
    expect(shown.stdout).toContain('Affranchissement jusqu’à 20 g, recommandé : 1');
    const posted = await run(['letters', 'posted', '2025-09-10-1', '--on', '2025-09-11', '--lang', 'en']);
    expect(posted.stdout).toContain('C001  Menuiserie Dupré  posted on Thu 11 Sep, deadline Wed 24 Sep');
  });
});

describe('scenarios, stories and tasks', () => {
  it('publishes, then gives the very version to the segment', async () => {
    const result = await run(['scenario', 'publish', 'scenarios/pme.json', '--segment', 'pme', '--json']);
    expect(result.json()).toMatchObject({ scenarioId: 'pme', version: 2, hash: 'abcdef', segment: 'pme', casesToOpen: 3 });
    expect(server.calls.map(({ operation }) => operation)).toEqual(['publishScenario', 'assignScenario']);
    expect(server.calls[1]?.body).toEqual({ segment: 'pme', scenarioId: 'pme', version: 2 });
  });

  it('assigns the newest version where none is named', async () => {
    await run(['scenario', 'assign', 'pme', '--segment', 'autres']);
    expect(server.calls.at(-1)?.body).toEqual({ segment: 'autres', scenarioId: 'pme', version: 2 });
    expect((await run(['scenario', 'assign', 'inconnu', '--segment', 'autres'])).exitCode).toBe(1);
    expect((await run(['scenario', 'assign', 'Pas Un Id', '--segment', 'autres'])).exitCode).toBe(2);
  });

  it('tells the story day by day with its reasons', async () => {
    const { stdout } = await run(['case', 'C001']);
    expect(stdout).toMatch(/mer\. 3 sept\.\n {2}Première relance envoyée \[F-101\]\n {6}5 jours après l’échéance/);
    expect(server.calls[0]).toMatchObject({ params: { id: 'C001' }, query: { locale: 'fr' } });
  });

  it('reads tasks page by page', async () => {
    const result = await run(['tasks', '--json']);
    expect(result.json()).toMatchObject({ total: 2 });
    expect(server.calls.map(({ query }) => query['cursor'])).toEqual([undefined, 'two']);
  });

  it('records an outcome with its promise', async () => {
    await run([
      'task',
      'task-1',
      '--outcome',
      'reached',
      '--promise-on',
      '2025-09-30',
      '--promise-cents',
      '1000',
      '--promise-currency',
      'EUR',
    ]);
    expect(server.calls[0]?.body).toEqual({ outcome: 'reached', promise: { on: '2025-09-30', cents: 1000, currency: 'EUR' } });
    expect((await run(['task', 'task-1', '--outcome', 'reached', '--promise-cents', '1000'])).exitCode).toBe(2);
  });
});

describe('relance doctor', () => {
  it('says that the embedded database is beyond its comfortable size', async () => {
    const { stdout } = await run(['doctor', '--lang', 'en']);
    expect(stdout).toContain('25000 items for 20000');
    expect(stdout).toContain('✓ Mailbox INBOX at imap.morel.example: read; 2 too heavy, left\n! Mailbox INBOX at imap.nord.example: Lost.');
  });

  it('ends with 3 when a service of the engine is missing, and names it', async () => {
    const issue = { code: 'serviceMissing', service: 'temporal', fr: 'temporal ne répond pas', en: 'temporal does not answer' };
    await serve({ getReadiness: () => problem(503, 'RLC_SERVICE_MISSING', 'Service indisponible.', 'Unavailable.', [issue]) });
    const result = await run(['doctor', '--json']);
    expect(result.exitCode).toBe(3);
    expect(outputFaults('doctor', result.json())).toEqual([]);
    expect(result.json()).toMatchObject({ healthy: false, engine: { state: 'notReady', needs: [{ name: 'temporal', ready: false }] } });
  });

  it('ends with 3 when nothing answers at an address that was given, with 0 when Relance just does not run', async () => {
    const given = await runCli(['doctor', '--json', '--server', 'http://127.0.0.1:9']);
    expect(given.exitCode).toBe(3);
    expect(given.json()).toMatchObject({ engine: { state: 'missing' } });
    const silent = await runCli(['doctor', '--json'], { fetch: () => Promise.reject(new TypeError('fetch failed')) });
    expect(silent.exitCode).toBe(0);
    expect(silent.json()).toMatchObject({ healthy: true, engine: { state: 'notRunning' } });
  });
});
