import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in four seconds. */
const scale = 21_600;
const collector = 'lina@brevanne.example';

let house: LiveHouse;
let api: LiveApi;
const cases: string[] = [];

const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 90_000, interval: 100 });
const digests = async () => (await house.mails()).filter(({ messageId }) => messageId.includes('digest-'));

/** The ladder whose first step copies the collector of the account by digest. */
function copied() {
  const bundle = emailLadder([1, 200]);
  const copies = [{ role: 'collector', mode: 'digest' }];
  const nodes = bundle.graph.nodes.map((node) => (node.id === 'r1' ? { ...node, data: { ...node.data, copies } } : node));
  return { ...bundle, graph: { ...bundle.graph, nodes } };
}

beforeAll(async () => {
  house = await openHouse(scale, 'staffed');
  api = await openApi(house);
  const { store, entityId } = house;
  const user = { email: collector, name: 'Lina Morel', passwordHash: 'x', locale: 'fr', failedSignIns: 0, createdAt: 0 } as const;
  await store.users.insert({ _id: 'user-lina', ...user, roles: [{ entityId, role: 'collector' }] });
  await house.publish(copied(), 'pme');
  const dueDate = await house.dayIn(0);
  for (const code of ['C-1', 'C-2']) {
    const item = {
      type: 'invoice',
      number: `F-${code}`,
      currency: 'EUR',
      invoiceDate: dueDate,
      dueDate,
      outstandingCents: 120_000,
    } as const;
    cases.push(await house.import({ code, segment: 'pme', email: `${code}@client.example` }, [item]));
    const account = await store.accounts.byCode(entityId, code);
    if (account === undefined) throw new Error('the account was not stored');
    await store.accounts.replace({ ...account, collector: 'user-lina' });
  }
}, 60_000);

afterAll(async () => {
  await api.close();
  await house.close();
});

it('two reminders of a day are one mail to the collector of both accounts, the day after, whoever asks how often', async () => {
  for (const caseOf of cases) await house.start(caseOf);
  for (const caseOf of cases) {
    await soon(async () => {
      expect(await house.store.dispatches.byCase(house.entityId, caseOf)).toMatchObject([{ state: 'accepted' }]);
    });
  }
  const [first] = await house.store.dispatches.byCase(house.entityId, cases[0] ?? '');
  const sentOn = new Date(first?.settledAt ?? 0).toISOString().slice(0, 10);
  await soon(async () => {
    expect((await house.dayIn(0)) > sentOn).toBe(true);
  });
  await Promise.all([api.sendDigests(), api.sendDigests()]);
  await api.sendDigests();
  const mails = await digests();
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toMatch(/^Relances du .* : 2 messages$/u);
  const { rows } = await house.store.auditLog.list(house.entityId, { action: 'digest.sent' });
  expect(rows).toMatchObject([{ details: { messages: 2, outcome: 'accepted' } }]);
  expect(await house.store.digests.unsettled(house.entityId)).toEqual([]);
}, 180_000);
