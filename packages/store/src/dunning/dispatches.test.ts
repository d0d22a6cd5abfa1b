import type { StepKey } from '@relance/domain';
import type { Dispatch } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../store.js';
import { openThrowAwayStore } from '../throw-away-store.js';

let store: Store;
beforeAll(async () => {
  store = await openThrowAwayStore();
});
afterAll(async () => {
  await store.drop();
  await store.close();
});

function intent(id: string, more: Partial<Dispatch> = {}): Dispatch {
  const step = { scenarioId: 's', nodeId: 'n', visit: 1, level: 1, planHash: 'h', lines: [] };
  return { _id: id, entityId: 'e', caseId: 'c', accountId: 'a', state: 'intent', channel: 'email', ...step, intentAt: 100, ...more };
}

function step(itemId: string): StepKey {
  return { itemId, scenarioId: 's', nodeId: 'n', visit: 1 };
}

const together = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

describe('a dispatch', () => {
  it('is one though fifty workers state the same intent; all get the one that counts', async () => {
    const stated = await together(50, (index) => store.dispatches.insertIntent(intent('once', { intentAt: index })));
    expect(stated.filter(({ inserted }) => inserted)).toHaveLength(1);
    expect(new Set(stated.map(({ dispatch }) => dispatch.intentAt)).size).toBe(1);
  });

  it('is handed over by one of forty workers and no other', async () => {
    await store.dispatches.insertIntent(intent('race'));
    const moved = await together(40, (index) => store.dispatches.move('e', 'race', 'intent', 'handingOver', { handingOverAt: index }));
    const [winner, ...others] = moved.filter((dispatch) => dispatch !== undefined);
    expect(others).toEqual([]);
    expect(await store.dispatches.get('e', 'race')).toEqual(winner);
  });

  it('goes only where a dispatch may go, and only in its own entity', async () => {
    await store.dispatches.insertIntent(intent('way'));
    await expect(store.dispatches.move('e', 'way', 'intent', 'accepted')).rejects.toThrow(RangeError);
    expect(await store.dispatches.move('other', 'way', 'intent', 'handingOver')).toBeUndefined();
    await store.dispatches.move('e', 'way', 'intent', 'handingOver', { messageId: '<way@x>' });
    expect(await store.dispatches.move('e', 'way', 'intent', 'withdrawn')).toBeUndefined();
    await store.dispatches.move('e', 'way', 'handingOver', 'unknown');
    expect(await store.dispatches.move('e', 'way', 'unknown', 'accepted', { settledAt: 500 })).toMatchObject({ state: 'accepted' });
    expect(await store.dispatches.recordBounce('e', 'way', '2025-03-12')).toMatchObject({ state: 'accepted', bouncedOn: '2025-03-12' });
    expect(await store.dispatches.byMessageId('<way@x>')).toMatchObject({ _id: 'way' });
    await store.dispatches.recordDelivered('e', 'way', 700);
    await store.dispatches.recordDelivered('e', 'way', 900);
    expect(await store.dispatches.get('e', 'way')).toMatchObject({ deliveredAt: 700 });
    expect((await store.dispatches.acceptedBetween('e', 500, 501)).map(({ _id }) => _id)).toEqual(['way']);
    expect(await store.dispatches.acceptedBetween('e', 501, 900)).toEqual([]);
  });

  it('is found by case, in the order of intents, and counted by state', async () => {
    await store.dispatches.insertIntent(intent('late', { entityId: 'f', caseId: 'k', intentAt: 9 }));
    await store.dispatches.insertIntent(intent('early', { entityId: 'f', caseId: 'k', intentAt: 3 }));
    expect((await store.dispatches.byCase('f', 'k')).map(({ _id }) => _id)).toEqual(['early', 'late']);
    expect(await store.dispatches.byCase('e', 'k')).toEqual([]);
    expect(await store.dispatches.counts('f')).toEqual({
      intent: 2,
      handingOver: 0,
      handedOver: 0,
      accepted: 0,
      failed: 0,
      unknown: 0,
      withdrawn: 0,
    });
    expect((await store.dispatches.listByState('f', 'intent', 1)).map(({ _id }) => _id)).toEqual(['early']);
  });

  it('keeps its attempts in their order', async () => {
    await store.attempts.append({ entityId: 'e', dispatchId: 'd', at: 1, outcome: 'retryable', code: 'ETIMEDOUT' });
    await store.attempts.append({ entityId: 'e', dispatchId: 'd', at: 2, outcome: 'accepted' });
    expect((await store.attempts.byDispatch('e', 'd')).map(({ outcome }) => outcome)).toEqual(['retryable', 'accepted']);
  });
});

