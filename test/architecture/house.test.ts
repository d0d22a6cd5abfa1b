import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lowestNode } from './lowest-node.js';
import { arrows, root } from './planted-house.js';

interface Manifest {
  readonly engines?: { readonly node: string };
  readonly workspaces?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly engines?: { readonly node?: string }; readonly resolved?: string; readonly link?: true }>
  >;
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const manifest = (folder: string): Manifest => JSON.parse(read(join(folder, 'package.json'))) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as Lock;
const folders = Object.keys(arrows);

/** Text files under version control or about to be: what a reader of the repository sees. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)) && !/\.(png|woff2|jar|xlsx|bin)$/u.test(file));

/** Files whose text matches. */
const filesWith = (pattern: RegExp, among = files): string[] => among.filter((file) => pattern.test(read(file)));

describe('the workspaces', () => {
  it('are those of DESIGN §6, each with its rooms', () => {
    const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
    expect(['schemas', ...packages, 'engine', 'workers', 'designer'].sort()).toEqual([...folders].sort());
    expect(manifest('.').workspaces).toEqual(['schemas', 'packages/*', 'engine', 'workers', 'designer']);
    for (const room of ['test', 'docs/adr', 'docs/recipes', 'docs/reference', 'docs/glossary.md'])
      expect(existsSync(join(root, room))).toBe(true);
  });

  it.each(folders)('%s depends on those of ours alone that it may import', (folder) => {
    const { dependencies = {} } = manifest(folder);
    const ours = Object.keys(dependencies).filter((name) => name.startsWith('@relance/'));
    const allowed = arrows[folder]?.map((name) => `@relance/${basename(name)}`);
    expect(ours.filter((name) => allowed?.includes(name) !== true)).toEqual([]);
  });

  it('are compiled by the project references of the root', () => {
    const { references } = JSON.parse(read('tsconfig.json')) as { references: { path: string }[] };
    expect(references.map(({ path }) => path).sort()).toEqual([...folders].sort());
  });
});

describe('the pins', () => {
  it.each(['.', ...folders])('of %s are exact versions', (folder) => {
    const { dependencies, devDependencies, overrides } = manifest(folder);
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...overrides }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/u.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('name one version of a package, wherever it is used', () => {
    const pins = ['.', ...folders].flatMap((folder) =>
      Object.entries({ ...manifest(folder).dependencies, ...manifest(folder).devDependencies }),
    );
    const versions = new Map<string, Set<string>>();
    for (const [name, version] of pins) versions.set(name, (versions.get(name) ?? new Set()).add(version));
    expect(versions.size).toBeGreaterThan(50);
    expect([...versions].filter(([, found]) => found.size > 1)).toEqual([]);
  });

  it('leave no address of a registry in the lock file', () => {
    const addressed = Object.entries(lock.packages).filter(([, { resolved, link }]) => resolved !== undefined && link !== true);
    expect(addressed).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/https?:\/\/[^"]*\.tgz/u);
  });

  it('say of Node the lowest 20 that every locked package accepts', () => {
    const ranges = Object.entries(lock.packages).flatMap(([place, { engines }]) =>
      place.includes('node_modules') && engines?.node !== undefined ? [engines.node] : [],
    );
    expect(ranges.length).toBeGreaterThan(100);
    expect(manifest('.').engines?.node).toBe(`>=${String(lowestNode(20, ranges)?.join('.'))}`);
  });
});

describe('the lowest Node', () => {
  it.each([
    [['>=18', '^20.19.0 || >=22.12.0'], '20.19.0'],
    [['18 || 20 || >=22', '>= 20.12.0'], '20.12.0'],
    [['>=10 <21', '20.x', '*', '>=20.3'], '20.3.0'],
    [['~20.4.1', '^20.4.0'], '20.4.1'],
    [['^18.0.0 || >=22'], undefined],
  ])('of %j is %s', (ranges, lowest) => {
    expect(lowestNode(20, ranges)?.join('.')).toBe(lowest);
  });
});

describe('the texts of the repository', () => {
  it('hold no path of a machine', () => {
    expect(filesWith(/\/(?:home|Users)\/[a-z]|\/wor[k]\/|\/roo[t]\//u)).toEqual([]);
  });

  it('put nothing off with a note to oneself', () => {
    expect(filesWith(/\b(?:TOD[O]|FIXM[E])\b/u)).toEqual([]);
  });

  it('skip no test and run none alone; the browser suite alone may say that there is no browser', () => {
    const tests = files.filter((file) => /\.test\.tsx?$/u.test(file));
    expect(tests.length).toBeGreaterThan(50);
    const without = /\b(?:it|test|describe)\.(?:skip|only|todo|fails)\b|\bxit\(/u;
    expect(filesWith(without, tests)).toEqual([]);
    const perhaps = /\b(?:it|test|describe)\.(?:skipIf|runIf)\b|\.skip\(/u;
    expect(filesWith(perhaps, tests).filter((file) => !file.startsWith('test/e2e/'))).toEqual([]);
  });

  it('silence no gate where it stands', () => {
    expect(
      filesWith(
        /eslint-disabl[e]|@ts-(?:ignor[e]|nochec[k])|prettier-ignor[e]/u,
        files.filter((file) => /\.[cm]?[jt]sx?$/u.test(file) && !file.startsWith('test/architecture/')),
      ),
    ).toEqual([]);
  });
});

describe('the decisions', () => {
  const names = readdirSync(join(root, 'docs', 'adr'))
    .filter((name) => /^\d{4}-/u.test(name))
    .sort();

  it('are numbered without a gap and listed in their order', () => {
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, place) => place + 1));
    const listed = [...read('docs/adr/README.md').matchAll(/\]\((\d{4}-[a-z0-9-]+\.md)\)/gu)].map(([, name]) => name);
    expect(listed).toEqual(names);
  });

  it.each(names)('%s says what was decided and what follows', (name) => {
    const text = read(`docs/adr/${name}`);
    expect(text).toMatch(new RegExp(`^# ${String(Number(name.slice(0, 4)))}\\. `, 'u'));
    expect(text).toContain('**Decision.**');
    expect(text).toContain('**Consequence');
  });
});
