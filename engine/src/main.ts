import { Client, Connection } from '@temporalio/client';
import { payloadCodec } from '@relance/operations';
import type { FastifyBaseLogger } from 'fastify';
import { openStore } from '@relance/store';
import { CLI_TOKEN_FILE, provideSecret, SESSION_SECRET_FILE } from './access/secrets.js';
import { buildApp } from './app.js';
import { ConfigurationError, readConfig, type EngineConfig } from './config.js';
import type { EngineDependencies } from './dependencies.js';
import { readMailboxes } from './messages/mail/polling/read-mailboxes.js';
import { watchedMailbox } from './messages/mail/polling/watched-mailbox.js';
import { keepSendingDigests } from './messages/digest/send-digests.js';
import { watchPost } from './messages/post/watch-post.js';
import { evaluateNightly } from './ledger/segments/evaluate-nightly.js';
import { queueStates } from './temporal/queue-states.js';
import { ensureSweepSchedule } from './temporal/sweep-schedule.js';
import { temporalCaseStarter } from './temporal/temporal-case-starter.js';

const ATTEMPTS = 30;
const PAUSE_MS = 1000;

/** Tries again while a service is still starting; the last failure is thrown. */
async function patiently<T>(what: string, attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (count === ATTEMPTS) throw new Error(`${what} does not answer`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** What the engine does by itself beside answering: segments, mailboxes, digests, news of letters. Returns what stops it, one after the other. */
function startRounds(dependencies: EngineDependencies, log: FastifyBaseLogger): () => Promise<void> {
  const stops = [
    evaluateNightly(dependencies, (error) => {
      log.error({ err: error }, 'segments not evaluated');
    }),
    readMailboxes(dependencies, (problem) => {
      log.warn(problem, 'mailbox not read');
    }),
    keepSendingDigests(dependencies, (error) => {
      log.error({ err: error }, 'digests not sent');
    }),
    watchPost(dependencies, (trouble) => {
      log.warn(trouble, 'news of letters not recorded');
    }),
  ];
  return async () => {
    for (const stop of stops) await stop();
  };
}

async function start(config: EngineConfig): Promise<void> {
  const realNow = () => Date.now();
  const store = await patiently('MongoDB', () => openStore(config.mongodbUri));
  await store.prepare();
  const { address, namespace, queuePrefix } = config.temporal;
  const connection = await patiently('Temporal', () => Connection.connect({ address }));
  const { payloadKeys } = config;
  const dataConverter = payloadKeys === undefined ? {} : { dataConverter: { payloadCodecs: [payloadCodec(payloadKeys)] } };
  const client = new Client({ connection, namespace, ...dataConverter });
  const startedAt = realNow();
  const clock = await store.clock.setOnce({ epochMs: startedAt, originMs: startedAt, scale: 1, ...config.clock });
  const dependencies = {
    config,
    store,
    starter: temporalCaseStarter(client, queuePrefix),
    clock,
    realNow,
    mailboxes: config.imap.map(watchedMailbox),
    temporalReady: async () => {
      await connection.workflowService.getSystemInfo({});
    },
    queueStates: () => queueStates(connection, namespace, queuePrefix),
    cliToken: await provideSecret(config.dataFolder, CLI_TOKEN_FILE),
    sessionSecret: await provideSecret(config.dataFolder, SESSION_SECRET_FILE),
  };
  const app = await buildApp(dependencies);
  await patiently('Temporal', () => ensureSweepSchedule(client, queuePrefix, clock));
  const stopRounds = startRounds(dependencies, app.log);
  const listening = await app.listen({ host: config.host, port: config.port });
  process.stdout.write(`engine ready at ${listening}\n`);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await app.draining.end();
    await stopRounds();
    await app.close();
    await connection.close();
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}

try {
  await start(readConfig(process.env));
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigurationError ? error.message : String(error instanceof Error ? (error.stack ?? error.message) : error)}\n`,
  );
  process.exit(error instanceof ConfigurationError ? 2 : 3);
}