describe('the claim of a step', { timeout: 60_000 }, () => {
  it('goes to one of fifteen dispatches that may still be sent, and only that one can be handed over', async () => {
    await together(15, (index) => store.dispatches.insertIntent(intent(`claim-${index}`)));
    await together(15, (index) => store.stepClaims.claimSteps('e', `claim-${index}`, [step('shared')]));
    const [holder] = await store.stepClaims.holders('e', [step('shared'), step('nobody')]);
    const handedOver = await together(15, (index) => store.dispatches.move('e', `claim-${index}`, 'intent', 'handingOver'));
    expect(handedOver.filter((dispatch) => dispatch !== undefined).map(({ _id }) => _id)).toEqual([holder?.dispatchId]);
  });

  it('is claimed again by the dispatch that holds it: an activity that is tried again goes on', async () => {
    await store.dispatches.insertIntent(intent('mine'));
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await store.stepClaims.claimSteps('e', 'mine', [step('m1'), step('m2')])).toEqual([
        { step: step('m1'), claimed: true },
        { step: step('m2'), claimed: true },
      ]);
    }
  });

  it.each(['accepted', 'unknown', 'handingOver'] as const)('stays with a dispatch that is %s', async (state) => {
    const holder = `holder-${state}`;
    await store.dispatches.insertIntent(intent(holder));
    await store.stepClaims.claimSteps('e', holder, [step(state)]);
    await store.dispatches.move('e', holder, 'intent', 'handingOver', { handingOverAt: 150 });
    if (state !== 'handingOver') await store.dispatches.move('e', holder, 'handingOver', state, { settledAt: 200 });
    await store.dispatches.insertIntent(intent(`wants-${state}`));
    expect(await store.stepClaims.claimSteps('e', `wants-${state}`, [step(state), step(`free-${state}`)])).toEqual([
      { step: step(state), claimed: false, heldBy: holder, state, at: state === 'handingOver' ? 150 : 200 },
      { step: step(`free-${state}`), claimed: true },
    ]);
  });

  it.each(['intent', 'failed'] as const)('is taken over from a dispatch that is %s, which is withdrawn first', async (state) => {
    const holder = `weak-${state}`;
    await store.dispatches.insertIntent(intent(holder));
    await store.stepClaims.claimSteps('e', holder, [step(holder)]);
    if (state === 'failed') await store.dispatches.move('e', holder, 'intent', 'failed');
    await store.dispatches.insertIntent(intent(`strong-${state}`));
    expect(await store.stepClaims.claimSteps('e', `strong-${state}`, [step(holder)])).toEqual([{ step: step(holder), claimed: true }]);
    expect((await store.dispatches.get('e', holder))?.state).toBe('withdrawn');
    expect(await store.dispatches.move('e', holder, 'intent', 'handingOver')).toBeUndefined();
  });

  it('is lost by whoever hands over too late: claiming and handing over at the same time never let two be sent', async () => {
    for (let round = 0; round < 25; round += 1) {
      const [first, second] = [`first-${round}`, `second-${round}`];
      const shared = step(`item-${round}`);
      await store.dispatches.insertIntent(intent(first));
      await store.dispatches.insertIntent(intent(second));
      await store.stepClaims.claimSteps('e', first, [shared]);
      const [firstSends, claims] = await Promise.all([
        store.dispatches.move('e', first, 'intent', 'handingOver'),
        store.stepClaims.claimSteps('e', second, [shared]),
      ]);
      expect(claims[0]?.claimed).toBe(firstSends === undefined);
    }
  });
});
