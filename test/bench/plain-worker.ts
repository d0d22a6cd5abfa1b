import { fileURLToPath } from 'node:url';
import { channels, channelSettings } from '@relance/channels';
import type { WorkerConfig } from '@relance/workers';
import { bundleWorkflowCode, NativeConnection, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { MongoClient } from 'mongodb';
import type { PlainActivities } from './plain-workflow.js';

/** Where the cases of the plain side are kept: one document each. */
export const plainCollection = 'plainCases';
const sender = { name: 'Inès Roche', address: 'compta@brevanne.example' };

/** Bundles the hand-written workflow. */
export function bundlePlain(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('./plain-workflow.ts', import.meta.url)) });
}

/** Reads one document, writes one with the concern of the product, and sends one mail through the same channel. */
function plainActivities(client: MongoClient, config: WorkerConfig): PlainActivities {
  const database = client.db();
  const email = channels.email(channelSettings({ RELANCE_SMTP_URL: config.smtpUrl, RELANCE_MAILBOX_URL: config.mailboxUrl }));
  return {
    async contact({ id, step }) {
      const found = await database.collection<{ _id: string; name: string; address: string }>(plainCollection).findOne({ _id: id });
      if (found === null) throw new Error(`no case ${id}`);
      const dispatchId = `${id}-${String(step)}`;
      const built = await email.build({
        dispatchId,
        from: sender,
        to: { name: found.name, address: found.address },
        subject: `F-${id}`,
        html: '<p>Brévanne Distribution</p>',
        text: 'Brévanne Distribution',
        sentAt: Date.now(),
      });
      if (built.outcome === 'failed') throw new Error(built.text);
      await database
        .collection<{ _id: string; messageId: string }>('plainSteps')
        .insertOne({ _id: dispatchId, messageId: built.messageId }, { writeConcern: { w: 'majority' } });
      const sent = await email.send(built);
      if (sent.outcome !== 'accepted') throw new Error(sent.text);
      return built.messageId;
    },
  };
}

/** Starts one worker for the hand-written workflow and its activity. */
export async function runPlainWorker(
  config: WorkerConfig,
  workflowBundle: WorkflowBundleWithSourceMap,
): Promise<{ stop(): Promise<void> }> {
  const mongo = await new MongoClient(config.mongodbUri).connect();
  const connection = await NativeConnection.connect({ address: config.temporalAddress });
  const worker = await Worker.create({
    connection,
    namespace: config.temporalNamespace,
    taskQueue: plainQueue(config),
    activities: { ...plainActivities(mongo, config) },
    maxCachedWorkflows: 500,
    workflowBundle,
  });
  const finished = worker.run();
  return {
    async stop() {
      worker.shutdown();
      await finished;
      await connection.close();
      await mongo.close();
    },
  };
}

/** The queue of the plain side of one house. */
export function plainQueue(config: WorkerConfig): string {
  return `${config.queuePrefix}-plain`;
}
