import { startPostEmulator, type PostEmulator } from '@relance/channels/emulators';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { workerProcess, type WorkerProcess } from '../chaos/worker-process.js';
import { letterLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in ten seconds. */
const scale = 8640;
const address = { lines: ['8 impasse du Moulin'], postcode: '38000', city: 'Grenoble', country: 'FR' };

let provider: PostEmulator;
let house: LiveHouse;
let api: LiveApi;
let workers: WorkerProcess;
let caseOf: string;

const letters = () => house.store.dispatches.byCase(house.entityId, caseOf);
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 90_000, interval: 100 });

beforeAll(async () => {
  provider = await startPostEmulator();
  const { url, key, secret } = provider;
  const channels = ['letter', 'registered'] as const;
  house = await openHouse(scale, 'empty', { post: { url, key, secret, channels, registeredBy: 'paper', everyMs: 60_000 } });
  api = await openApi(house);
  workers = workerProcess(house, 'relance');
  await house.publish(letterLadder([1, 200]), 'pme');
  const dueDate = await house.dayIn(0);
  const item = { type: 'invoice', number: 'F-1', currency: 'EUR', invoiceDate: dueDate, dueDate, outstandingCents: 120_000 } as const;
  caseOf = await house.import({ code: 'C-1', segment: 'pme', email: 'C-1@client.example' }, [item]);
  const account = await house.store.accounts.byCode(house.entityId, 'C-1');
  if (account === undefined) throw new Error('the account was not stored');
  await house.store.accounts.replace({ ...account, address });
}, 60_000);

afterAll(async () => {
  await workers.close();
  await api.close();
  await house.close();
  await provider.stop();
});

it('a worker is killed once the provider took the letter and before it was written down: it is looked up, posted once, and its case goes on (laws 22, 26)', async () => {
  await workers.start({ at: 'afterSend', nth: 1 });
  await house.start(caseOf);
  expect(await workers.diesWithin(90_000)).toBe(true);
  expect(provider.taken).toHaveLength(1);
  expect(await letters()).toMatchObject([{ state: 'handingOver' }]);
  await workers.start();
  await soon(async () => {
    expect(await letters()).toMatchObject([{ state: 'handedOver', providerId: 'LTR-1', channel: 'letter', pages: 1 }]);
  });
  const [letter] = await letters();
  expect(letter).not.toHaveProperty('batchId');
  expect(letter).not.toHaveProperty('settledAt');

  const on = await house.dayIn(0);
  provider.taken[0]?.events.push({ event: 'posted', on });
  await api.called('/post/news', provider.call(letter?._id ?? '', Date.now()));
  await soon(async () => {
    expect(await letters()).toMatchObject([{ state: 'accepted', postedOn: on }]);
    expect((await house.store.cases.get(house.entityId, caseOf))?.positions[0]).toMatchObject({ nodeId: 'r2' });
  });
  expect(provider.taken).toHaveLength(1);
  expect(provider.repeated).toEqual([]);
}, 240_000);
