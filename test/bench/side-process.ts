import { bundleWorkflows, runWorkers, type WorkerConfig } from '@relance/workers';
import { Client, Connection } from '@temporalio/client';
import { Runtime, DefaultLogger } from '@temporalio/worker';
import { bundlePlain, runPlainWorker } from './plain-worker.js';
import type { FromSide, Start, ToSide } from './side-messages.js';

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** Starts the workers of a side on a house; the bundle is made once for the process. */
type RunWorkers = (config: WorkerConfig) => Promise<{ stop(): Promise<void> }>;

async function workersOf(side: string | undefined): Promise<RunWorkers> {
  if (side === 'relance') {
    const bundle = await bundleWorkflows();
    return (config) => runWorkers(config, bundle);
  }
  const bundle = await bundlePlain();
  return (config) => runPlainWorker(config, bundle);
}

async function startAll(client: Client, starts: readonly Start[]): Promise<void> {
  for (const { type, workflowId, taskQueue, argument } of starts) {
    await client.workflow.start(type, { workflowId, taskQueue, args: [argument] });
  }
}

let workers: { stop(): Promise<void> } | undefined;
let connection: Connection | undefined;
let begun = process.cpuUsage();

async function carryOut(message: ToSide, run: RunWorkers): Promise<void> {
  switch (message.kind) {
    case 'open':
      connection = await Connection.connect({ address: message.config.temporalAddress });
      workers = await run(message.config);
      return;
    case 'start':
      begun = process.cpuUsage();
      if (connection === undefined) throw new Error('not opened');
      return startAll(new Client({ connection }), message.starts);
    case 'measure':
      return;
    case 'close':
      await workers?.stop();
      await connection?.close();
  }
}

/** A process that hosts the workers and the client of one side and nothing else, so that its processor time is theirs. */
const ready = workersOf(process.argv[2]);
process.on('message', (message: ToSide) => {
  ready
    .then((run) => carryOut(message, run))
    .then(() => {
      const { user, system } = process.cpuUsage(begun);
      const answer: FromSide = { done: message.kind, cpuMs: (user + system) / 1000 };
      process.send?.(answer);
    })
    .catch((failure: unknown) => {
      console.error(failure);
      process.exit(1);
    });
});
