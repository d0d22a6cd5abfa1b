import { businessNow } from '@relance/domain';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { letterLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in a second. */
const scale = 86_400;
const address = { lines: ['8 impasse du Moulin'], postcode: '38000', city: 'Grenoble', country: 'FR' };

let house: LiveHouse;
let api: LiveApi;
let caseOf: string;

const today = async (): Promise<string> => {
  const clock = await house.store.clock.get();
  if (clock === undefined) throw new Error('the house has no clock');
  return new Date(businessNow(clock, Date.now())).toISOString().slice(0, 10);
};
const dispatches = () => house.store.dispatches.byCase(house.entityId, caseOf);
const firstPosition = async () => (await house.store.cases.get(house.entityId, caseOf))?.positions[0];

beforeAll(async () => {
  house = await openHouse(scale, 'staffed');
  api = await openApi(house);
  await house.publish(letterLadder([1, 200]), 'pme');
  const dueDate = await today();
  caseOf = await house.import({ code: 'C-1', segment: 'pme', email: 'denis@client.example' }, [
    { type: 'invoice', number: 'F-1', currency: 'EUR', invoiceDate: dueDate, dueDate, outstandingCents: 120_000 },
  ]);
  const account = await house.store.accounts.byCode(house.entityId, 'C-1');
  if (account === undefined) throw new Error('the account was not stored');
  await house.store.accounts.replace({ ...account, address });
}, 60_000);

afterAll(async () => {
  await api.close();
  await house.close();
});

it('a letter lies in its batch and holds its item until it is posted, then it is sent on that day and the item goes on (law 22)', async () => {
  await house.start(caseOf);
  await vi.waitFor(
    async () => {
      expect(await dispatches()).toMatchObject([{ state: 'handedOver', channel: 'letter', contentType: 'application/pdf', pages: 1 }]);
      expect(await firstPosition()).toMatchObject({ nodeId: 'r1', status: 'walking' });
    },
    { timeout: 60_000, interval: 100 },
  );
  const [dispatch] = await dispatches();
  const dispatchId = dispatch?._id ?? '';
  expect(dispatch).not.toHaveProperty('settledAt');
  const fromOn = await today();
  const posted = { kind: 'letterPosted', dispatchId, fromOn };
  const foretold = await api.post(`/cases/${caseOf}/facts?dryRun=true`, posted);
  expect(foretold.recorded).toBe(false);
  expect(await dispatches()).toMatchObject([{ state: 'handedOver' }]);
  await api.post(`/cases/${caseOf}/facts`, posted);
  await vi.waitFor(
    async () => {
      expect(await dispatches()).toMatchObject([{ _id: dispatchId, state: 'accepted', postedOn: fromOn }]);
      expect(await firstPosition()).toMatchObject({ nodeId: 'r2' });
    },
    { timeout: 60_000, interval: 100 },
  );
  const journal = await house.store.journal.list(house.entityId, caseOf);
  expect(journal.filter(({ kind }) => kind === 'contact')).toMatchObject([{ dispatchId, on: fromOn }]);
}, 180_000);
