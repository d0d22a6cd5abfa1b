import type { HandedOver } from '@relance/channels';
import type { ContactEffect } from '@relance/scenario/machine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EffectRequest } from '../../activity-contract.js';
import type { WorkerDependencies } from '../../dependencies.js';
import { crashAt } from '../../testing/crash-at.js';
import { openSampleHouse, type SampleHouse } from '../../testing/sample-house.js';
import { dispatchContact } from '../dispatch-contact.js';

let house: SampleHouse;
let first: EffectRequest<ContactEffect>;
/** The same two steps, carried by the other item: another dispatch that wants what the first one claimed. */
let second: EffectRequest<ContactEffect>;

beforeEach(async () => {
  house = await openSampleHouse();
  first = await house.nextContact();
  const [carrier] = first.effect.members.filter(({ item }) => item !== first.effect.carrier.item);
  if (carrier === undefined) throw new Error('one member only');
  second = { ...first, effect: { ...first.effect, carrier } };
});
afterEach(() => house.close());

describe('two contacts that want the same steps', () => {
  it('what one has sent counts as sent then for the other, which stands aside', async () => {
    const sent = await house.deliver(first);
    const aside = await house.deliver({ ...second, nowMs: second.nowMs + 1 });
    expect(aside.outcome).toBe('sent');
    expect(aside.members.map(({ sentBefore }) => sentBefore)).toEqual([sent.at, sent.at]);
    expect(house.channel.arrived).toHaveLength(1);
  });

  it('what one has sent to the house under a trial counts as the trial’s for the other, and goes back with it', async () => {
    const place = { entityId: house.entityId, scope: 'entity', target: '' } as const;
    await house.store.trials.start(place, { email: 'essai@brevanne.example', reason: 'r', changedAt: 1, changedBy: 'u' });
    expect(await house.deliver(first)).toMatchObject({ outcome: 'sent', trial: true });
    expect(await house.deliver({ ...second, nowMs: second.nowMs + 1 })).toMatchObject({ outcome: 'sent', trial: true });
  });

  it('what one may have sent counts as possibly sent, never as a certain reminder (law 20)', async () => {
    house.channel.register = { outcome: 'cannotTell', text: 'no register' };
    house.channel.answers.push('lost');
    const unknown = await house.deliver(first);
    const aside = await house.deliver(second);
    expect(aside).toMatchObject({ outcome: 'unknown', members: [{ sentBefore: unknown.at }, { sentBefore: unknown.at }] });
    expect(house.channel.arrived).toHaveLength(1);
  });

  it('what one was handing over when its worker died is looked up first: it had left', async () => {
    await expect(dispatchContact(crashAt(house.dependencies, 'afterSend'), first)).rejects.toThrow('died');
    const aside = await house.deliver(second);
    expect(aside.outcome).toBe('sent');
    expect(aside.members.every(({ sentBefore }) => sentBefore === first.nowMs)).toBe(true);
    expect(house.channel.arrived).toHaveLength(1);
    expect((await house.store.journal.list(house.entityId, house.caseId)).map(({ kind }) => kind)).toEqual(['contact']);
  });

  it('what one was handing over when its worker died is looked up first: it had not left, so the other one sends', async () => {
    await expect(dispatchContact(crashAt(house.dependencies, 'afterHandingOver'), first)).rejects.toThrow('died');
    const sent = await house.deliver(second);
    expect(sent.members.map(({ sentBefore }) => sentBefore)).toEqual([undefined, undefined]);
    expect(house.channel.arrived).toHaveLength(1);
    expect((await house.store.dispatches.counts(house.entityId)).withdrawn).toBe(1);
  });

  it('together they make one message', async () => {
    await Promise.allSettled([house.deliver(first), house.deliver(second), house.deliver(first)]);
    expect(house.channel.arrived.length).toBeLessThanOrEqual(1);
    // those that made way for one another until their decision was too old decide anew, as their cases would (law 4)
    for (const request of [first, second]) await house.deliver({ ...request, nowMs: house.nowMs });
    expect(house.channel.arrived).toHaveLength(1);
  });
});

describe('an attempt that is believed dead and still lives', () => {
  /** Halts the first attempt at a point until the others are done. */
  function slow(point: 'keep' | 'send', others: () => Promise<unknown>): WorkerDependencies {
    const { files, channels } = house.dependencies;
    return {
      ...house.dependencies,
      files: point === 'keep' ? { ...files, keep: (bytes) => others().then(() => files.keep(bytes)) } : files,
      channels:
        point === 'send' ? { ...channels, email: { ...channels.email, lookUp: (message) => lookUpThen(message, others) } } : channels,
    };
  }

  async function lookUpThen(message: HandedOver, others: () => Promise<unknown>) {
    const found = await house.channel.lookUp(message);
    await others();
    return found;
  }

  it('hands nothing over that another contact has taken from it meanwhile', async () => {
    const zombie = slow('keep', () => house.deliver(second));
    await dispatchContact(zombie, first).catch(() => undefined);
    expect(house.channel.arrived).toHaveLength(1);
  });

  it('two that look up the same lost message at once send it again once', async () => {
    await expect(dispatchContact(crashAt(house.dependencies, 'afterHandingOver'), first)).rejects.toThrow('died');
    house.nowMs += 90_000;
    const zombie = slow('send', () => house.deliver(first));
    await dispatchContact(zombie, first).catch(() => undefined);
    expect(house.channel.arrived).toHaveLength(1);
  });
});
