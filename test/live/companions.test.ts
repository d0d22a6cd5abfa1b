import { toDayNumber, fromDayNumber } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import { startProviderEmulator, type ProviderEmulator } from '@relance/channels/emulators';
import { simulate, type SimulatedContact } from '@relance/scenario';
import { knowCase } from '@relance/templates';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ladderWithText } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';

/** One business day in a quarter of a second. */
const scale = 86_400_000 / 250;

let provider: ProviderEmulator;
let house: LiveHouse;
let caseOf: string;
let today: string;

beforeAll(async () => {
  provider = await startProviderEmulator();
  const { url, account, secret } = provider;
  const part = { cents: 8, currency: 'EUR' };
  house = await openHouse(scale, 'staffed', { sms: { url, account, secret, sender: '+33974990001', part, longestMs: 1000 } });
  const entity = await house.store.entities.get(house.entityId);
  if (entity === undefined) throw new Error('the house has no entity');
  await house.store.entities.upsert({
    ...entity,
    senders: [{ ...entity.sender, role: 'creditManager', name: 'Paul Vidal', email: 'paul@brevanne.example' }],
  });
  const bundle = ladderWithText([2, 20]);
  const copies = [{ role: 'creditManager', mode: 'bcc' }];
  const nodes = bundle.graph.nodes.map((node) => (node.id === 'r2' ? { ...node, data: { ...node.data, copies } } : node));
  await house.publish({ ...bundle, graph: { ...bundle.graph, nodes } }, 'pme');
  today = await house.dayIn(0);
  const account1 = { code: 'C-1', segment: 'pme', email: 'compta@client.example', mobile: '06 12 34 56 78' };
  caseOf = await house.import(account1, [
    { type: 'invoice', number: 'F-1', currency: 'EUR', invoiceDate: today, dueDate: today, outstandingCents: 120_000 },
  ]);
}, 60_000);

afterAll(async () => {
  await house.close();
  await provider.stop();
});

/** What the simulator says of the very same case on the very same facts. */
async function simulated(): Promise<SimulatedContact[]> {
  const { store, entityId } = house;
  const [entity, records, assignments] = await Promise.all([
    store.entities.get(entityId),
    store.readCaseRecords(entityId, caseOf),
    store.scenarios.assignments(entityId),
  ]);
  if (entity === undefined || records === undefined) throw new Error('the case is not stored');
  const planOf = async (hash: string) => JSON.parse((await store.scenarios.byHash(entityId, hash))?.planJson ?? '') as never;
  const calendarOf = (territory: string, year: number) => buildCalendar(territory, year - 1);
  const { data } = await knowCase({ entity, records, assignments, plans: [], planOf, calendarOf }, Date.UTC(2025, 8, 1));
  const { plans, calendars, policy, facts } = data;
  const to = fromDayNumber(toDayNumber(today) + 60);
  return simulate({ plans, calendars, policy, cases: [facts], from: today, to }).contacts;
}

it('an e-mail with its text message leaves as two messages and one contact, as simulated (laws 22, P10)', async () => {
  const expected = await simulated();
  expect(expected.map(({ nodeId, companions }) => [nodeId, companions])).toEqual([
    ['r1', ['sms']],
    ['r2', undefined],
  ]);
  // the connection to the provider is lost once before it took the message: the e-mail does not leave again for that
  provider.moods.push('closedBefore');
  await house.start(caseOf);
  await vi.waitFor(
    async () => {
      const told = await house.store.journal.list(house.entityId, caseOf);
      expect(told.filter(({ kind }) => kind === 'contact')).toHaveLength(2);
    },
    { timeout: 60_000, interval: 100 },
  );
  const told = await house.store.journal.list(house.entityId, caseOf);
  const contacts = told.filter(({ kind }) => kind === 'contact').map(({ on, nodeId, level, cents }) => [on, nodeId, level, cents]);
  expect(contacts).toEqual(expected.map(({ date, nodeId, level, totals }) => [date, nodeId, level, totals[0]?.cents]));
  const along = told.filter(({ kind }) => kind === 'companion');
  expect(along).toMatchObject([
    { on: expected[0]?.date, channel: 'sms', detail: 'accepted', companionOf: told.find(({ kind }) => kind === 'contact')?.dispatchId },
  ]);
  expect(provider.taken).toMatchObject([{ to: '+33612345678' }]);
  expect(provider.faults).toEqual([]);
  // the second has a copy: the very same message at two addresses
  await vi.waitFor(async () => {
    expect(await house.mails()).toHaveLength(3);
  });
  expect(new Set((await house.mails()).map(({ messageId }) => messageId)).size).toBe(2);
  const dispatches = await house.store.dispatches.byCase(house.entityId, caseOf);
  expect(dispatches.map(({ channel, state, nodeId }) => [channel, nodeId, state]).sort()).toEqual([
    ['email', 'r1', 'accepted'],
    ['email', 'r2', 'accepted'],
    ['sms', 'r1', 'accepted'],
  ]);
  expect(await house.store.dispatches.contacts(house.entityId)).toBe(2);
}, 120_000);
