import { startProviderEmulator, type ProviderEmulator } from '@relance/channels/emulators';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { textLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in a quarter of a second. */
const scale = 86_400_000 / 250;
const callbackUrl = 'https://relance.example';
const mobile = '06 12 34 56 78';
const number = '+33612345678';

let provider: ProviderEmulator;
let house: LiveHouse;
let api: LiveApi;
let caseOf: string;

beforeAll(async () => {
  provider = await startProviderEmulator();
  const { url, account, secret } = provider;
  const part = { cents: 8, currency: 'EUR' };
  house = await openHouse(scale, 'staffed', { sms: { url, account, secret, sender: '+33974990001', callbackUrl, part, longestMs: 1000 } });
  api = await openApi(house);
  // far enough apart for the answer to arrive before the second would leave
  await house.publish(textLadder([2, 90]), 'pme');
  // from the clock now: on a busy machine weeks have gone by since the house was opened
  const dueDate = await house.dayIn(0);
  caseOf = await house.import({ code: 'C-1', segment: 'pme', mobile }, [
    { type: 'invoice', number: 'F-1', currency: 'EUR', invoiceDate: dueDate, dueDate, outstandingCents: 120_000 },
  ]);
}, 60_000);

afterAll(async () => {
  await api.close();
  await house.close();
  await provider.stop();
});

const called = (path: string, fields: Record<string, string>) => api.called(path, provider.signed(`${callbackUrl}/api/v1${path}`, fields));

it('a text message leaves once though its connection is lost twice, and a stop word lets no second one leave', async () => {
  // the first attempt is lost before the provider took it, the second after: one is repeated, the other found
  provider.moods.push('closedBefore', 'closedAfter');
  await house.start(caseOf);
  await vi.waitFor(
    async () => {
      expect(await house.store.dispatches.byCase(house.entityId, caseOf)).toMatchObject([{ state: 'accepted', recipient: number }]);
    },
    { timeout: 60_000, interval: 100 },
  );
  const [dispatch] = await house.store.dispatches.byCase(house.entityId, caseOf);
  const statusPath = `/sms/status/${dispatch?._id ?? ''}`;
  const statusCallback = `${callbackUrl}/api/v1${statusPath}`;
  expect(provider.taken).toMatchObject([{ to: number, from: '+33974990001', statusCallback }]);
  expect(dispatch).toMatchObject({ providerId: provider.taken[0]?.sid, cost: { parts: 1, cents: 8, currency: 'EUR' } });
  const sid = provider.taken[0]?.sid ?? '';
  await called(statusPath, { MessageSid: sid, MessageStatus: 'delivered', To: number });
  for (let time = 0; time < 2; time += 1) await called('/sms/incoming', { MessageSid: `SM${'9'.repeat(32)}`, From: number, Body: 'Stop' });
  expect(await api.facts(caseOf)).toMatchObject([{ kind: 'opposition', channel: 'sms' }]);
  await vi.waitFor(
    async () => {
      const record = await house.store.cases.get(house.entityId, caseOf);
      expect(record?.positions[0]).toMatchObject({ status: 'parked', owner: 'creditManager' });
    },
    { timeout: 90_000, interval: 250 },
  );
  expect(provider.taken).toHaveLength(1);
  expect(provider.faults).toEqual([]);
  expect(await house.store.dispatches.get(house.entityId, dispatch?._id ?? '')).toHaveProperty('deliveredAt');
}, 180_000);
