import { Metrics, payloadCodec } from '@relance/operations';
import { businessNow, type BusinessClock } from '@relance/domain';
import { channels, type Channel, type ChannelSettings } from '@relance/channels';
import { caseQueue, channelNames, channelQueue, type ChannelName } from '@relance/schemas';
import { openContentFiles, openHandOverLog, openStore, type Store } from '@relance/store';
import { NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { join } from 'node:path';
import { caseActivities, channelActivities } from './activities/index.js';
import type { WorkerDependencies } from './dependencies.js';
import { openLetterRegister } from './dispatch/letter-register.js';
import { openKnowledgeCache } from './facts/knowledge-cache.js';
import type { CaseActivities, ChannelActivities } from './activity-contract.js';
import { serveOperations, type DependencyLooks } from './operations/operations-server.js';
import { watched, watchedContacts, type Watch } from './operations/watch-activities.js';
import type { WorkLog } from './operations/work-log.js';
import type { WorkerConfig } from './worker-config.js';

/** Workers that are polling; `stop` lets what is under way end, within 20 seconds. */
export interface RunningWorkers {
  /** Settles when every worker has stopped; rejects when one failed. */
  finished: Promise<void>;
  /** Where `/metrics` and `/readyz` are, where they were asked for. */
  operationsUrl: string | undefined;
  stop(): Promise<void>;
}

/** What a worker process is made of; a test of failures puts its own in the place of one. */
export interface WorkerParts {
  dependencies(usual: WorkerDependencies): WorkerDependencies;
  contacts(dependencies: WorkerDependencies): ChannelActivities;
  log: WorkLog;
}

const usualParts: WorkerParts = { dependencies: (usual) => usual, contacts: channelActivities, log: () => undefined };

/** Starts one worker for the cases and one for each channel, on one connection. Rejects when Temporal or the database cannot be reached. */
export async function runWorkers(
  config: WorkerConfig,
  workflows: WorkflowBundleOption | { workflowsPath: string },
  parts: Partial<WorkerParts> = {},
): Promise<RunningWorkers> {
  const { dependencies: around, contacts, log } = { ...usualParts, ...parts };
  const store = await openStore(config.mongodbUri);
  const connection = await NativeConnection.connect({ address: config.temporalAddress });
  const dependencies = around(dependenciesOf(store, config));
  const watch: Watch = { metrics: new Metrics(), log };
  const { payloadKeys } = config;
  const dataConverter = payloadKeys === undefined ? {} : { dataConverter: { payloadCodecs: [payloadCodec(payloadKeys)] } };
  const shared = { connection, namespace: config.temporalNamespace, shutdownGraceTime: '20 seconds', ...dataConverter };
  const cases = await Worker.create({
    ...shared,
    taskQueue: caseQueue(config.queuePrefix),
    activities: watchedCases(watch, caseActivities(dependencies)),
    maxCachedWorkflows: 500,
    ...('workflowsPath' in workflows ? workflows : { workflowBundle: workflows }),
  });
  const made = contacts(dependencies);
  const byChannel = channelNames.map((name) =>
    Worker.create({
      ...shared,
      taskQueue: channelQueue(config.queuePrefix, name),
      activities: { dispatchContact: watchedContacts(watch, (request) => made.dispatchContact(request)) },
      maxConcurrentActivityTaskExecutions: 10,
    }),
  );
  const workers = [cases, ...(await Promise.all(byChannel))];
  const operations =
    config.operations === undefined
      ? undefined
      : await serveOperations(config.operations, watch.metrics, looksOf(store, connection, dependencies));
  const close = async (): Promise<void> => {
    await operations?.close();
    await connection.close();
    await store.close();
  };
  const finished = Promise.all(workers.map((worker) => worker.run())).then(close, async (failure: unknown) => {
    await close();
    throw failure;
  });
  return {
    finished,
    operationsUrl: operations?.url,
    async stop() {
      for (const worker of workers) worker.shutdown();
      await finished;
    },
  };
}

/** The activities of the cases, each counted under its name. */
function watchedCases(watch: Watch, activities: CaseActivities): CaseActivities {
  return {
    refreshCase: watched(watch, 'refreshCase', (request) => activities.refreshCase(request)),
    restCase: watched(watch, 'restCase', (request) => activities.restCase(request)),
    openTask: watched(watch, 'openTask', (request) => activities.openTask(request)),
    withdrawTask: watched(watch, 'withdrawTask', (request) => activities.withdrawTask(request)),
    casesToWake: watched(watch, 'casesToWake', (request) => activities.casesToWake(request)),
  };
}

/** What a worker needs: the services it works with, and the folder it keeps the exact bytes of messages in. */
function looksOf(store: Store, connection: NativeConnection, { files }: WorkerDependencies): DependencyLooks {
  return {
    mongodb: () => store.ping(),
    temporal: async () => {
      await connection.workflowService.getSystemInfo({});
    },
    files: () => files.check(),
  };
}

function dependenciesOf(store: Store, config: WorkerConfig): WorkerDependencies {
  let known: BusinessClock | undefined;
  const clock = async (): Promise<BusinessClock> => {
    known ??= await store.clock.get();
    if (known === undefined) throw new Error('the business clock is not set yet; the engine sets it when it starts');
    return known;
  };
  // Our own mailbox answers at once or never; a relay on the network gets the channel's own limits.
  const timeouts =
    config.mailboxUrl === undefined ? {} : { timeouts: { connectMs: 3000, greetingMs: 3000, silenceMs: 5000, totalMs: 8000 } };
  const knowledge = openKnowledgeCache(store);
  const now = async (): Promise<number> => businessNow(await clock(), Date.now());
  const { smtpUrl, mailboxUrl, sms, post, dkim } = config;
  const settings: ChannelSettings = {
    smtpUrl,
    letters: openLetterRegister({ store, knowledge, now }),
    ...(mailboxUrl === undefined ? {} : { mailboxUrl }),
    ...(sms === undefined ? {} : { sms }),
    ...(post === undefined ? {} : { post }),
    ...(dkim === undefined ? {} : { dkim }),
  };
  const open = Object.fromEntries(channelNames.map((name) => [name, channels[name]({ ...settings, ...timeouts })])) as Record<
    ChannelName,
    Channel
  >;
  return {
    store,
    channels: open,
    files: openContentFiles(join(config.dataFolder, 'files')),
    handOvers: openHandOverLog(join(config.dataFolder, 'handed-over')),
    knowledge,
    clock,
    now,
  };
}
