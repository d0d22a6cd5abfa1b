import { setTimeout as pause } from 'node:timers/promises';
import { startProviderEmulator, type ProviderEmulator } from '@relance/channels/emulators';
import type { KillableServices } from '@relance/stack';
import { openHouse, type LiveHouse } from '../live/live-house.js';
import { expectedMessages, messageKey, stockBook, type BookedCase } from './book.js';
import { planKills, type Kill } from './kill-plan.js';
import { startMoodyRelay, type Mood } from './moody-relay.js';
import { arrivedSoFar, printedLetters } from './sinks.js';
import { workerProcess, type Variant, type WorkerProcess } from './worker-process.js';

/** One business day in half a second. */
const scale = 86_400_000 / 500;

/** What a wave is made of. */
export interface WaveOptions {
  variant: Variant;
  cases: number;
  kills: number;
  seed: number;
  /** Those that may be killed as well; absent: the services of the environment, which are left alone. */
  services?: KillableServices;
  /** Whether the mail server is one that refuses, hangs and drops now and then. */
  moody?: boolean;
  /** Hears what is done. */
  say?: (line: string) => void;
  /** Longest time after the last kill until everything has left, milliseconds. */
  patienceMs?: number;
}

/** What a wave was asked to be, as far as its result depends on it. */
export type WaveSettings = Pick<WaveOptions, 'variant' | 'cases' | 'seed'> & { kills: number; moody: boolean };

/** What a wave came to, counted where messages arrive. */
export interface WaveResult {
  asked: WaveSettings;
  kills: { failpoint: number; worker: number; temporal: number; mongodb: number };
  /** What the mail server did to conversations; absent: nothing. */
  relay?: Record<Mood, number>;
  expected: number;
  /** Messages at the sinks, doubles included. */
  arrived: number;
  duplicates: number;
  /** Neither at a sink nor known as unknown. */
  lost: number;
  unknown: number;
  /** Messages nobody asked for. */
  foreign: number;
  seconds: number;
}

/** Runs one wave: a book of cases is carried out while processes are killed; then everything that arrived is counted. */
export async function runWave(options: WaveOptions): Promise<WaveResult> {
  const begun = performance.now();
  const say = (line: string): void => options.say?.(`${((performance.now() - begun) / 1000).toFixed(1)} s ${line}`);
  const provider = await startProviderEmulator();
  const { url, account, secret } = provider;
  const part = { cents: 8, currency: 'EUR' };
  const house = await openHouse(scale, 'empty', { sms: { url, account, secret, sender: '+33974990001', part } });
  const relay = options.moody === true ? await startMoodyRelay(house.config.smtpUrl, moodsInTurn()) : undefined;
  if (relay !== undefined) house.config.smtpUrl = relay.url;
  const worker = workerProcess(house, options.variant);
  try {
    const book = await stockBook(house, options.cases);
    for (const { caseId } of book) await house.start(caseId);
    const kills = { failpoint: 0, worker: 0, temporal: 0, mongodb: 0 };
    for (const kill of planKills(options.kills, options.seed, options.services !== undefined)) {
      const what = await carryOut(kill, { house, provider, worker, services: options.services });
      kills[what] += 1;
      say(`${what}${kill.what === 'failpoint' ? ` ${kill.failpoint.at} (${String(kill.failpoint.nth)})` : ''}`);
    }
    await worker.start();
    say('no more kills');
    await drained(house, worker, book, options.patienceMs ?? 240_000);
    const { lost, ...counted } = await count(house, provider, book);
    for (const key of lost) say(`lost: ${key}`);
    const { variant, seed, cases } = options;
    return {
      asked: { variant, seed, cases, kills: options.kills, moody: relay !== undefined },
      kills,
      ...(relay === undefined ? {} : { relay: relay.had }),
      ...counted,
      lost: lost.length,
      seconds: Math.round((performance.now() - begun) / 1000),
    };
  } finally {
    await worker.close();
    await relay?.stop();
    await house.close();
    await provider.stop();
  }
}

/** Of ten conversations seven pass, and one meets each other mood. */
function moodsInTurn(): () => Mood {
  const others: readonly Mood[] = ['refuses', 'hangs', 'drops'];
  let conversations = 0;
  return () => {
    conversations += 1;
    const place = conversations % 10;
    return place % 3 === 0 ? (others[place / 3 - 1] ?? 'passes') : 'passes';
  };
}

interface Scene {
  house: LiveHouse;
  provider: ProviderEmulator;
  worker: WorkerProcess;
  services: KillableServices | undefined;
}

/** A worker that does not come to its failpoint in this time is killed where it is. */
const failpointWithinMs = 20_000;

/** Carries one kill out, in the midst of sending; answers what was killed in the end. */
async function carryOut(kill: Kill, { house, provider, worker, services }: Scene): Promise<Kill['what']> {
  if (kill.what === 'failpoint') {
    await worker.start(kill.failpoint);
    if (await worker.diesWithin(failpointWithinMs)) return 'failpoint';
    await worker.kill();
    return 'worker';
  }
  await worker.start();
  const before = (await arrivedSoFar(house, provider)).length;
  const end = performance.now() + failpointWithinMs;
  while ((await arrivedSoFar(house, provider)).length === before && performance.now() < end) await pause(50);
  if (kill.what === 'worker') {
    await pause(kill.afterMs);
    await worker.kill();
    return 'worker';
  }
  await services?.kill(kill.what);
  return kill.what;
}

/** Resolves when every case has come to its end, or nothing more comes within the time: what is missing then is counted as lost. */
async function drained(house: LiveHouse, worker: WorkerProcess, book: readonly BookedCase[], patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    if (!worker.isRunning()) await worker.start();
    if (await allAtEnd(house, book).catch(() => false)) return;
    await pause(1000);
  }
}

async function allAtEnd({ store, entityId }: LiveHouse, book: readonly BookedCase[]): Promise<boolean> {
  for (const { lane, caseId } of book) {
    const ended =
      lane === 'letter'
        ? (await store.dispatches.byCase(entityId, caseId)).some(({ state }) => state === 'handedOver')
        : (await store.cases.get(entityId, caseId))?.positions.every(({ status }) => status === 'parked') === true;
    if (!ended) return false;
  }
  return true;
}

type Counted = Pick<WaveResult, 'expected' | 'arrived' | 'duplicates' | 'unknown' | 'foreign'> & { lost: string[] };

async function count(house: LiveHouse, provider: ProviderEmulator, book: readonly BookedCase[]): Promise<Counted> {
  const arrived = [...(await arrivedSoFar(house, provider)), ...(await printedLetters(house))];
  const expected = new Set(expectedMessages(book));
  const different = new Set(arrived);
  const unknown = await unknownMessages(house, book);
  return {
    expected: expected.size,
    arrived: arrived.length,
    duplicates: arrived.length - different.size,
    lost: [...expected].filter((key) => !different.has(key) && !unknown.has(key)),
    unknown: unknown.size,
    foreign: [...different].filter((key) => !expected.has(key)).length,
  };
}

/** The messages nobody can tell about, whether they arrived or not, named as at the sinks. */
async function unknownMessages({ store, entityId }: LiveHouse, book: readonly BookedCase[]): Promise<ReadonlySet<string>> {
  const unknown = new Set<string>();
  for (const { lane, caseId, reachedAt } of book) {
    for (const { state, nodeId } of await store.dispatches.byCase(entityId, caseId)) {
      if (state === 'unknown') unknown.add(messageKey(lane, reachedAt, nodeId));
    }
  }
  return unknown;
}
