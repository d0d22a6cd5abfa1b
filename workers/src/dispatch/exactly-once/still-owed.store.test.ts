import { tellReason } from '@relance/scenario';
import { afterEach, describe, expect, it } from 'vitest';
import type { WorkerDependencies } from '../../dependencies.js';
import { crashAt } from '../../testing/crash-at.js';
import { openSampleHouse, type HouseOptions, type SampleHouse } from '../../testing/sample-house.js';
import { dispatchContact } from '../dispatch-contact.js';

let house: SampleHouse;
const open = async (options: HouseOptions = {}): Promise<void> => {
  house = await openSampleHouse(options);
};
afterEach(() => house.close());

const other = (item: string): string => (item === house.idOf('F-1') ? 'F-2' : 'F-1');
const numberOf = (item: string): string => (item === house.idOf('F-1') ? 'F-1' : 'F-2');
const texts = (): string[] => house.channel.arrived.map(({ bytes }) => Buffer.from(bytes).toString('latin1'));

/** The same dependencies; something happens in the world just before the message is kept, after the guard has looked. */
function meanwhile(happens: () => Promise<unknown>): WorkerDependencies {
  let pending = true;
  const { files } = house.dependencies;
  return {
    ...house.dependencies,
    files: {
      ...files,
      async keep(bytes) {
        if (pending) {
          pending = false;
          await happens();
        }
        return files.keep(bytes);
      },
    },
  };
}

describe('what is no longer owed at the moment of sending (law 25)', () => {
  it('a payment recorded after the case decided voids the contact: the case decides again', async () => {
    await open();
    const request = await house.nextContact();
    await house.pay('F-1', 10_000);
    expect(await house.deliver(request)).toMatchObject({ outcome: 'void', members: [] });
    expect(house.channel.arrived).toEqual([]);
  });

  it('a payment recorded after the wake drops the carrier: nothing leaves, and the case goes on from the real instant', async () => {
    await open();
    const { nowMs, effect } = await house.nextContact();
    house.nowMs += 60_000;
    await house.pay(numberOf(effect.carrier.item), 10_000);
    const factsVersion = (await house.store.cases.factsVersion(house.entityId, house.caseId)) ?? 0;
    const request = { entityId: house.entityId, caseId: house.caseId, effect, nowMs, factsVersion };
    const receipt = await house.deliver(request);
    expect(receipt).toMatchObject({ outcome: 'void', at: nowMs + 60_000, reason: { code: 'noLongerOwed' } });
    expect(house.channel.arrived).toEqual([]);
  });

  it('a member paid since the wake is on no line, is not moved, and can be reminded when its payment bounces', async () => {
    await open();
    const first = await house.nextContact();
    const paid = other(first.effect.carrier.item);
    house.nowMs += 60_000;
    await house.pay(paid, 10_000);
    const factsVersion = (await house.store.cases.factsVersion(house.entityId, house.caseId)) ?? 0;
    const receipt = await house.deliver({ ...first, factsVersion });
    expect(receipt.members.map(({ item }) => item)).toEqual([first.effect.carrier.item]);
    const step = { itemId: house.idOf(paid), scenarioId: 'deux-relances', nodeId: 'r1', visit: 1 };
    expect(await house.store.stepClaims.holders(house.entityId, [step])).toEqual([]);
  });

  it('a payment recorded while the message was being made stops it before it is handed over', async () => {
    await open();
    const request = await house.nextContact();
    const carrier = numberOf(request.effect.carrier.item);
    expect(
      (
        await house.deliver(
          request,
          meanwhile(() => house.pay(carrier, 10_000)),
        )
      ).outcome,
    ).toBe('void');
    expect(house.channel.arrived).toEqual([]);
  });

  it('a payment recorded while the worker was dead stops what it was about to hand over', async () => {
    await open();
    const request = await house.nextContact();
    const dying = crashAt(house.dependencies, 'afterHandingOver');
    await expect(dispatchContact(dying, request)).rejects.toThrow('died');
    await house.pay('F-1', 10_000);
    await house.pay('F-2', 10_000);
    house.nowMs += 120_000;
    expect((await house.deliver(request)).outcome).toBe('void');
    expect(house.channel.arrived).toEqual([]);
  });

  it('a step whose message left without it may leave with the next one', async () => {
    await open();
    house.channel.answers.push({ outcome: 'failed', code: 'ECONNREFUSED', text: 'no relay', retryable: true });
    const first = await house.nextContact();
    await expect(dispatchContact(house.dependencies, first)).rejects.toMatchObject({ type: 'NotTaken' });
    const paid = other(first.effect.carrier.item);
    await house.pay(paid, 10_000, house.nowMs + 1);
    house.nowMs += 60_000;
    const factsVersion = (await house.store.cases.factsVersion(house.entityId, house.caseId)) ?? 0;
    expect((await house.deliver({ ...first, factsVersion })).members).toHaveLength(1);
    await house.store.dispatches.insertIntent({ ...(await onlyDispatch()), _id: 'another-dispatch', state: 'intent' });
    const step = { itemId: house.idOf(paid), scenarioId: 'deux-relances', nodeId: 'r1', visit: 1 };
    expect(await house.store.stepClaims.claimSteps(house.entityId, 'another-dispatch', [step])).toEqual([{ step, claimed: true }]);
  });
});

