import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../store.js';
import { openThrowAwayStore } from '../throw-away-store.js';
import type { ScenarioPublication } from './scenarios.js';

let store: Store;
beforeAll(async () => {
  store = await openThrowAwayStore();
});
afterAll(async () => {
  await store.drop();
  await store.close();
});

function publication(hash: string, scenarioId = 'pme'): ScenarioPublication {
  return { scenarioId, hash, bundleJson: '{"a.b":1,"$c":2}', planJson: `{"hash":"${hash}"}`, publishedAt: 1, publishedBy: 'u' };
}

describe('publishing a scenario', () => {
  it('numbers versions one by one though twelve are published at the same time', async () => {
    const published = await Promise.all(Array.from({ length: 12 }, (_, index) => store.scenarios.publish('e', publication(`h${index}`))));
    expect(published.map(({ version }) => version.version).toSorted((left, right) => left - right)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
  });

  it('gives the same plan the version it has', async () => {
    const [first, second] = await Promise.all([
      store.scenarios.publish('s', publication('h')),
      store.scenarios.publish('s', publication('h')),
    ]);
    expect([first.published, second.published].toSorted()).toEqual([false, true]);
    expect(first.version).toEqual(second.version);
    expect(await store.scenarios.get('s', 'pme', 1)).toEqual(first.version);
    expect(await store.scenarios.byHash('s', 'h')).toEqual(first.version);
    expect(await store.scenarios.byHash('other', 'h')).toBeUndefined();
    await store.scenarios.publish('s', publication('g', 'public'));
    expect((await store.scenarios.list('s')).map(({ _id }) => _id)).toEqual(['s/pme@1', 's/public@1']);
    expect(await store.scenarios.list('s', 'public')).toHaveLength(1);
  });
});

describe('a segment', () => {
  it('enters the version assigned last', async () => {
    const assignment = { segment: 'sme', scenarioId: 'pme', version: 1, hash: 'h', assignedAt: 1, assignedBy: 'u' };
    await store.scenarios.assign('e', assignment);
    await store.scenarios.assign('e', { ...assignment, version: 2, hash: 'h2', assignedAt: 2 });
    await store.scenarios.assign('e', { ...assignment, segment: 'key' });
    expect((await store.scenarios.assignments('e')).map(({ segment, version }) => [segment, version])).toEqual([
      ['key', 1],
      ['sme', 2],
    ]);
  });
});
