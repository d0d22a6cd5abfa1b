import { existsSync } from 'node:fs';
import { Runtime } from '@temporalio/worker';
import { runWorkers } from './run-workers.js';
import { jsonLogger, workLogOf } from './operations/work-log.js';
import { readWorkerConfig } from './worker-config.js';

/** The bundle `npm run build` makes; without it the workflows are bundled at the start, which takes some seconds. */
const builtBundle = new URL('./workflow-bundle.js', import.meta.url);

const config = readWorkerConfig(process.env);
const logger = jsonLogger(config.logLevel, (line) => process.stderr.write(line));
Runtime.install({ shutdownSignals: ['SIGINT', 'SIGTERM'], logger });
const workflows = existsSync(builtBundle)
  ? { codePath: builtBundle.pathname }
  : { workflowsPath: new URL('./workflows/index.js', import.meta.url).pathname };
const running = await runWorkers(config, workflows, { log: workLogOf(logger) });
if (running.operationsUrl !== undefined) process.stdout.write(`watched at ${running.operationsUrl}\n`);
process.stdout.write('workers ready\n');
await running.finished;
