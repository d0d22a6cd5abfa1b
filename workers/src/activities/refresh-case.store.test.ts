import { openCase } from '@relance/scenario/machine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RefreshRequest } from '../activity-contract.js';
import type { WorkerDependencies } from '../dependencies.js';
import { crashAt } from '../testing/crash-at.js';
import { openSampleHouse, type SampleHouse } from '../testing/sample-house.js';
import { handedOverOnDay } from '../testing/sample-records.js';
import { casesToWake } from './cases-to-wake.js';
import { refreshCase } from './refresh-case.js';
import { restCase } from './rest-case.js';

let house: SampleHouse;
let request: RefreshRequest;
beforeEach(async () => {
  house = await openSampleHouse({ bundle: handedOverOnDay(5) });
  const { entityId, caseId, nowMs } = house;
  request = { entityId, caseId, nowMs, knownFactsVersion: -1, knownPlans: [], knownTerritories: [] };
});
afterEach(() => house.close());

const shown = () => house.store.cases.get(house.entityId, house.caseId);
const toldReasons = async (): Promise<string[]> =>
  (await house.store.journal.list(house.entityId, house.caseId)).flatMap(({ reasons = [] }) =>
    reasons.map(({ code, itemId = '' }) => `${code} ${itemId}`),
  );
/** Thirty days and four hours on, at noon: a day's steps are taken from nine o'clock. */
const laterMs = (30 * 24 + 4) * 3_600_000;
/** The case as it is when its items have reached the litigation handoff. */
const later = (): RefreshRequest => ({ ...request, state: openCase(house.caseId), sequence: 2, nowMs: request.nowMs + laterMs });

describe('what a case shows and tells', () => {
  it('is told once, though it is shown again and again', async () => {
    await refreshCase(house.dependencies, request);
    const told = await toldReasons();
    expect(told.length).toBeGreaterThan(0);
    await refreshCase(house.dependencies, request);
    await refreshCase(house.dependencies, { ...request, sequence: 3 });
    expect(await toldReasons()).toEqual(told);
  });

  it.each(['beforeJournal', 'afterJournal'] as const)('is told, once, though the process dies %s', async (point) => {
    await expect(refreshCase(crashAt(house.dependencies, point), request)).rejects.toThrow('died');
    await refreshCase(house.dependencies, request);
    const told = await toldReasons();
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told).size).toBe(told.length);
  });

  it('an older projection never overwrites a newer one, and tells nothing', async () => {
    await refreshCase(house.dependencies, { ...request, sequence: 5 });
    const before = { record: await shown(), told: await toldReasons() };
    await refreshCase(house.dependencies, { ...later(), sequence: 4 });
    expect({ record: await shown(), told: await toldReasons() }).toEqual(before);
  });
});

describe('an item that reached the litigation handoff', () => {
  it('is recorded as handed over though the process dies while it is recorded', async () => {
    await refreshCase(house.dependencies, request);
    await expect(refreshCase(dyingOnFacts(), later())).rejects.toThrow('died');
    await refreshCase(house.dependencies, later());
    const items = await house.store.items.getMany(house.entityId, [house.idOf('F-1'), house.idOf('F-2')]);
    expect(items.map(({ handedOver }) => handedOver)).toEqual([true, true]);
  });

  it('is a fact of the case, counted once however often the case is shown', async () => {
    const before = await refreshCase(house.dependencies, request);
    for (const sequence of [2, 3, 4]) await refreshCase(house.dependencies, { ...later(), sequence });
    expect(await house.store.cases.factsVersion(house.entityId, house.caseId)).toBe(before.factsVersion + 1);
    const items = await house.store.items.getMany(house.entityId, [house.idOf('F-1'), house.idOf('F-2')]);
    expect(items.map(({ facts }) => facts.filter(({ kind }) => kind === 'handedOver').length)).toEqual([1, 1]);
  });

  function dyingOnFacts(): WorkerDependencies {
    const { store } = house.dependencies;
    const appendFact = () => Promise.reject(new Error('the process died'));
    return { ...house.dependencies, store: { ...store, items: { ...store.items, appendFact } } };
  }
});

describe('a case that comes to rest', () => {
  it('keeps its state for the next start, unless facts arrived meanwhile', async () => {
    const { factsVersion, state = openCase('x') } = await refreshCase(house.dependencies, request);
    const resting = { entityId: house.entityId, caseId: house.caseId, state: { ...state, sequence: 9 }, sequence: 1, factsVersion };
    await house.pay('F-1', 100);
    expect(await restCase(house.dependencies, resting)).toBe(false);
    expect(await restCase(house.dependencies, { ...resting, factsVersion: factsVersion + 1 })).toBe(true);
    expect((await refreshCase(house.dependencies, request)).state).toMatchObject({ sequence: 9 });
  });

  it('is left asleep by the sweep; one whose facts changed unseen is woken', async () => {
    const all = async (): Promise<unknown[]> => (await casesToWake(house.dependencies, {})).cases;
    const woken = { entityId: house.entityId, caseId: house.caseId };
    expect(await all()).toEqual([{ ...woken, running: false }]);
    const { factsVersion, state = openCase('x') } = await refreshCase(house.dependencies, request);
    expect(await all()).toEqual([]);
    await house.pay('F-1', 100);
    expect(await all()).toEqual([{ ...woken, running: true }]);
    await restCase(house.dependencies, { ...woken, state, sequence: 1, factsVersion: factsVersion + 1 });
    expect(await all()).toEqual([]);
  });
});
