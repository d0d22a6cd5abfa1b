import { buildApp, readConfig, sendDigests, type EngineDependencies } from '@relance/engine';
import {
  caseQueue,
  caseWorkflowId,
  caseWorkflowType,
  coreVersion,
  factsChangedSignal,
  type RecordedFact,
  type FactRecorded,
  type MailTaken,
} from '@relance/schemas';
import type { LiveHouse } from './live-house.js';

/** The API over a live house: what people record reaches the running case as in the real engine. */
export interface LiveApi {
  /** Posts as the command line does; throws on any refusal. */
  post(path: string, payload: object): Promise<FactRecorded>;
  /** The body of an answer; throws on any refusal. */
  get(path: string): Promise<string>;
  /** What those who watch the engine are told. */
  metrics(): Promise<string>;
  /** Takes a mail that came in, as `relance mail take` does; throws on any refusal. */
  takeMail(mail: string): Promise<MailTaken>;
  /** Takes a call of a provider; throws on any refusal. */
  called(path: string, call: { headers: Record<string, string>; payload: string }): Promise<void>;
  facts(caseOf: string): Promise<RecordedFact[]>;
  /** What the engine does every business hour about the digests of the days that are over. */
  sendDigests(): Promise<void>;
  close(): Promise<void>;
}

const cliToken = 'token-of-the-live-tests-0123456789abcdef';
const headers = { authorization: `Bearer ${cliToken}` };

/** The address that is set for tests. */
export const testAddress = 'essais@brevanne.example';

/** Opens the engine's routes over the house's store, clock and Temporal server. */
export async function openApi(
  { store, client, config, entityId }: LiveHouse,
  { logTo }: Pick<EngineDependencies, 'logTo'> = {},
): Promise<LiveApi> {
  const clock = await store.clock.get();
  if (clock === undefined) throw new Error('the house has no clock');
  const dependencies: EngineDependencies = {
    config: readConfig({
      RELANCE_MONGODB_URI: config.mongodbUri,
      RELANCE_TEMPORAL_ADDRESS: config.temporalAddress,
      RELANCE_DATA_FOLDER: config.dataFolder,
      RELANCE_LOG_LEVEL: logTo === undefined ? 'silent' : 'trace',
      RELANCE_SMTP_URL: config.smtpUrl,
      RELANCE_MAILBOX_URL: config.mailboxUrl,
      RELANCE_TEST_ADDRESS: testAddress,
      RELANCE_SMS_CALLBACK_URL: config.sms?.callbackUrl,
      RELANCE_SMS_SECRET: config.sms?.secret,
      RELANCE_POST_URL: config.post?.url,
      RELANCE_POST_KEY: config.post?.key,
      RELANCE_POST_SECRET: config.post?.secret,
    }),
    store,
    starter: {
      async wake(cases, { eventId, recordedAt }) {
        for (const { caseId } of cases) {
          // as the engine does: a case that came to rest is carried on by a new workflow
          await client.workflow.signalWithStart(caseWorkflowType, {
            workflowId: caseWorkflowId(caseId),
            taskQueue: caseQueue(config.queuePrefix),
            args: [{ entityId, caseId, coreVersion, queuePrefix: config.queuePrefix, recordedAt }],
            signal: factsChangedSignal,
            signalArgs: [{ eventId, recordedAt }],
          });
        }
      },
    },
    clock,
    realNow: Date.now,
    temporalReady: () => Promise.resolve(),
    ...(logTo === undefined ? {} : { logTo }),
    cliToken,
    sessionSecret: 'a secret of the live tests that is long enough',
  };
  const app = await buildApp(dependencies);
  return {
    async post(path, payload) {
      const response = await app.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload });
      if (response.statusCode !== 200) throw new Error(`${path}: ${String(response.statusCode)} ${response.body}`);
      return response.json<FactRecorded>();
    },
    async get(path) {
      const response = await app.inject({ method: 'GET', url: `/api/v1${path}`, headers });
      if (response.statusCode !== 200) throw new Error(`${path}: ${String(response.statusCode)} ${response.body}`);
      return response.body;
    },
    metrics: async () => (await app.inject({ method: 'GET', url: '/metrics', headers })).body,
    async takeMail(mail) {
      const type = { 'content-type': 'application/octet-stream' };
      const response = await app.inject({
        method: 'POST',
        url: '/api/v1/mail',
        headers: { ...headers, ...type },
        payload: Buffer.from(mail),
      });
      if (response.statusCode !== 200) throw new Error(`mail: ${String(response.statusCode)} ${response.body}`);
      return response.json<MailTaken>();
    },
    async called(path, call) {
      const response = await app.inject({ method: 'POST', url: `/api/v1${path}`, ...call });
      if (response.statusCode !== 200) throw new Error(`${path}: ${String(response.statusCode)} ${response.body}`);
    },
    facts: (caseOf) => store.facts.byCase(entityId, caseOf),
    sendDigests: () => sendDigests(dependencies),
    close: () => app.close(),
  };
}
