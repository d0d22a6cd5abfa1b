import { createHash } from 'node:crypto';
import { settle } from '@relance/scenario/machine';
import type { Account, Dispatch, JournalEntry } from '@relance/schemas';
import { afterEach, describe, expect, it } from 'vitest';
import { plansOf, readKnowledge } from '../../facts/read-knowledge.js';
import { crashAt, crashPoints } from '../../testing/crash-at.js';
import { openSampleHouse, type SampleHouse } from '../../testing/sample-house.js';
import { remindersWithText } from '../../testing/sample-records.js';
import { dispatchContact } from '../dispatch-contact.js';

const reached: Account['contacts'] = [
  { id: 'k-1', role: 'accountsPayable', name: 'Denis Aubry', email: 'compta@client.example', mobile: '06 12 34 56 78' },
];
let house: SampleHouse;
afterEach(() => house.close());

async function open(contacts = reached): Promise<void> {
  house = await openSampleHouse({ bundle: remindersWithText(), contacts });
}

const dispatches = (): Promise<Dispatch[]> => house.store.dispatches.byCase(house.entityId, house.caseId);
const companion = async (): Promise<Dispatch | undefined> => (await dispatches()).find(({ companionOf }) => companionOf !== undefined);
const journal = async (): Promise<Pick<JournalEntry, 'kind' | 'detail' | 'channel' | 'companionOf' | 'cents'>[]> =>
  await house.store.journal.list(house.entityId, house.caseId);
const left = (): [number, number] => [house.channel.arrived.length, house.texts.arrived.length];

