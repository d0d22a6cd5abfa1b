import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findServer } from './connection/find-server.js';
import { commandNames } from './program/create-program.js';
import { failureFaults } from './testing/expect-schema.js';
import { collectingIo, runCli } from './testing/run-cli.js';

describe('usage', () => {
  it.each([
    [['chek'], 'Commande inconnue : chek'],
    [['why'], 'Il manque l’argument item'],
    [['tasks', '--nope'], 'Option inconnue : --nope'],
    [['task', 'x'], 'Il faut --outcome'],
    [['task', 'x', '--outcome', 'reached', '--attempt', 'busy'], 'Il faut --outcome'],
    [['task', 'x', '--outcome', 'reached', '--dispute-cents', '5'], '--dispute MOTIF'],
    [['task', 'x', '--outcome', 'reached', '--contact-email', 'a@b.example'], '--contact-name NOM'],
    [['lift', 'x'], 'Il manque l’option --reason'],
    [['why', 'F-1', '--on'], 'attend une valeur'],
    [['why', 'F-1', '--on', '31/12/2025'], '31/12/2025'],
    [['tasks', '--server', 'localhost'], 'localhost'],
    [['tasks', '--lang', 'de'], '--lang'],
  ])('%j is wrong usage, said in French', async (args, words) => {
    const run = await runCli(args);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(words);
    const english = await runCli(['--lang', 'en', ...args].filter((word, index) => index > 1 || word !== '--lang'));
    expect(english.exitCode).toBe(2);
    const json = await runCli([...args, '--json']);
    expect(json.exitCode).toBe(2);
    expect(failureFaults(json.json())).toEqual([]);
  });

  it('shows the help of every command and ends with 0', async () => {
    for (const name of commandNames) {
      const run = await runCli([...name.split(' '), '--help', '--lang', 'en']);
      expect([name, run.exitCode]).toEqual([name, 0]);
      expect(run.stdout).toContain(`Usage: relance ${name}`);
      expect(run.stdout).toContain('--json');
    }
  });

  it('says its version, and helps by a word as by an option, in the language of the user', async () => {
    const version = await runCli(['--version']);
    expect([version.exitCode, version.stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
    for (const words of [
      ['help'],
      ['help', 'tasks'],
      ['tasks', '--help'],
      ['import', '--help'],
      ['help', 'import'],
      ['simulate', '--help'],
    ]) {
      const run = await runCli(words);
      expect([words, run.exitCode]).toEqual([words, 0]);
      expect(run.stdout).toContain('Usage : relance');
      expect(run.stdout).not.toMatch(/choices:|default:|display help|\[command\]/);
    }
    expect((await runCli(['help', 'tasks'])).stdout.replace(/\s+/g, ' ')).toContain(
      '(au choix : open, done, expired, withdrawn ; sinon : open)',
    );
    expect((await runCli(['tasks', '--help', '--lang', 'en'])).stdout.replace(/\s+/g, ' ')).toContain('default: open)');
  });

  it('shows the help when no command is given, which is wrong usage', async () => {
    const run = await runCli([]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('Usage');
  });

  it.each([
    [{}, 'Options :'],
    [{ LANG: 'en_GB.UTF-8' }, 'Options:'],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'fr_FR.UTF-8' }, 'Options :'],
    [{ LANG: 'C' }, 'Options :'],
  ])('speaks the language of the environment %j, else French', async (environment, heading) => {
    expect((await runCli(['--help'], { environment })).stdout).toContain(heading);
  });
});

describe('where the engine is', () => {
  const folderWithToken = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'relance-cli-'));
    await mkdir(join(folder, '.relance', 'inside'), { recursive: true });
    await writeFile(join(folder, '.relance', 'cli-token'), 'secret-of-this-machine\n');
    await chmod(join(folder, '.relance', 'cli-token'), 0o600);
    return folder;
  };

  it('is the default port, with the token of the folder around', async () => {
    const around = join(await folderWithToken(), '.relance');
    const folder = join(around, 'inside');
    expect(findServer(collectingIo({ folder }).io, undefined)).toEqual({
      url: 'http://127.0.0.1:4300',
      origin: 'default',
      token: 'secret-of-this-machine',
      tokenFolder: around,
    });
    await writeFile(join(around, 'cli-entity'), 'negoce\n');
    expect(findServer(collectingIo({ folder }).io, undefined).entityId).toBe('negoce');
    const environment = { RELANCE_ENTITY: 'main' };
    expect(findServer(collectingIo({ folder, environment }).io, undefined).entityId).toBe('main');
  });

  it('never gives the token of this machine to another host', async () => {
    const { io } = collectingIo({ folder: await folderWithToken() });
    expect(findServer(io, 'https://relance.example')).toEqual({ url: 'https://relance.example', origin: 'given' });
    expect(findServer(io, 'https://127.example')).toEqual({ url: 'https://127.example', origin: 'given' });
    expect(findServer(io, 'http://localhost:4300/').token).toBe('secret-of-this-machine');
  });

  it('is what the environment says, with the token of the environment', () => {
    const environment = { RELANCE_URL: 'https://relance.example/', RELANCE_TOKEN: 'given' };
    expect(findServer(collectingIo({ environment }).io, undefined)).toEqual({
      url: 'https://relance.example',
      origin: 'given',
      token: 'given',
    });
    expect(findServer(collectingIo({ environment }).io, 'http://127.0.0.1:1').url).toBe('http://127.0.0.1:1');
  });
});
