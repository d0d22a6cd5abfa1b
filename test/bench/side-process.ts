import { fileURLToPath } from 'node:url';
import { bundleWorkflows, runWorkers } from '@relance/workers';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, Runtime, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { FromSide, Side, Start, ToSide } from './side-messages.js';

Runtime.install({ logger: new DefaultLogger('ERROR') });

function bundlePlain(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('./plain-workflow.ts', import.meta.url)) });
}

/** The workflows of a side; everything else is the product's own on both, activities and channels included. */
const bundles: Record<Side, () => Promise<WorkflowBundleWithSourceMap>> = { relance: bundleWorkflows, plain: bundlePlain };

async function startAll(client: Client, starts: readonly Start[]): Promise<void> {
  for (const { type, workflowId, taskQueue, argument } of starts) {
    await client.workflow.start(type, { workflowId, taskQueue, args: [argument] });
  }
}

let workers: { stop(): Promise<void> } | undefined;
let connection: Connection | undefined;
let begun = process.cpuUsage();

async function carryOut(message: ToSide, bundle: WorkflowBundleWithSourceMap): Promise<void> {
  switch (message.kind) {
    case 'open':
      connection = await Connection.connect({ address: message.config.temporalAddress });
      workers = await runWorkers(message.config, bundle);
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
const ready = bundles[process.argv[2] === 'relance' ? 'relance' : 'plain']();
process.on('message', (message: ToSide) => {
  ready
    .then((bundle) => carryOut(message, bundle))
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
