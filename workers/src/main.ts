import { existsSync } from 'node:fs';
import { Runtime } from '@temporalio/worker';
import { runWorkers } from './run-workers.js';
import { readWorkerConfig } from './worker-config.js';

/** The bundle `npm run build` makes; without it the workflows are bundled at the start, which takes some seconds. */
const builtBundle = new URL('./workflow-bundle.js', import.meta.url);

const config = readWorkerConfig(process.env);
Runtime.install({ shutdownSignals: ['SIGINT', 'SIGTERM'] });
const workflows = existsSync(builtBundle)
  ? { codePath: builtBundle.pathname }
  : { workflowsPath: new URL('./workflows/index.js', import.meta.url).pathname };
const running = await runWorkers(config, workflows);
process.stdout.write('workers ready\n');
await running.finished;
