import { afterEach, describe, expect, it } from 'vitest';
import { crashAt, crashPoints } from '../../testing/crash-at.js';
import { openSampleHouse, type HouseOptions, type SampleHouse } from '../../testing/sample-house.js';
import { twoReminders } from '../../testing/sample-records.js';
import { dispatchContact } from '../dispatch-contact.js';

let house: SampleHouse;
const open = async (options: HouseOptions = {}): Promise<void> => {
  house = await openSampleHouse(options);
};
afterEach(() => house.close());

const journalOf = async (): Promise<string[]> => (await house.store.journal.list(house.entityId, house.caseId)).map(({ kind }) => kind);
const dispatches = () => house.store.dispatches.byCase(house.entityId, house.caseId);
const boarded = (receipt: { members: { item: string }[] }): string[] => receipt.members.map(({ item }) => item).sort();

describe('a contact that the relay takes', () => {
  it('is accepted once, moves both items, and is told once however often it is asked for', async () => {
    await open();
    const request = await house.nextContact();
    const receipts = [await house.deliver(request), await house.deliver(request)];
    expect(receipts[1]).toEqual(receipts[0]);
    expect(receipts[0]).toMatchObject({ outcome: 'sent', at: request.nowMs });
    expect(boarded(receipts[0] ?? { members: [] })).toEqual([house.idOf('F-1'), house.idOf('F-2')].sort());
    expect(house.channel.arrived).toHaveLength(1);
    expect(await journalOf()).toEqual(['contact']);
    expect(await dispatches()).toMatchObject([{ state: 'accepted', recipient: 'compta@client.example', locale: 'fr' }]);
  });

  it.each(crashPoints)('leaves once and is told once though the process dies %s', async (point) => {
    await open();
    const request = await house.nextContact();
    const receipt = await house.deliver(request, crashAt(house.dependencies, point));
    expect(receipt.outcome).toBe('sent');
    expect(house.channel.arrived).toHaveLength(1);
    expect(await journalOf()).toEqual(['contact']);
    expect((await dispatches()).map(({ state }) => state)).toEqual(['accepted']);
  });

  it.each(crashPoints)('stays unknown and is never repeated where nobody can tell, though the process dies %s', async (point) => {
    await open();
    house.channel.register = { outcome: 'cannotTell', text: 'no register' };
    const request = await house.nextContact();
    const receipt = await house.deliver(request, crashAt(house.dependencies, point));
    const lost = point === 'afterHandingOver' || point === 'afterSend';
    expect(receipt.outcome).toBe(lost ? 'unknown' : 'sent');
    expect(house.channel.arrived).toHaveLength(point === 'afterHandingOver' ? 0 : 1);
    expect(await journalOf()).toEqual([lost ? 'incident' : 'contact']);
  });
});

