import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Runtime } from '@temporalio/worker';
import { runWorkers } from '../run-workers.js';
import { readWorkerConfig } from '../worker-config.js';
import { crashAt, crashPoints } from './crash-at.js';
import { naiveContacts } from './naive-contacts.js';

/**
 * A worker process for tests of failures, on the built bundle. It is loaded, then waits for a line on its standard input that lets it begin:
 * `{"at":POINT,"nth":N}` kills it without warning the nth time it comes to that point, `{}` never. `--variant naive` sends first and records then.
 */
const { values } = parseArgs({ options: { variant: { type: 'string', default: 'relance' } } });
const [order = '{}'] = (await once(createInterface(process.stdin), 'line')) as string[];
const { at, nth = 1 } = JSON.parse(order) as { at?: string; nth?: number };
const point = crashPoints.find((one) => one === at);
if (at !== undefined && point === undefined) throw new Error(`there is no point ${at}: one of ${crashPoints.join(', ')}`);

const config = readWorkerConfig(process.env);
/** The providers of these tests are on this machine: they answer at once or never. */
const sms = config.sms === undefined ? {} : { sms: { ...config.sms, longestMs: 3000 } };
const post = config.post === undefined ? {} : { post: { ...config.post, longestMs: 3000 } };

Runtime.install({ shutdownSignals: ['SIGTERM'] });
const running = await runWorkers(
  { ...config, ...sms, ...post },
  { codePath: new URL('../workflow-bundle.js', import.meta.url).pathname },
  {
    dependencies: (usual) => (point === undefined ? usual : crashAt(usual, point, nth, () => process.kill(process.pid, 'SIGKILL'))),
    ...(values.variant === 'naive' ? { contacts: naiveContacts } : {}),
  },
);
process.stdout.write('workers ready\n');
await running.finished;
