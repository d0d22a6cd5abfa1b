import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutants, type Mutant } from './mutants.js';

/** Applies each mutant to a copy of the sources and shows the tests it must die by failing; `npm run mutants [part of a name]`. */
const root = join(import.meta.dirname, '..', '..');
const wanted = process.argv[2] ?? '';
const copied = ['package.json', 'tsconfig.base.json', 'vitest.config.ts', 'test/gates', 'schemas', 'packages/domain', 'packages/scenario'];

/** A copy of the pure packages with the real tools, whose packages find one another and not the originals. */
function copySources(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'relance-mutants-')));
  const isOutput = (path: string): boolean => /\/(node_modules|dist)(\/|$)/.test(path.slice(root.length));
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true, filter: (from) => !isOutput(from) });
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@relance'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')).filter((entry) => entry !== '@relance' && !entry.startsWith('.')))
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  for (const path of ['schemas', 'packages/domain', 'packages/scenario'])
    symlinkSync(join(folder, path), join(modules, '@relance', path.split('/').at(-1) ?? path));
  return folder;
}

/** Runs test files in the copy until the first failure. */
function runTests(folder: string, files: readonly string[]): { passed: boolean; output: string } {
  const vitest = join(folder, 'node_modules', 'vitest', 'vitest.mjs');
  const ended = spawnSync(process.execPath, [vitest, 'run', '--root', folder, '--project', 'unit', '--bail', '1', ...files], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { passed: ended.status === 0, output: `${ended.stdout}${ended.stderr}` };
}

/** The one line that tells which test saw it, or all that was said. */
function lastWords(output: string): string {
  return /× (.*)/.exec(output)?.[1] ?? output;
}

/** Whether the mutant dies by a failed test; puts the source back. Throws when its text does not stand exactly once. */
function dies(folder: string, { name, file, find, replace, killedBy }: Mutant): boolean {
  const path = join(folder, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(find).length !== 2) throw new Error(`${name}: “${find}” does not stand exactly once in ${file}`);
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  const { passed, output } = runTests(folder, [killedBy]);
  writeFileSync(path, source);
  const isKilled = !passed && /Tests +\d+ failed/.test(output);
  console.log(isKilled ? `  ✓ ${name}: dies by “${lastWords(output)}”` : `  ✗ ${name}: survives ${killedBy}\n${passed ? '' : output}`);
  return isKilled;
}

const folder = copySources();
try {
  const chosen = mutants.filter(({ name }) => name.includes(wanted));
  const files = [...new Set(chosen.map(({ killedBy }) => killedBy))];
  const control = runTests(folder, files);
  if (!control.passed) throw new Error(`without any mutant the tests do not pass:\n${control.output}`);
  console.log(`Without mutants ${files.length} test files pass; ${chosen.length} mutants follow.`);
  const survivors = chosen.filter((mutant) => !dies(folder, mutant));
  console.log(survivors.length === 0 ? 'All mutants die.' : `${survivors.length} survive.`);
  if (survivors.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
