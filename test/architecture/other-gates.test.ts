import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildHouse, gateArguments, root, type PlantedHouse, type ToolRun } from './planted-house.js';

let house: PlantedHouse;
beforeEach(() => {
  house = buildHouse();
});
afterEach(() => {
  house.remove();
});

/** Runs one command of a gate as package.json has it; `extra` is added to its arguments. */
function runGate(script: string, program: string, part = 0, extra: readonly string[] = []): ToolRun {
  const args = gateArguments(script)[part];
  if (args === undefined) throw new Error(`package.json has no part ${String(part)} of ${script}`);
  return house.run(program, [...args, ...extra]);
}

describe('formatting', () => {
  it('accepts a file as prettier writes it, refuses another', () => {
    house.plant('packages/domain/src/neat.ts', `export const neat = 'yes';\n`);
    expect(house.run('prettier', ['--check', 'packages/domain/src/neat.ts']).code).toBe(0);
    house.plant('packages/domain/src/untidy.ts', `export const untidy = "yes"\n`);
    const { code, stderr } = runGate('format', 'prettier');
    expect(code).not.toBe(0);
    expect(stderr).toContain('packages/domain/src/untidy.ts');
    expect(stderr).not.toContain('neat.ts');
  });
});

describe('types', () => {
  it.each([
    ['an unchecked index', `export const first = (list: string[]): string => list[0];\n`, 'TS2322'],
    ['an implicit any', `export const same = (value) => value;\n`, 'TS7006'],
    ['an enum', `export enum State {\n  Open,\n}\n`, 'TS1294'],
    ['a name that nobody uses', `const unused = 1;\nexport {};\n`, 'TS6133'],
  ])('refuse %s', (_, text, code) => {
    house.plant('packages/domain/src/plant.ts', text);
    const result = house.run('tsc', ['-b', 'packages/domain']);
    expect(result.code).not.toBe(0);
    expect(result.stdout).toContain(code);
  });
});

describe('type coverage', () => {
  it('counts an any that came in by the side door', () => {
    house.plant(
      'packages/domain/src/plant.ts',
      `export const read = (text: string) => JSON.parse(text);\nexport const all = [read('1'), read('2')];\n`,
    );
    const { code, stdout } = runGate('type-coverage', 'type-coverage');
    expect(stdout).toMatch(/\d+ \/ \d+/u);
    expect(code).not.toBe(0);
    house.plant('packages/domain/src/plant.ts', `export const read = (text: string): unknown => JSON.parse(text);\n`);
    expect(runGate('type-coverage', 'type-coverage').code).toBe(0);
  });
});

describe('dead code', () => {
  const json = ['--reporter', 'json', '--no-config-hints'];
  const used = `import { used } from './used.js';\nexport const here = used;\n`;

  it('finds an export, a file and a dependency that nobody uses', () => {
    house.plant('packages/channels/src/used.ts', `export const used = 1;\nexport const deadExport = 2;\n`);
    house.plant('packages/channels/src/index.ts', used);
    house.plant('packages/channels/src/dead-file.ts', `export const nobody = 1;\n`);
    const { code, stdout } = runGate('dead-code', 'knip', 0, json);
    expect(code).not.toBe(0);
    expect(stdout).toContain('deadExport');
    expect(stdout).toContain('packages/channels/src/dead-file.ts');
    expect(stdout).toContain('nodemailer');
    expect(stdout).not.toContain('"used"');
  });

  it('finds what the index of a package exports to nobody, unless it says for whom', () => {
    house.plant('packages/channels/src/used.ts', `export const used = 1;\nexport const kept = 2;\n`);
    house.plant(
      'packages/channels/src/index.ts',
      `export { used } from './used.js';\n/** @public The next page shows it. */\nexport { kept } from './used.js';\n`,
    );
    const { code, stdout } = runGate('dead-code', 'knip', 1, json);
    expect(code).not.toBe(0);
    expect(stdout).toContain('"used"');
    expect(stdout).not.toContain('"kept"');
  });
});

describe('npm run verify', () => {
  const node = (script: string): string => `node -e "${script}"`;

  it('stops at the first gate that fails, shows what it said and how to run it alone', () => {
    const passing = { format: node(''), types: node(''), 'dead-code': node(''), 'type-coverage': node(''), lint: node('') };
    const scripts = { ...passing, layers: node(`console.log('an arrow points up'); process.exit(1)`) };
    house.plant('package.json', JSON.stringify({ name: 'planted', private: true, type: 'module', scripts }));
    house.plant('test/gates/verify.ts', readFileSync(join(root, 'test', 'gates', 'verify.ts'), 'utf8'));
    const { code, stdout } = house.run('tsx', ['test/gates/verify.ts']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✓ types \(tsc\): \d+\.\d s/u);
    expect(stdout).toContain('an arrow points up');
    expect(stdout).toContain('npm run layers');
    expect(stdout).not.toContain('dead code');
  });
});