describe('a contact that the relay refuses', () => {
  it('is tried again and leaves once when the refusal came before the message', async () => {
    await open();
    house.channel.answers.push({ outcome: 'failed', code: 'ECONNREFUSED', text: 'no relay', retryable: true });
    const request = await house.nextContact();
    await expect(dispatchContact(house.dependencies, request)).rejects.toMatchObject({ type: 'NotTaken', nonRetryable: false });
    expect((await house.deliver(request)).outcome).toBe('sent');
    expect(house.channel.arrived).toHaveLength(1);
    const [dispatch] = await dispatches();
    const attempts = await house.store.attempts.byDispatch(house.entityId, dispatch?._id ?? '');
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['retryable', 'accepted']);
  });

  it.each(['beforeAttempt', 'afterSettled', 'afterSend'] as const)(
    'is not lost though nobody can tell and the process dies %s, but for the moment in which it may have left',
    async (point) => {
      await open();
      house.channel.register = { outcome: 'cannotTell', text: 'no register' };
      house.channel.answers.push({ outcome: 'failed', code: 'ECONNREFUSED', text: 'no relay', retryable: true });
      const request = await house.nextContact();
      const receipt = await house.deliver(request, crashAt(house.dependencies, point));
      expect(receipt.outcome).toBe(point === 'afterSend' ? 'unknown' : 'sent');
    },
  );

  it('has failed with everybody on board when the refusal is final', async () => {
    await open();
    house.channel.answers.push({ outcome: 'failed', code: 'smtp550', text: 'no such user', retryable: false });
    const request = await house.nextContact();
    const receipt = await house.deliver(request);
    expect(receipt).toMatchObject({ outcome: 'failed', reason: { code: 'smtp550', law: 20 } });
    expect(boarded(receipt)).toEqual([house.idOf('F-1'), house.idOf('F-2')].sort());
    expect(await journalOf()).toEqual(['failed']);
  });

  it('has failed for want of an address that came back since it was decided, and nothing is handed over', async () => {
    const contact = { id: 'k-1', role: 'accountsPayable', name: 'Denis Aubry', email: 'a@client.example' } as const;
    await open({ contacts: [contact] });
    const request = await house.nextContact();
    const defaults = { debtorClass: 'business', country: 'FR', territory: 'FR', locale: 'fr', segment: 'pme' } as const;
    await house.store.accounts.upsertMany(
      house.entityId,
      [{ code: 'C-1', name: 'Lormeau', contacts: [{ ...contact, bounced: true }] }],
      defaults,
    );
    const receipt = await house.deliver(request);
    expect(receipt).toMatchObject({ outcome: 'failed', reason: { code: 'noAddress' } });
    expect(house.channel.arrived).toEqual([]);
    expect(await journalOf()).toEqual(['failed']);
  });

  it('is not even asked for where nobody has an address: the case takes the way of what failed (law 20)', async () => {
    await open({ contacts: [{ id: 'k-1', role: 'accountsPayable', name: 'Denis Aubry', email: 'a@client.example', bounced: true }] });
    await expect(house.nextContact()).rejects.toThrow('the case asks for nothing any more');
    expect(house.channel.arrived).toEqual([]);
  });

  it('has failed where the language of the contact has no template', async () => {
    await open({ bundle: twoReminders(['fr']), locale: 'en' });
    expect(await house.deliver(await house.nextContact())).toMatchObject({ outcome: 'failed', reason: { code: 'templateMissing' } });
    expect(house.channel.arrived).toEqual([]);
  });
});

describe('a contact whose answer was lost', () => {
  it('is accepted when the register has it', async () => {
    await open();
    house.channel.answers.push('lost');
    expect((await house.deliver(await house.nextContact())).outcome).toBe('sent');
    expect(house.channel.arrived).toHaveLength(1);
    expect(await journalOf()).toEqual(['contact']);
  });

  it('leaves again when the register surely has it not, but not before the first conversation can be alive no more', async () => {
    await open();
    house.channel.answers.push({ outcome: 'unknown', text: 'reset' });
    const request = await house.nextContact();
    await expect(dispatchContact(house.dependencies, request)).rejects.toMatchObject({ type: 'StillHandingOver' });
    await expect(dispatchContact(house.dependencies, request)).rejects.toMatchObject({ type: 'StillHandingOver' });
    house.nowMs += 90_000;
    expect((await house.deliver(request)).outcome).toBe('sent');
    expect(house.channel.arrived).toHaveLength(1);
  });

  it('is unknown, told as an incident, and never repeated when nobody can tell', async () => {
    await open();
    house.channel.register = { outcome: 'cannotTell', text: 'no register' };
    house.channel.answers.push('lost');
    const request = await house.nextContact();
    expect(await house.deliver(request)).toEqual(await house.deliver(request));
    expect((await house.deliver(request)).outcome).toBe('unknown');
    expect(house.channel.arrived).toHaveLength(1);
    expect(await journalOf()).toEqual(['incident']);
  });
});
