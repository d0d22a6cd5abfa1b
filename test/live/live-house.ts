import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountId, caseId } from '@relance/domain';
import { compile } from '@relance/scenario';
import { caseQueue, caseWorkflowId, caseWorkflowType, coreVersion, type Entity, type ScenarioBundle } from '@relance/schemas';
import { prepareNamespace, startMailbox, type RunningMailbox } from '@relance/stack';
import { openStore, type ItemRow, type Store } from '@relance/store';
import { bundleWorkflows, runWorkers, type RunningWorkers, type WorkerConfig } from '@relance/workers';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { ulid } from 'ulid';

/** The creditor entity of the live tests: open around the clock from Monday to Friday, so that only the dates decide. */
export const entity: Entity = {
  _id: 'essai',
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
export const firstMorning = Date.UTC(2025, 8, 1, 6);

/** Everything a live test runs on: real services from the environment, a mailbox and workers of its own. */
export interface LiveHouse {
  store: Store;
  client: Client;
  mailbox: RunningMailbox;
  config: WorkerConfig;
  workers: RunningWorkers;
  /** Publishes a scenario and gives it to a segment. */
  publish(bundle: ScenarioBundle, segment: string): Promise<void>;
  /** Stores one account with its items as an import would, and answers the id of its case. */
  import(account: { code: string; segment: string; email?: string }, rows: Omit<ItemRow, 'accountCode'>[]): Promise<string>;
  start(caseOf: string): Promise<WorkflowHandle>;
  close(): Promise<void>;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set: run these tests with npm test, which starts the services`);
  return value;
}

/** Opens the house on a database, queues and a clock of its own; `scale` business milliseconds pass in one real one. */
export async function openHouse(scale: number): Promise<LiveHouse> {
  const name = `relance-test-${ulid().toLowerCase()}`;
  const folder = await mkdtemp(join(tmpdir(), 'relance-live-'));
  const mailbox = await startMailbox({ folder: join(folder, 'mails'), smtpPort: 0, webPort: 0 });
  const config: WorkerConfig = {
    temporalAddress: required('RELANCE_TEMPORAL_ADDRESS'),
    temporalNamespace: 'default',
    queuePrefix: name,
    mongodbUri: `${required('RELANCE_MONGODB_URI')}/${name}`,
    smtpUrl: mailbox.smtpUrl,
    mailboxUrl: mailbox.url,
    dataFolder: folder,
    logLevel: 'warn',
  };
  await prepareNamespace(config.temporalAddress, config.temporalNamespace);
  const store = await openStore(config.mongodbUri);
  await store.prepare();
  await store.clock.setOnce({ epochMs: firstMorning, originMs: Date.now(), scale });
  await store.entities.upsert(entity);
  const connection = await Connection.connect({ address: config.temporalAddress });
  const client = new Client({ connection });
  const workers = await runWorkers(config, await bundleWorkflows());
  return {
    store,
    client,
    mailbox,
    config,
    workers,
    publish: (bundle, segment) => publish(store, bundle, segment),
    import: (account, rows) => importAccount(store, account, rows),
    start: (caseOf) => start(client, config.queuePrefix, caseOf),
    async close() {
      await workers.stop();
      await mailbox.stop();
      await connection.close();
      await store.drop();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function publish(store: Store, bundle: ScenarioBundle, segment: string): Promise<void> {
  const compiled = compile(bundle);
  if (compiled.plan === undefined) throw new Error(compiled.issues.map(({ code, nodeId }) => `${code} ${nodeId ?? ''}`).join(', '));
  const { scenarioId } = bundle.graph;
  const stamp = { publishedAt: firstMorning, publishedBy: 'test' };
  const json = { bundleJson: JSON.stringify(bundle), planJson: JSON.stringify(compiled.plan) };
  const { version } = await store.scenarios.publish(entity._id, { scenarioId, hash: compiled.hash, ...json, ...stamp });
  const assigned = { assignedAt: firstMorning, assignedBy: 'test' };
  await store.scenarios.assign(entity._id, { segment, scenarioId, version: version.version, hash: compiled.hash, ...assigned });
}

async function importAccount(
  store: Store,
  { code, segment, email }: { code: string; segment: string; email?: string },
  rows: Omit<ItemRow, 'accountCode'>[],
): Promise<string> {
  const contacts = [{ role: 'accountsPayable' as const, name: 'Denis Aubry', ...(email === undefined ? {} : { email }) }];
  const defaults = { debtorClass: 'business', country: 'FR', territory: 'FR', locale: 'fr', segment } as const;
  await store.accounts.upsertMany(entity._id, [{ code, name: `Compte ${code}`, contacts }], defaults);
  const payer = accountId(entity._id, code);
  const id = caseId(entity._id, payer);
  await store.cases.ensure(entity._id, id, payer);
  const stamp = { importId: 'import-1', recordedAt: firstMorning, asOf: '2025-09-01' };
  const { touched } = await store.items.importRows(
    entity._id,
    rows.map((row) => ({ ...row, accountCode: code })),
    stamp,
  );
  await store.cases.recordFacts(entity._id, id, { itemIds: touched.map(({ itemId }) => itemId), at: firstMorning });
  return id;
}

function start(client: Client, queuePrefix: string, caseOf: string): Promise<WorkflowHandle> {
  const input = { entityId: entity._id, caseId: caseOf, coreVersion, queuePrefix, recordedAt: firstMorning };
  return client.workflow.start(caseWorkflowType, { workflowId: caseWorkflowId(caseOf), taskQueue: caseQueue(queuePrefix), args: [input] });
}
