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

const place = { entityId: 'e', scope: 'segment', target: 'sme' } as const;
const change = (by: number) => ({ reason: 'r', changedAt: by, changedBy: `user-${String(by)}` });

describe('a switch of sending', () => {
  it('is turned by one of twenty, both ways, and counts its stops', async () => {
    for (const epoch of [1, 2]) {
      const stopped = await Promise.all(Array.from({ length: 20 }, (_, by) => store.sendingStops.stop(place, change(by))));
      expect(stopped.filter(({ recorded }) => recorded)).toHaveLength(1);
      expect(new Set(stopped.map(({ stop }) => `${stop.changedBy}/${String(stop.epoch)}`)).size).toBe(1);
      expect(stopped[0]?.stop.epoch).toBe(epoch);
      const resumed = await Promise.all(Array.from({ length: 20 }, (_, by) => store.sendingStops.resume(place, change(by))));
      expect(resumed.filter((settled) => settled?.recorded === true)).toHaveLength(1);
    }
  });

  it('is in force in its own entity while it stands at stopped', async () => {
    await store.sendingStops.stop({ entityId: 'a', scope: 'entity', target: '' }, change(1));
    await store.sendingStops.stop({ entityId: 'a', scope: 'channel', target: 'email' }, change(1));
    await store.sendingStops.resume({ entityId: 'a', scope: 'channel', target: 'email' }, change(2));
    expect((await store.sendingStops.inForce('a')).map(({ scope }) => scope)).toEqual(['entity']);
    expect(await store.sendingStops.inForce('b')).toEqual([]);
    expect(await store.sendingStops.resume({ entityId: 'b', scope: 'entity', target: '' }, change(1))).toBeUndefined();
  });
});