describe('an e-mail with its text message (law 22)', () => {
  it('is one contact and one dispatch each, the second under its own id', async () => {
    await open();
    const request = await house.nextContact();
    const receipt = await house.deliver(request);
    expect(receipt).toMatchObject({ outcome: 'sent', members: [{ nodeId: 'r1' }, { nodeId: 'r1' }] });
    expect(left()).toEqual([1, 1]);
    const along = await companion();
    expect(along).toMatchObject({ channel: 'sms', recipient: '+33612345678', companionOf: receipt.dispatchId, state: 'accepted' });
    expect(along?.cost).toEqual({ parts: 1, cents: 8, currency: 'EUR' });
    // by hand from law 22: case, carrier item, scenario, node, visit, channel, recipient role
    const { carrier } = request.effect;
    const parts = [house.caseId, carrier.item, 'deux-relances', 'r1', 1, 'sms', 'accountsPayable'];
    const digest = createHash('sha256')
      .update(JSON.stringify(['dispatch', ...parts]))
      .digest('hex');
    expect(along?._id).toBe(digest.slice(0, 32));
    expect(await journal()).toMatchObject([
      { kind: 'contact', cents: 20_000 },
      { kind: 'companion', channel: 'sms', detail: 'accepted', companionOf: receipt.dispatchId },
    ]);
    expect((await journal())[1]?.cents).toBeUndefined();
    expect(await house.store.dispatches.contacts(house.entityId)).toBe(1);
  });

  it('counts once for the gap: the next reminder comes as if it had left alone', async () => {
    await open();
    const request = await house.nextContact();
    const receipt = await house.deliver(request);
    const { environment } = await readKnowledge(house.dependencies, house, { nowMs: house.nowMs, plans: plansOf(request.state) });
    const state = settle(request.state, request.effect, receipt, environment);
    expect(state.log).toHaveLength(1);
    // J+9 of 1 September 2025 is Wednesday the 10th
    expect(new Date((await house.nextContact(state)).nowMs).toISOString().slice(0, 10)).toBe('2025-09-10');
  });

  const kills = crashPoints.flatMap((point) => [[point, 1] as const, ...(point === 'afterClaims' ? [] : [[point, 2] as const])]);
  it.each(kills)('leaves once each though its worker dies %s, the %ith time', async (point, nth) => {
    await open();
    const request = await house.nextContact();
    await expect(dispatchContact(crashAt(house.dependencies, point, nth), request)).rejects.toThrow('the process died');
    const receipt = await house.deliver(request);
    expect(receipt.outcome).toBe('sent');
    expect(left()).toEqual([1, 1]);
    expect((await dispatches()).map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    expect((await journal()).map(({ kind }) => kind)).toEqual(['contact', 'companion']);
  });

  it.each(['failed', 'unknown'] as const)('is nothing beside a main message that is %s', async (outcome) => {
    await open();
    house.channel.register = { outcome: 'cannotTell', text: 'no register' };
    house.channel.answers.push(
      outcome === 'unknown' ? 'lost' : { outcome: 'failed', code: 'smtp550', text: 'no such mailbox', retryable: false },
    );
    expect((await house.deliver(await house.nextContact())).outcome).toBe(outcome);
    expect(house.texts.arrived).toEqual([]);
    expect(await companion()).toBeUndefined();
  });
});

describe('a companion that cannot leave changes nothing of its contact and is told (law 22)', () => {
  it('refused by its provider', async () => {
    await open();
    house.texts.answers.push({ outcome: 'failed', code: 'provider21610', text: 'opted out', retryable: false });
    expect((await house.deliver(await house.nextContact())).outcome).toBe('sent');
    expect(await companion()).toMatchObject({ state: 'failed', failureCode: 'provider21610' });
    expect(await journal()).toMatchObject([{ kind: 'contact' }, { kind: 'companion', detail: 'provider21610' }]);
  });

  it('offered three times to a provider that is out of order, then given up', async () => {
    await open();
    const busy = { outcome: 'failed', code: 'provider503', text: 'busy', retryable: true } as const;
    house.texts.answers.push(busy, busy, busy, busy, busy);
    expect((await house.deliver(await house.nextContact())).outcome).toBe('sent');
    expect(await companion()).toMatchObject({ state: 'failed', failureCode: 'provider503' });
    expect(house.texts.answers).toHaveLength(2);
    expect(left()).toEqual([1, 0]);
  });

  it('to somebody without a mobile number', async () => {
    await open([{ id: 'k-1', role: 'accountsPayable', name: 'Denis Aubry', email: 'compta@client.example' }]);
    expect((await house.deliver(await house.nextContact())).outcome).toBe('sent');
    expect(await companion()).toMatchObject({ state: 'failed', failureCode: 'noUsableAddress' });
    expect(await journal()).toMatchObject([{ kind: 'contact' }, { kind: 'companion', channel: 'sms', detail: 'noUsableAddress' }]);
  });

  it('lost on the way where nobody can tell', async () => {
    await open();
    house.texts.register = { outcome: 'cannotTell', text: 'no register' };
    house.texts.answers.push('lost');
    expect((await house.deliver(await house.nextContact())).outcome).toBe('sent');
    expect(left()).toEqual([1, 1]);
    expect(await journal()).toMatchObject([{ kind: 'contact' }, { kind: 'companion', detail: 'unknown' }]);
  });

  it('by a channel that was switched off when its turn came: the guard is asked again', async () => {
    await open();
    const request = await house.nextContact();
    await expect(dispatchContact(crashAt(house.dependencies, 'afterSettled'), request)).rejects.toThrow('died');
    const place = { entityId: house.entityId, scope: 'channel', target: 'sms' } as const;
    await house.store.sendingStops.stop(place, { reason: 'panne', changedAt: house.nowMs, changedBy: 'u-1' });
    expect((await house.deliver(request)).outcome).toBe('sent');
    expect(left()).toEqual([1, 0]);
    expect(await companion()).toMatchObject({ state: 'failed', withheld: { law: 25 } });
    expect(await journal()).toMatchObject([{ kind: 'contact' }, { kind: 'companion', reasons: [{ law: 25 }] }]);
  });

  it('about an item that was paid after the main message left', async () => {
    await open();
    const request = await house.nextContact();
    await expect(dispatchContact(crashAt(house.dependencies, 'afterSettled'), request)).rejects.toThrow('died');
    await house.pay('F-1', 10_000);
    await house.pay('F-2', 10_000);
    expect((await house.deliver(request)).outcome).toBe('sent');
    expect(left()).toEqual([1, 0]);
    expect(await companion()).toMatchObject({ state: 'failed', failureCode: 'noLongerOwed' });
  });
});
