import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startKillableServices } from '@relance/stack';
import { reliabilityPage } from './reliability-page.js';
import { runWave, type WaveResult } from './wave.js';
import type { Variant } from './worker-process.js';

/**
 * Kills what can be killed while cases are carried out, counts what arrives, and writes docs/reliability.md. `--waves`, `--cases` and `--kills` of each
 * wave, `--naive` how many of the waves the naive variant runs as well. A wave that was run before is not run again: an interrupted suite goes on where
 * it was; `--fresh` forgets them.
 */
const { values } = parseArgs({
  options: {
    waves: { type: 'string', default: '4' },
    cases: { type: 'string', default: '250' },
    kills: { type: 'string', default: '50' },
    naive: { type: 'string', default: '1' },
    fresh: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '..', '..');
const stateFolder = join(root, '.relance', 'chaos');
const resultsFile = join(stateFolder, 'waves.json');
const [waves, cases, kills, naive] = [values.waves, values.cases, values.kills, values.naive].map(Number) as [
  number,
  number,
  number,
  number,
];

await mkdir(stateFolder, { recursive: true });
if (values.fresh) await rm(resultsFile, { force: true });
const results: WaveResult[] = existsSync(resultsFile) ? (JSON.parse(await readFile(resultsFile, 'utf8')) as WaveResult[]) : [];

async function wave(variant: Variant, seed: number): Promise<void> {
  const name = `${variant}, wave ${String(seed)}: ${String(cases)} cases, ${String(kills)} kills`;
  if (results.some((one) => one.variant === variant && one.seed === seed && one.cases === cases)) {
    console.log(`${name}: run before`);
    return;
  }
  console.log(name);
  const dataFolder = await mkdtemp(join(tmpdir(), 'relance-chaos-'));
  const services = await startKillableServices(dataFolder, 'npm run chaos');
  process.env['RELANCE_MONGODB_URI'] = services.mongodbUri;
  process.env['RELANCE_TEMPORAL_ADDRESS'] = services.temporalAddress;
  try {
    const result = await runWave({
      variant,
      cases,
      kills,
      seed,
      services,
      moody: true,
      say: (line) => {
        console.log(`  ${line}`);
      },
    });
    console.log(`  ${JSON.stringify(result)}`);
    results.push(result);
    await writeFile(resultsFile, JSON.stringify(results, undefined, 2));
  } finally {
    delete process.env['RELANCE_MONGODB_URI'];
    delete process.env['RELANCE_TEMPORAL_ADDRESS'];
    await services.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

for (let seed = 1; seed <= waves; seed += 1) {
  await wave('relance', seed);
  if (seed <= naive) await wave('naive', seed);
}
await writeFile(join(root, 'docs', 'reliability.md'), await reliabilityPage(results));
const ours = results.filter(({ variant }) => variant === 'relance');
if (ours.some(({ duplicates, lost, foreign }) => duplicates + lost + foreign > 0)) process.exitCode = 1;
