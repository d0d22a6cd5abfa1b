import type { DispatchCopy, Entity, ScenarioBundle } from '@relance/schemas';
import { afterEach, describe, expect, it } from 'vitest';
import type { WorkerDependencies } from '../../dependencies.js';
import { openSampleHouse, type SampleHouse } from '../../testing/sample-house.js';
import { remindersWithText, twoReminders } from '../../testing/sample-records.js';
import { dispatchContact } from '../dispatch-contact.js';

type Copies = { role: string; mode: 'cc' | 'bcc' | 'digest' }[];

/** The reminders, the first of which has copies. */
function copied(copies: Copies, bundle = twoReminders()): ScenarioBundle {
  const nodes = bundle.graph.nodes.map((node) => (node.id === 'r1' ? { ...node, data: { ...node.data, copies } } : node));
  return { ...bundle, graph: { ...bundle.graph, nodes } };
}

const senders: NonNullable<Entity['senders']> = [
  {
    role: 'creditManager',
    name: 'Paul Vidal',
    function: { fr: 'Credit manager', en: 'Credit manager' },
    email: 'paul@brevanne.example',
    phone: '+33 4 11 22 33 44',
  },
];
const contacts = [
  { id: 'k-1', role: 'accountsPayable' as const, name: 'Denis Aubry', email: 'compta@client.example', mobile: '06 12 34 56 78' },
  { id: 'k-2', role: 'management' as const, name: 'Anne Lormeau', email: 'old@client.example', bounced: true },
  { id: 'k-3', role: 'management' as const, name: 'Luc Lormeau', email: 'luc@client.example' },
];

let house: SampleHouse;
afterEach(() => house.close());

async function open(bundle: ScenarioBundle): Promise<void> {
  house = await openSampleHouse({ bundle, contacts, entity: { senders } });
}

async function copiesKept(): Promise<DispatchCopy[] | undefined> {
  const [dispatch] = await house.store.dispatches.byCase(house.entityId, house.caseId);
  return dispatch?.copies;
}

const headOf = (bytes: Uint8Array | undefined): string =>
  Buffer.from(bytes ?? [])
    .toString('utf8')
    .split('\r\n\r\n')[0] ?? '';

/** A process that dies once, just after the copies were taken, or after they were sent. */
function dyingAt(dependencies: WorkerDependencies, point: 'taken' | 'sent'): WorkerDependencies {
  let alive = true;
  const die = (): never => {
    alive = false;
    throw new Error('the process died');
  };
  const { store } = dependencies;
  const { dispatches } = store;
  return {
    ...dependencies,
    store: {
      ...store,
      dispatches: {
        ...dispatches,
        async moveCopies(entityId, dispatchId, move) {
          if (alive && point === 'sent' && move.to === 'settled') die();
          const moved = await dispatches.moveCopies(entityId, dispatchId, move);
          if (alive && point === 'taken') die();
          return moved;
        },
      },
    },
  };
}

describe('the copies of an e-mail', () => {
  it('are the same bytes: named in the head (cc) or not (bcc), by role of the entity or of the account, and kept with the message', async () => {
    await open(
      copied([
        { role: 'creditManager', mode: 'bcc' },
        { role: 'management', mode: 'cc' },
      ]),
    );
    await house.deliver(await house.nextContact());
    const [mail] = house.channel.arrived;
    expect(mail?.envelope.to).toBe('compta@client.example');
    expect(house.channel.copied.map(({ to }) => to)).toEqual(['paul@brevanne.example', 'luc@client.example']);
    expect(house.channel.copied.every(({ bytes }) => Buffer.from(bytes).equals(Buffer.from(mail?.bytes ?? [])))).toBe(true);
    expect(headOf(mail?.bytes)).toMatch(/^Cc: .*<luc@client\.example>/m);
    expect(headOf(mail?.bytes)).not.toContain('paul@brevanne.example');
    expect(await copiesKept()).toEqual([
      { role: 'creditManager', mode: 'bcc', state: 'sent', name: 'Paul Vidal', address: 'paul@brevanne.example' },
      { role: 'management', mode: 'cc', state: 'sent', name: 'Luc Lormeau', address: 'luc@client.example' },
    ]);
    const told = await house.store.journal.list(house.entityId, house.caseId);
    expect(told.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['contact', undefined],
      ['copy', 'bcc/creditManager/sent'],
      ['copy', 'cc/management/sent'],
    ]);
  });

  it('go to the person around the account', async () => {
    await open(copied([{ role: 'salesRep', mode: 'cc' }]));
    await house.store.users.insert({
      _id: 'u-sales',
      email: 'lea@brevanne.example',
      name: 'Léa Morin',
      passwordHash: 'x',
      locale: 'fr',
      failedSignIns: 0,
      createdAt: 0,
      roles: [],
    });
    const [account] = (await house.store.accounts.list(house.entityId, { limit: 1 })).rows;
    if (account === undefined) throw new Error('no account');
    await house.store.accounts.replace({ ...account, salesRep: 'u-sales' });
    await house.deliver(await house.nextContact());
    expect(house.channel.copied.map(({ to }) => to)).toEqual(['lea@brevanne.example']);
  });

  it('without an address, or refused, keep nothing back and are told', async () => {
    await open(
      copied([
        { role: 'publicAccountant', mode: 'cc' },
        { role: 'management', mode: 'cc' },
      ]),
    );
    house.channel.refusedCopies.push('luc@client.example');
    expect((await house.deliver(await house.nextContact())).outcome).toBe('sent');
    expect(house.channel.arrived).toHaveLength(1);
    expect(await copiesKept()).toMatchObject([
      { role: 'publicAccountant', state: 'noAddress' },
      { role: 'management', state: 'failed', code: 'smtp550' },
    ]);
  });

  it.each(['taken', 'sent'] as const)('leave at most once though the worker dies when they were %s', async (point) => {
    await open(copied([{ role: 'management', mode: 'cc' }]));
    const request = await house.nextContact();
    await expect(dispatchContact(dyingAt(house.dependencies, point), request)).rejects.toThrow('died');
    expect((await house.deliver(request)).outcome).toBe('sent');
    expect([house.channel.arrived.length, house.channel.copied.length]).toEqual([1, point === 'sent' ? 1 : 0]);
    expect(await copiesKept()).toMatchObject([{ state: 'unknown' }]);
  });

  it('leave beside no message that failed', async () => {
    await open(copied([{ role: 'management', mode: 'cc' }]));
    house.channel.answers.push({ outcome: 'failed', code: 'smtp550', text: 'no such mailbox', retryable: false });
    expect((await house.deliver(await house.nextContact())).outcome).toBe('failed');
    expect(house.channel.copied).toEqual([]);
  });

  it('are of the message alone, not of what goes along with it', async () => {
    await open(copied([{ role: 'management', mode: 'cc' }], remindersWithText()));
    await house.deliver(await house.nextContact());
    expect([house.channel.copied.length, house.texts.arrived.length, house.texts.copied.length]).toEqual([1, 1, 0]);
  });
});
