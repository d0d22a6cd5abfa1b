import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { sha256Hex } from '@relance/domain';
import { startKillableServices } from '@relance/stack';
import { reliabilityPage } from './reliability-page.js';
import { runWave, type WaveResult, type WaveSettings } from './wave.js';
import type { Variant } from './worker-process.js';

/**
 * Kills what can be killed while cases are carried out, counts what arrives, and writes docs/reliability.md. `--waves`, `--cases` and `--kills` of each
 * wave, `--naive` how many of the waves the naive variant runs as well. A wave that was run before on the same code is not run again: an interrupted suite goes on where
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
const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000 });
/** What runs, with what is not committed of it: waves of other code say nothing of this one. */
const code = sha256Hex(git('rev-parse', 'HEAD') + git('diff', 'HEAD'));
const kept = existsSync(resultsFile)
  ? (JSON.parse(await readFile(resultsFile, 'utf8')) as { code: string; results: WaveResult[] })
  : undefined;
const results = kept?.code === code ? kept.results : [];

async function wave(variant: Variant, seed: number): Promise<void> {
  const name = `${variant}, wave ${String(seed)}: ${String(cases)} cases, ${String(kills)} kills`;
  const asked: WaveSettings = { variant, seed, cases, kills, moody: true };
  if (results.some((one) => isDeepStrictEqual(one.asked, asked))) {
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
      ...asked,
      services,
      say: (line) => {
        console.log(`  ${line}`);
      },
    });
    console.log(`  ${JSON.stringify(result)}`);
    results.push(result);
    await writeFile(resultsFile, JSON.stringify({ code, results }, undefined, 2));
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
const of = (variant: Variant): WaveResult[] => results.filter(({ asked }) => asked.variant === variant);
if (of('relance').some(({ duplicates, lost, foreign }) => duplicates + lost + foreign > 0)) process.exitCode = 1;
if (of('naive').length > 0 && of('naive').every(({ duplicates }) => duplicates === 0)) {
  console.error('The naive variant doubled nothing: this suite could not have found a double either.');
  process.exitCode = 1;
}
