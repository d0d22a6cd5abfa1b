import { cpSync, existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHouse, root, type PlantedHouse, type ToolRun } from './planted-house.js';

const list = 'packages/scenario/src/kinds.ts';

/** The code a recipe gives, by the words after its language: a file, or what a file is given. */
function blocksOf(recipe: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(root, 'docs', 'recipes', recipe), 'utf8');
  const blocks = [...text.matchAll(/^( *)```ts (\S+)\n([\s\S]*?)^ *```$/gmu)];
  return new Map(blocks.map(([, indent = '', name = '', code = '']) => [name, code.replaceAll(new RegExp(`^${indent}`, 'gmu'), '')]));
}

describe('the recipe that adds a kind of card, followed to the letter', () => {
  let house: PlantedHouse;
  const blocks = blocksOf('add-a-kind.md');

  beforeAll(() => {
    house = buildHouse();
    for (const workspace of ['schemas', 'packages/domain', 'packages/scenario']) {
      rmSync(join(house.folder, workspace, 'src'), { recursive: true });
      cpSync(join(root, workspace, 'src'), join(house.folder, workspace, 'src'), { recursive: true });
      const own = join(root, workspace, 'node_modules');
      if (existsSync(own)) symlinkSync(own, join(house.folder, workspace, 'node_modules'));
    }
    for (const name of ['own-temporary-folder.ts', 'own-seed.ts', 'seed-of.ts']) {
      const setup = join('test', 'gates', name);
      cpSync(join(root, setup), join(house.folder, setup));
    }
    const files = [...blocks].filter(([name]) => name.startsWith('packages/'));
    for (const [file, code] of files) house.plant(file, code);
    const kinds = readFileSync(join(root, list), 'utf8');
    house.plant(list, `${blocks.get('import') ?? ''}${kinds.replace('registry({\n', `registry({\n${blocks.get('list') ?? ''}`)}`);
  });
  afterAll(() => {
    house.remove();
  });

  const told = ({ stdout, stderr }: ToolRun): string => `${stdout}${stderr}`;

  it('takes three files: the kind, its test, and the list', () => {
    expect([...blocks.keys()]).toEqual([
      'packages/scenario/src/kinds/respite/kind.ts',
      'packages/scenario/src/kinds/respite/kind.test.ts',
      'import',
      'list',
    ]);
  });

  it('has the right types', () => {
    const run = house.run('tsc', ['-b', 'packages/scenario']);
    expect({ code: run.code, told: told(run) }).toEqual({ code: 0, told: '' });
  });

  it('compiles and simulates, by the tests that hold every kind', () => {
    const run = house.run('vitest', [
      'run',
      '--project',
      'unit',
      '--reporter',
      'verbose',
      'packages/scenario/src/kinds.test.ts',
      'kinds/respite',
    ]);
    expect({ code: run.code, told: run.code === 0 ? '' : told(run) }).toEqual({ code: 0, told: '' });
    expect(run.stdout).toContain('a small drawing around respite');
    expect(run.stdout).toContain('a respite waits for business days');
  });
});
