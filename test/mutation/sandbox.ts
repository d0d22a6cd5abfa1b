import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the tests are that judge mutants: beside the sources, and the worked cases told day by day. */
const testFolders = ['packages/domain/src', 'packages/scenario/src', 'test/scenarios'];
/** Properties take seconds each and would run for every mutant; what they must see is in `npm run mutants`. */
const tooLong = 'packages/scenario/src/properties/';

/** The test files that judge mutants, by path within the sandbox. */
export function testFilesOf(sandbox: string): string[] {
  return testFolders
    .flatMap((folder) => readdirSync(join(sandbox, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith(tooLong))
    .sort();
}

/**
 * Makes the imports of the copy lead into the copy: our packages to the mutated sources, `vitest` to the tests' collector, and the packages
 * of others to the house's own. What is there already stays.
 */
export function furnishSandbox(sandbox: string): void {
  const house = join(import.meta.dirname, '../..');
  link('../../schemas', join(sandbox, 'node_modules/@relance/schemas'));
  for (const name of ['domain', 'scenario']) link(`../../packages/${name}`, join(sandbox, 'node_modules/@relance', name));
  const own = 'packages/scenario/node_modules';
  if (existsSync(join(house, own))) link(join(house, own), join(sandbox, own));
  const vitest = join(sandbox, 'node_modules/vitest');
  mkdirSync(vitest, { recursive: true });
  writeFileSync(join(vitest, 'package.json'), '{ "name": "vitest", "type": "module", "exports": "./index.js" }');
  writeFileSync(join(vitest, 'index.js'), `export * from ${JSON.stringify(join(import.meta.dirname, 'collected-tests.ts'))};\n`);
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) symlinkSync(target, path);
}
