import { createHash, randomUUID } from 'node:crypto';
import { accountId, caseId as caseIdOf, itemId } from '@relance/domain';
import { compile } from '@relance/scenario';
import { openCase, step, type CaseState, type ContactEffect, type Receipt } from '@relance/scenario/machine';
import type { Account, Entity, ScenarioBundle } from '@relance/schemas';
import { openStore, type Store } from '@relance/store';
import type { EffectRequest } from '../activity-contract.js';
import type { WorkerDependencies } from '../dependencies.js';
import { channels } from '@relance/channels';
import { dispatchContact } from '../dispatch/dispatch-contact.js';
import { openLetterRegister } from '../dispatch/letter-register.js';
import { plansOf, readKnowledge } from '../facts/read-knowledge.js';
import { openKnowledgeCache } from '../facts/knowledge-cache.js';
import { openFakeChannel, type FakeChannel } from './fake-channel.js';
import { creditor, twoReminders } from './sample-records.js';

/** Monday 1 September 2025, 8:00 in Paris, when the items were imported. */
const firstMorning = Date.UTC(2025, 8, 1, 6);

/** What a house is built with; everything has a usual value. */
export interface HouseOptions {
  bundle?: ScenarioBundle;
  contacts?: Account['contacts'];
  address?: NonNullable<Account['address']>;
  locale?: 'fr' | 'en';
  entity?: Partial<Entity>;
  numbers?: readonly string[];
}

/** One creditor, one customer with its invoices of 100 € due on 1 September 2025, a real store and a fake relay; time is told, not awaited. */
export interface SampleHouse {
  readonly store: Store;
  readonly channel: FakeChannel;
  /** The provider of text messages, as fake as the relay. */
  readonly texts: FakeChannel;
  readonly dependencies: WorkerDependencies;
  readonly entityId: string;
  readonly caseId: string;
  /** Real and business instant alike. */
  nowMs: number;
  idOf(number: string): string;
  /** The contact the machine asks for next, from the given state (a new one when absent), at the instant it asks for it. */
  nextContact(state?: CaseState): Promise<EffectRequest<ContactEffect> & { state: CaseState }>;
  pay(number: string, cents: number, recordedAt?: number): Promise<void>;
  /** Tries an effect again and again, as the server would; after each failure a minute and a half has passed. */
  deliver(request: EffectRequest<ContactEffect>, dependencies?: WorkerDependencies): Promise<Receipt>;
  close(): Promise<void>;
}

function testServer(): string {
  const uri = process.env['RELANCE_MONGODB_URI'];
  if (uri === undefined || uri === '')
    throw new Error('RELANCE_MONGODB_URI is not set: run these tests with npm test, which starts the services');
  return uri;
}

async function fill(store: Store, entityId: string, caseId: string, options: HouseOptions): Promise<void> {
  const { bundle = twoReminders(), numbers = ['F-1', 'F-2'], locale = 'fr' } = options;
  const contacts = options.contacts ?? [{ id: 'k-1', role: 'accountsPayable', name: 'Denis Aubry', email: 'compta@client.example' }];
  await store.entities.upsert({ ...creditor, ...options.entity, _id: entityId });
  // the plan of a complete bundle, since the compiler refuses one whose languages are missing
  const { plan, hash } = compile({
    ...bundle,
    templates: [...twoReminders().templates, ...bundle.templates.filter(({ id, channel }) => channel !== 'email' || id !== 'relance')],
  });
  if (hash === undefined) throw new Error('the scenario does not compile');
  const { scenarioId } = bundle.graph;
  const json = { bundleJson: JSON.stringify(bundle), planJson: JSON.stringify(plan) };
  const publication = { scenarioId, hash, ...json, publishedAt: firstMorning, publishedBy: 'test' };
  const { version } = await store.scenarios.publish(entityId, publication);
  const assigned = { assignedAt: firstMorning, assignedBy: 'test' };
  await store.scenarios.assign(entityId, { segment: 'pme', scenarioId, version: version.version, hash, ...assigned });
  const defaults = { debtorClass: 'business', country: 'FR', territory: 'FR', locale, segment: 'pme' } as const;
  await store.accounts.upsertMany(
    entityId,
    [{ code: 'C-1', name: 'Lormeau', contacts, ...(options.address === undefined ? {} : { address: options.address }) }],
    defaults,
  );
  await store.cases.ensure(entityId, caseId, accountId(entityId, 'C-1'));
  const row = { accountCode: 'C-1', type: 'invoice', currency: 'EUR', invoiceDate: '2025-08-01', dueDate: '2025-09-01' } as const;
  const rows = numbers.map((number) => ({ ...row, number, outstandingCents: 10_000 }));
  const { touched } = await store.items.importRows(entityId, rows, { importId: 'i-1', recordedAt: firstMorning, asOf: '2025-09-01' });
  await store.cases.recordFacts(entityId, caseId, { itemIds: touched.map((one) => one.itemId), at: firstMorning });
}

