import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchCompile, benchTotality } from './compile-bench.js';
import { benchSimulation } from './simulate-bench.js';

/** Compares the pure core with the least one could write for the same work: `--pairs`, `--items`, `--runs`, `--only compile|total|simulate`. No service is needed; the build is measured. */
const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '5' },
    items: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '10000' },
    only: { type: 'string' },
  },
});
const pairs = Number(values.pairs);

/** Every bench of the core by the name `--only` takes; each resolves to whether its bar holds. */
const benches: Readonly<Record<string, () => Promise<boolean>>> = {
  compile: () => benchCompile(pairs),
  total: () => benchTotality(Number(values.runs)),
  simulate: () => benchSimulation(Number(values.items), pairs),
};

console.log(`Node ${process.version}, load ${loadavg()[0]?.toFixed(2) ?? '?'} on ${cpus().length} processors`);
for (const [name, bench] of Object.entries(benches)) {
  if (values.only !== undefined && values.only !== name) continue;
  if (!(await bench())) process.exitCode = 1;
}
