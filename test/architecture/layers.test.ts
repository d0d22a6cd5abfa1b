import { dirname, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrows, buildHouse, gateArguments, packageName, type PlantedHouse } from './planted-house.js';

interface Cruised {
  readonly summary: { readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[] };
}

/** Rules broken, as `rule: file`, by the layer gate itself run in a house. */
function broken(house: PlantedHouse): string[] {
  const [args = []] = gateArguments('layers');
  const { stdout, stderr } = house.run('depcruise', [...args.filter((word) => word !== 'samples'), '--output-type', 'json']);
  if (!stdout.startsWith('{')) throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as Cruised;
  return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))];
}

const folders = Object.keys(arrows);
const pairs = folders.flatMap((from) => folders.filter((to) => to !== from).map((to) => ({ from, to })));
const plantOf = (from: string, to: string): string => `${from}/src/plants/sees-${to.replace('packages/', '')}.ts`;

/** The designer exports nothing, so nobody can name it; by its path it could still be reached. */
const specifier = (from: string, to: string): string =>
  to === 'designer' ? relative(dirname(plantOf(from, to)), 'designer/src/index.js') : packageName(to);

/** Violations that are no arrow: where it is planted, what stands there, the rule that must see it. */
const plants = [
  [
    'workflows-import-activities-as-types-only',
    'workers/src/workflows/by-value.ts',
    `import { send } from '../activities/send.js';\nsend();\n`,
  ],
  ['workflows-see-no-node-modules', 'workers/src/workflows/reads-files.ts', `import 'node:fs';\n`],
  ['workflows-do-no-io', 'workers/src/workflows/mails.ts', `import 'nodemailer';\n`],
  ['workflows-do-no-io', 'workers/src/workflows/acts.ts', `import '@temporalio/activity';\n`],
  ['pure-packages-do-no-io', 'schemas/src/reads-files.ts', `import 'node:fs';\n`],
  ['pure-packages-do-no-io', 'packages/domain/src/reads-files.ts', `import 'node:fs/promises';\n`],
  ['pure-packages-do-no-io', 'packages/scenario/src/asks-system.ts', `import 'node:os';\n`],
  ['pure-packages-do-no-io', 'packages/templates/src/asks-network.ts', `import 'node:http';\n`],
  ['imports-hold-bytes-only', 'packages/imports/src/reads-files.ts', `import 'node:fs';\n`],
  ['pure-packages-do-no-io', 'packages/domain/src/holds-bytes.ts', `import 'node:buffer';\n`],
  ['only-the-store-sees-mongoose', 'engine/src/sees-mongoose.ts', `import 'mongoose';\n`],
  ['only-the-store-sees-mongoose', 'workers/src/sees-driver.ts', `import 'mongodb';\n`],
  ['no-deep-import-of-another-workspace', 'engine/src/deep.ts', `import '../../packages/domain/src/inner.js';\n`],
  ['no-cycle', 'packages/store/src/one.ts', `import './other.js';\n`],
] as const;

/** What looks alike and is allowed. */
const allowed = [
  ['workers/src/workflows/by-type.ts', `import type { send } from '../activities/send.js';\nexport type Send = typeof send;\n`],
  ['packages/imports/src/holds-bytes.ts', `import 'node:buffer';\n`],
  ['packages/store/src/models.ts', `import 'mongoose';\n`],
  ['packages/domain/src/index.test.ts', `import 'node:fs';\n`],
] as const;

describe('the layer gate', () => {
  let house: PlantedHouse;
  let found: string[];

  beforeAll(() => {
    house = buildHouse();
    for (const { from, to } of pairs) house.plant(plantOf(from, to), `import '${specifier(from, to)}';\n`);
    for (const [, file, text] of plants) house.plant(file, text);
    for (const [file, text] of allowed) house.plant(file, text);
    house.plant('workers/src/activities/send.ts', `export const send = (): void => undefined;\n`);
    house.plant('packages/domain/src/inner.ts', `export const inner = 1;\n`);
    house.plant('packages/store/src/other.ts', `import './one.js';\n`);
    found = broken(house);
  });
  afterAll(() => {
    house.remove();
  });

  it.each(pairs)('judges $from → $to as DESIGN §6 draws it', ({ from, to }) => {
    const violation = `arrow-${from.replace('packages/', '')}: ${plantOf(from, to)}`;
    expect(found.includes(violation)).toBe(arrows[from]?.includes(to) !== true);
  });

  it.each(plants)('%s sees %s', (rule, file) => {
    expect(found).toContain(`${rule}: ${file}`);
  });

  it.each(allowed)('has nothing against %s', (file) => {
    expect(found.filter((violation) => violation.endsWith(`: ${file}`))).toEqual([]);
  });
});

describe('the designer', () => {
  it('may not reach the database through a package it may import', () => {
    const house = buildHouse();
    house.plant('packages/store/src/index.ts', `import 'mongoose';\n`);
    house.plant('packages/scenario/src/index.ts', `import './detour.js';\n`);
    house.plant('packages/scenario/src/detour.ts', `import '@relance/store';\n`);
    house.plant('designer/src/index.ts', `import '@relance/scenario';\n`);
    expect(broken(house)).toContain('designer-never-reaches-the-database: designer/src/index.ts');
    house.remove();
  });
});

it('passes on a house without a plant', () => {
  const house = buildHouse();
  expect(broken(house)).toEqual([]);
  house.remove();
});