/** Opens a house on a database of its own. */
export async function openSampleHouse(options: HouseOptions = {}): Promise<SampleHouse> {
  const name = `relance-test-${randomUUID()}`;
  const store = await openStore(testServer(), { databaseName: name });
  const entityId = creditor._id;
  const caseId = caseIdOf(entityId, accountId(entityId, 'C-1'));
  await fill(store, entityId, caseId, options);
  const channel = openFakeChannel();
  const texts = openFakeChannel('sms');
  const idOf = (number: string): string => itemId({ entityId, accountCode: 'C-1', type: 'invoice', number, ordinal: 0 });
  const knowledge = openKnowledgeCache(store);
  const now = (): Promise<number> => Promise.resolve(house.nowMs);
  const post = { smtpUrl: 'smtp://127.0.0.1:1', letters: openLetterRegister({ store, knowledge, now }) };
  const house: SampleHouse = {
    store,
    channel,
    texts,
    entityId,
    caseId,
    nowMs: firstMorning,
    dependencies: {
      store,
      channels: { sms: texts, email: channel, letter: channels.letter(post), registered: channels.registered(post) },
      files: memoryFiles(),
      handOvers: { note: () => Promise.resolve() },
      knowledge,
      clock: () => Promise.resolve({ epochMs: 0, originMs: 0, scale: 1 }),
      now,
    },
    idOf,
    nextContact: (state) => nextContact(house, state ?? openCase(caseId)),
    async pay(number, cents, recordedAt = house.nowMs) {
      const effectiveOn = new Date(recordedAt).toISOString().slice(0, 10);
      const fact = { id: `payment-${randomUUID()}`, kind: 'payment' as const, cents, effectiveOn, recordedAt, source: 'test' };
      await store.items.appendFact(entityId, idOf(number), fact);
      await store.cases.recordFacts(entityId, caseId, { at: recordedAt });
    },
    deliver: (request, dependencies = house.dependencies) => deliver(house, request, dependencies),
    async close() {
      await store.drop();
      await store.close();
    },
  };
  return house;
}

function memoryFiles(): WorkerDependencies['files'] {
  const kept = new Map<string, Uint8Array>();
  return {
    check: () => Promise.resolve(),
    keep(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      kept.set(hash, bytes);
      return Promise.resolve(hash);
    },
    read(hash) {
      const bytes = kept.get(hash);
      return bytes === undefined ? Promise.reject(new Error(`nothing is kept under ${hash}`)) : Promise.resolve(bytes);
    },
  };
}

async function nextContact(house: SampleHouse, from: CaseState): Promise<EffectRequest<ContactEffect> & { state: CaseState }> {
  const { entityId, caseId } = house;
  let state = from;
  for (let wakes = 0; wakes < 50; wakes += 1) {
    const { environment } = await readKnowledge(house.dependencies, house, { nowMs: house.nowMs, plans: plansOf(state) });
    const decided = step(state, environment, house.nowMs);
    state = decided.state;
    if (decided.effect?.kind === 'contact') {
      return { entityId, caseId, effect: decided.effect, nowMs: house.nowMs, factsVersion: environment.facts.version, state };
    }
    if (decided.wakeAt === undefined) throw new Error('the case asks for nothing any more');
    house.nowMs = decided.wakeAt;
  }
  throw new Error('fifty wakes without a contact');
}

async function deliver(house: SampleHouse, request: EffectRequest<ContactEffect>, dependencies: WorkerDependencies): Promise<Receipt> {
  const failures: unknown[] = [];
  for (let attempt = 0; attempt < 6; attempt += 1) {
    try {
      return (await dispatchContact(dependencies, request)).receipt;
    } catch (failure) {
      failures.push(failure);
      house.nowMs += 90_000;
    }
  }
  throw new AggregateError(failures, 'not delivered in six attempts');
}