async function onlyDispatch() {
  const [dispatch] = await house.store.dispatches.byCase(house.entityId, house.caseId);
  if (dispatch === undefined) throw new Error('no dispatch was stored');
  return dispatch;
}

describe('what must not leave now', () => {
  it('nothing leaves at another hour than it was decided for: beyond the tolerance the case decides again at the real instant', async () => {
    await open();
    const request = await house.nextContact();
    house.nowMs = request.nowMs + 16 * 60_000;
    expect(await house.deliver(request)).toMatchObject({ outcome: 'void', at: house.nowMs });
    expect(house.channel.arrived).toEqual([]);
  });

  it('nothing leaves while sending is paused, even what was about to be handed over', async () => {
    await open();
    const request = await house.nextContact();
    const entity = await house.store.entities.get(house.entityId);
    if (entity === undefined) throw new Error('no entity');
    const paused = meanwhile(() => house.store.entities.upsert({ ...entity, sendingPaused: true }));
    expect(await house.deliver(request, paused)).toMatchObject({ outcome: 'refused', reason: { code: 'sendingPaused' } });
    expect(texts()).toEqual([]);
  });

  it.each([
    ['entity', '', 'sendingStopped'],
    ['scenario', 'deux-relances', 'scenarioStopped'],
    ['channel', 'email', 'channelStopped'],
    ['segment', 'pme', 'segmentStopped'],
  ] as const)(
    'nothing leaves once the %s is stopped, even what was about to be handed over, and it leaves when resumed',
    async (scope, target, code) => {
      await open();
      const request = await house.nextContact();
      const place = { entityId: house.entityId, scope, target };
      const change = { reason: 'r', changedAt: house.nowMs, changedBy: 'u' };
      const stopping = meanwhile(() => house.store.sendingStops.stop(place, change));
      expect(await house.deliver(request, stopping)).toMatchObject({ outcome: 'refused', reason: { code, law: 25 } });
      expect(texts()).toEqual([]);
      expect(tellReason({ code, law: 25, values: { target } }, 'fr')).not.toContain(code);
      await house.store.sendingStops.resume(place, change);
      expect((await house.deliver(request)).outcome).toBe('sent');
      expect(house.channel.arrived).toHaveLength(1);
    },
  );

  it.each([
    ['scenario', 'trois-relances'],
    ['channel', 'sms'],
    ['segment', 'grands-comptes'],
  ] as const)('what another %s is stopped for leaves', async (scope, target) => {
    await open();
    const request = await house.nextContact();
    await house.store.sendingStops.stop({ entityId: house.entityId, scope, target }, { reason: 'r', changedAt: 1, changedBy: 'u' });
    await house.store.sendingStops.stop(
      { entityId: 'another', scope: 'entity', target: '' },
      { reason: 'r', changedAt: 1, changedBy: 'u' },
    );
    expect((await house.deliver(request)).outcome).toBe('sent');
  });

  it('every reason of the guard has its text', async () => {
    await open();
    for (const code of ['sendingPaused', 'feedStale', 'decidedTooLongAgo', 'noLongerOwed']) {
      expect(tellReason({ code, law: 25 }, 'fr')).not.toContain(code);
    }
  });
});
