import { businessNow } from '@relance/domain';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in a quarter of a second. */
const scale = 86_400_000 / 250;
const [house1, customer] = ['essai@brevanne.example', 'compta@client.example'];

let house: LiveHouse;
let api: LiveApi;
let caseOf: string;

beforeAll(async () => {
  house = await openHouse(scale);
  api = await openApi(house);
  await house.publish(emailLadder([2, 20]), 'pme');
  await api.post('/sending/trial', { email: house1, reason: 'Premiers pas' });
  const clock = await house.store.clock.get();
  if (clock === undefined) throw new Error('the house has no clock');
  const today = new Date(businessNow(clock, Date.now())).toISOString().slice(0, 10);
  caseOf = await house.import({ code: 'C-1', segment: 'pme', email: customer }, [
    { type: 'invoice', number: 'F-1', currency: 'EUR', invoiceDate: today, dueDate: today, outstandingCents: 120_000 },
  ]);
}, 60_000);

afterAll(async () => {
  await api.close();
  await house.close();
});

const mails = async () => (await house.mails()) as unknown as { to: string[]; subject: string }[];
const recipients = async () => (await mails()).flatMap(({ to }) => to);

it('a case walks its scenario under a trial: the customer receives nothing; once it is over, everything from the first step', async () => {
  await house.start(caseOf);
  const all = { timeout: 60_000, interval: 100 };
  await vi.waitFor(async () => {
    expect(await recipients()).toEqual([house1, house1]);
  }, all);
  expect((await mails()).every(({ subject }) => subject.startsWith('[ESSAI] '))).toBe(true);
  expect(await house.store.dispatches.contacts(house.entityId)).toBe(0);
  const [item] = await house.store.items.getMany(house.entityId, (await house.store.cases.get(house.entityId, caseOf))?.itemIds ?? []);
  expect(item?.handedOver ?? false).toBe(false);
  await api.post('/sending/trial/end', { reason: 'Tout est bon' });
  await vi.waitFor(async () => {
    expect((await recipients()).slice(2)).toEqual([customer, customer]);
  }, all);
  const told = await house.store.journal.list(house.entityId, caseOf);
  expect(told.filter(({ kind }) => kind === 'contact').map(({ nodeId, level, trial = false }) => [nodeId, level, trial])).toEqual([
    ['r1', 1, true],
    ['r2', 2, true],
    ['r1', 1, false],
    ['r2', 2, false],
  ]);
  const story = await api.get(`/cases/${caseOf}/story?locale=fr`);
  expect(story).toContain('Essai, adressé à l’entreprise et non au client : « Relance 1 » envoyé');
  expect(await house.store.dispatches.contacts(house.entityId)).toBe(2);
}, 120_000);
