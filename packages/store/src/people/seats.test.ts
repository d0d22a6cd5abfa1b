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

const activeAdmins = async (entityId: string): Promise<string[]> => {
  const seats = await store.seats.ofEntity(entityId);
  return seats.filter(({ role, locked }) => role === 'admin' && locked !== true).map(({ userId }) => userId);
};

describe('the seats of an entity', () => {
  it('are given once each, though ten ask at the same moment', async () => {
    const given = await Promise.all(Array.from({ length: 10 }, () => store.seats.give('one', 'anne', 'collector')));
    expect(given.filter(Boolean)).toHaveLength(1);
    await Promise.all(['bea', 'carl', 'dora'].map((userId) => store.seats.give('one', userId, 'auditor')));
    expect((await store.seats.ofEntity('one')).map(({ userId }) => userId).toSorted()).toEqual(['anne', 'bea', 'carl', 'dora']);
  });

  it('say with which change they became what they are, and leave the others as they were', async () => {
    await store.seats.give('two', 'anne', 'admin');
    await store.seats.give('two', 'bea', 'collector');
    expect(await store.seats.setRole('two', 'bea', 'auditor')).toEqual({
      state: 'changed',
      before: { userId: 'bea', role: 'collector', since: 2 },
      after: { userId: 'bea', role: 'auditor', since: 3 },
    });
    expect(await store.seats.setRole('two', 'bea', 'auditor')).toEqual({ state: 'unchanged' });
    expect(await store.seats.setLocked('two', 'bea', true)).toMatchObject({ after: { locked: true, since: 4 } });
    expect(await store.seats.setRole('two', 'bea', 'collector')).toMatchObject({ after: { role: 'collector', locked: true, since: 5 } });
    expect(await store.seats.setLocked('two', 'bea', false)).toMatchObject({ after: { userId: 'bea', role: 'collector', since: 6 } });
    expect(await store.seats.get('two', 'anne')).toEqual({ userId: 'anne', role: 'admin', since: 1 });
    expect(await store.seats.remove('two', 'bea')).toMatchObject({ state: 'changed' });
    expect(await store.seats.remove('two', 'bea')).toEqual({ state: 'missing' });
    expect(await store.seats.ofUser('bea')).toEqual([{ entityId: 'one', seat: expect.objectContaining({ role: 'auditor' }) as object }]);
  });

  it('keep the last admin who is not locked, whatever is asked of him', async () => {
    await store.seats.give('three', 'anne', 'admin');
    await store.seats.give('three', 'bea', 'admin');
    expect(await store.seats.setLocked('three', 'bea', true)).toMatchObject({ state: 'changed' });
    expect(await store.seats.setRole('three', 'anne', 'creditManager')).toEqual({ state: 'lastAdmin' });
    expect(await store.seats.setLocked('three', 'anne', true)).toEqual({ state: 'lastAdmin' });
    expect(await store.seats.remove('three', 'anne')).toEqual({ state: 'lastAdmin' });
    expect(await activeAdmins('three')).toEqual(['anne']);
  });

  it.each(Array.from({ length: 10 }, (_, round) => round))(
    'keep one admin when all of them are demoted, locked and removed at the same moment (%i)',
    async (round) => {
      const entityId = `crowd-${String(round)}`;
      const people = ['anne', 'bea', 'carl', 'dora', 'eva', 'finn'];
      for (const userId of people) await store.seats.give(entityId, userId, 'admin');
      const acts = [
        (userId: string) => store.seats.setRole(entityId, userId, 'collector'),
        (userId: string) => store.seats.setLocked(entityId, userId, true),
        (userId: string) => store.seats.remove(entityId, userId),
      ];
      const outcomes = await Promise.all(people.map(async (userId, index) => (await acts[(index + round) % acts.length]?.(userId))?.state));
      expect(outcomes.toSorted()).toEqual(['changed', 'changed', 'changed', 'changed', 'changed', 'lastAdmin']);
      expect(await activeAdmins(entityId)).toHaveLength(1);
    },
  );

  it('keep one admin when two demote one another at the same moment', async () => {
    await store.seats.give('duel', 'anne', 'admin');
    await store.seats.give('duel', 'bea', 'admin');
    const outcomes = await Promise.all([store.seats.setRole('duel', 'bea', 'auditor'), store.seats.setRole('duel', 'anne', 'auditor')]);
    expect(outcomes.map(({ state }) => state).toSorted()).toEqual(['changed', 'lastAdmin']);
    expect(await activeAdmins('duel')).toHaveLength(1);
  });
});
