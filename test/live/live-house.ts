import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountId, caseId } from '@relance/domain';
import { compile } from '@relance/scenario';
import {
  caseQueue,
  caseWorkflowId,
  caseWorkflowType,
  coreVersion,
  factsChangedSignal,
  type Entity,
  type ScenarioBundle,
} from '@relance/schemas';
import { payloadCodec, payloadKeys } from '@relance/operations';
import { prepareNamespace, startMailbox, type RunningMailbox } from '@relance/stack';
import { openStore, type ItemRow, type Store } from '@relance/store';
import { bundleWorkflows, runWorkers, type WorkLog, type RunningWorkers, type WorkerConfig } from '@relance/workers';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { ulid } from 'ulid';
import { houseClock, type HouseClock } from './house-clock.js';

/** The creditor entity of the live tests, but for its id: each house has its own, so that case ids never meet on one server. */
const creditor: Omit<Entity, '_id'> = {
  name: 'Brévanne Distribution',
  legalForm: 'SAS',
  siren: '552100554',
  address: { lines: ['12 rue des Forges'], postcode: '69007', city: 'Lyon', country: 'FR' },
  territory: 'FR',
  locale: 'fr',
  currency: 'EUR',
  payeeAccounts: [
    { id: 'principal', holder: 'Brévanne Distribution', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', bank: 'Banque' },
  ],
  sender: {
    name: 'Inès Roche',
    function: { fr: 'Comptabilité clients', en: 'Accounts receivable' },
    email: 'compta@brevanne.example',
    phone: '+33 4 00 00 00 00',
  },
  policy: {
    gapDays: 2,
    cap: { contacts: 30, days: 30 },
    window: { fromMinute: 540, toMinute: 1020, weekdays: [1, 2, 3, 4, 5] },
    toleranceMinutes: 15,
    freshFeed: false,
  },
  legal: { lateInterestRatePercent: '12.15', lateInterestSince: '2025-07-01', indemnityCents: 4000 },
};

/** Monday 1 September 2025, 8:00 in Paris. */
const firstMorning = Date.UTC(2025, 8, 1, 6);

/** Everything a live test runs on: real services from the environment, a mailbox and workers of its own. */
export interface LiveHouse extends HouseClock {
  entityId: string;
  store: Store;
  client: Client;
  mailbox: RunningMailbox;
  config: WorkerConfig;
  /** Publishes a scenario and gives it to a segment. */
  publish(bundle: ScenarioBundle, segment: string): Promise<void>;
  /** Stores one account with its items as an import would, and answers the id of its case. */
  import(account: LiveAccount, rows: Omit<ItemRow, 'accountCode'>[]): Promise<string>;
  start(caseOf: string): Promise<WorkflowHandle>;
  /** Where the workers of this process answer those who watch them. */
  operationsUrl: string | undefined;
  /** What a payload of a history says. */
  opened(payload: Payload): Promise<unknown>;
  /** Records a payment on the case's first item, as an import would, and wakes the case. */
  pay(caseOf: string, cents: number): Promise<void>;
  /** What arrived at the mailbox. */
  mails(): Promise<{ messageId: string; subject: string }[]>;
  close(): Promise<void>;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set: run these tests with npm test, which starts the services`);
  return value;
}

/** An account with one contact, reached by what is given. */
interface LiveAccount {
  code: string;
  segment: string;
  email?: string;
  mobile?: string;
}

/** Who carries the cases out: workers in this process, or none where the test runs them as programs of their own. */
export type Staffing = 'staffed' | 'empty';

/** What a house is opened with beside its clock. */
interface HouseOptions extends Pick<WorkerConfig, 'sms' | 'post' | 'operations'>, Partial<Pick<WorkerConfig, 'smtpUrl' | 'mailboxUrl'>> {
  /** `open`: histories are not sealed, to read in them what the server sees. */
  sealing?: 'open';
  /** Structured lines of the workers. */
  log?: WorkLog;
}

/** Opens the house on a database, queues and a clock of its own; `scale` business milliseconds pass in one real one. */
export async function openHouse(
  scale: number,
  staffing: Staffing = 'staffed',
  { sealing, log, ...more }: HouseOptions = {},
): Promise<LiveHouse> {
  const name = `relance-test-${ulid().toLowerCase()}`;
  const folder = await mkdtemp(join(tmpdir(), 'relance-live-'));
  const mailbox = await startMailbox({ folder: join(folder, 'mails'), smtpPort: 0, webPort: 0 });
  const keys = payloadKeys(sealing === 'open' ? {} : process.env);
  const codec = keys === undefined ? undefined : payloadCodec(keys);
  const config: WorkerConfig = {
    temporalAddress: required('RELANCE_TEMPORAL_ADDRESS'),
    temporalNamespace: 'default',
    queuePrefix: name,
    mongodbUri: `${required('RELANCE_MONGODB_URI')}/${name}`,
    smtpUrl: mailbox.smtpUrl,
    mailboxUrl: mailbox.url,
    dataFolder: folder,
    logLevel: 'warn',
    ...(keys === undefined ? {} : { payloadKeys: keys }),
    ...more,
  };
  await prepareNamespace(config.temporalAddress, config.temporalNamespace);
  const store = await openStore(config.mongodbUri);
  await store.prepare();
  await store.clock.setOnce({ epochMs: firstMorning, originMs: Date.now(), scale });
  const entityId = `essai-${ulid().toLowerCase()}`;
  await store.entities.upsert({ _id: entityId, ...creditor });
  const connection = await Connection.connect({ address: config.temporalAddress });
  const client = new Client({ connection, ...(codec === undefined ? {} : { dataConverter: { payloadCodecs: [codec] } }) });
  const workers: RunningWorkers | undefined =
    staffing === 'staffed' ? await runWorkers(config, await bundleWorkflows(), log === undefined ? {} : { log }) : undefined;
  const at: Place = { store, client, entityId, queuePrefix: config.queuePrefix };
  return {
    ...houseClock(store),
    entityId,
    store,
    client,
    mailbox,
    config,
    publish: (bundle, segment) => publish(at, bundle, segment),
    import: (account, rows) => importAccount(at, account, rows),
    start: (caseOf) => start(at, caseOf),
    opened: async (payload) => {
      const [plain = payload] = codec === undefined ? [payload] : await codec.decode([payload]);
      return JSON.parse(new TextDecoder().decode(plain.data ?? undefined)) as unknown;
    },
    operationsUrl: workers?.operationsUrl,
    pay: (caseOf, cents) => pay(at, caseOf, cents),
    mails: async () => (await (await fetch(`${mailbox.url}/api/messages`)).json()) as { messageId: string; subject: string }[],
    async close() {
      await workers?.stop();
      await mailbox.stop();
      await connection.close();
      await store.drop();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Where a live test's records and workflows are. */
interface Place {
  store: Store;
  client: Client;
  entityId: string;
  queuePrefix: string;
}

async function publish({ store, entityId }: Place, bundle: ScenarioBundle, segment: string): Promise<void> {
  const compiled = compile(bundle);
  if (compiled.plan === undefined) throw new Error(compiled.issues.map(({ code, nodeId }) => `${code} ${nodeId ?? ''}`).join(', '));
  const { scenarioId } = bundle.graph;
  const stamp = { publishedAt: firstMorning, publishedBy: 'test' };
  const json = { bundleJson: JSON.stringify(bundle), planJson: JSON.stringify(compiled.plan) };
  const { version } = await store.scenarios.publish(entityId, { scenarioId, hash: compiled.hash, ...json, ...stamp });
  const assigned = { assignedAt: firstMorning, assignedBy: 'test' };
  await store.scenarios.assign(entityId, { segment, scenarioId, version: version.version, hash: compiled.hash, ...assigned });
}

async function importAccount(
  { store, entityId }: Place,
  { code, segment, ...reached }: LiveAccount,
  rows: Omit<ItemRow, 'accountCode'>[],
): Promise<string> {
  const contacts = [{ role: 'accountsPayable' as const, name: 'Denis Aubry', ...reached }];
  const defaults = { debtorClass: 'business', country: 'FR', territory: 'FR', locale: 'fr', segment } as const;
  await store.accounts.upsertMany(entityId, [{ code, name: `Compte ${code}`, contacts }], defaults);
  const payer = accountId(entityId, code);
  const id = caseId(entityId, payer);
  await store.cases.ensure(entityId, id, payer);
  const stamp = { importId: 'import-1', recordedAt: firstMorning, asOf: '2025-09-01' };
  const { touched } = await store.items.importRows(
    entityId,
    rows.map((row) => ({ ...row, accountCode: code })),
    stamp,
  );
  await store.cases.recordFacts(entityId, id, { itemIds: touched.map(({ itemId }) => itemId), at: firstMorning });
  return id;
}

function start({ client, entityId, queuePrefix }: Place, caseOf: string): Promise<WorkflowHandle> {
  const input = { entityId, caseId: caseOf, coreVersion, queuePrefix, recordedAt: firstMorning };
  return client.workflow.start(caseWorkflowType, { workflowId: caseWorkflowId(caseOf), taskQueue: caseQueue(queuePrefix), args: [input] });
}

async function pay({ store, client, entityId }: Place, caseOf: string, cents: number): Promise<void> {
  const record = await store.cases.get(entityId, caseOf);
  const [itemId] = record?.itemIds ?? [];
  if (itemId === undefined) throw new Error('nothing to pay');
  const clock = houseClock(store);
  const [recordedAt, effectiveOn] = [await clock.now(), await clock.dayIn(0)];
  await store.items.appendFact(entityId, itemId, { id: 'payment-1', kind: 'payment', cents, effectiveOn, recordedAt, source: 'test' });
  await store.cases.recordFacts(entityId, caseOf, { at: recordedAt });
  await client.workflow.getHandle(caseWorkflowId(caseOf)).signal(factsChangedSignal, { eventId: 'payment-1', recordedAt });
}
