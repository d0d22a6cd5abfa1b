import { loadavg, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { openBenchServices } from './bench-services.js';
import { benchImport } from './import-bench.js';
import { benchSteps } from './step-bench.js';

/** Compares Relance with the least one could write for the same work: `--items`, `--pairs`, `--cases`, `--only import|steps`. */
const { values } = parseArgs({
  options: {
    items: { type: 'string' },
    pairs: { type: 'string', default: '5' },
    cases: { type: 'string', default: '20' },
    only: { type: 'string' },
  },
});
const pairs = Number(values.pairs);
const load = (): string =>
  `load ${loadavg()
    .map((one) => one.toFixed(2))
    .join(' ')} on ${cpus().length} processors`;

const services = await openBenchServices();
console.log(`Node ${process.version}, ${services.embedded ? 'embedded database' : 'MongoDB'}, ${load()}`);
let allHold = true;
try {
  if (values.only !== 'steps') {
    if (services.embedded)
      console.log('Import of 100,000 items: skipped, for the database is the embedded one; give RELANCE_MONGODB_URI of a MongoDB.');
    const items = Number(values.items ?? (services.embedded ? 20_000 : 100_000));
    allHold = (await benchImport(services.mongodbUri, items, pairs)) && allHold;
  }
  if (values.only !== 'import') allHold = (await benchSteps(Number(values.cases), pairs)) && allHold;
  console.log('History of one item over N contacts, at most 12 N + 6 events: asserted by test/live/thread.test.ts.');
  console.log(load());
} finally {
  await services.stop();
}
if (!allHold) process.exitCode = 1;
