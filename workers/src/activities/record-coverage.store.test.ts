import { openCase } from '@relance/scenario/machine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSampleHouse, type SampleHouse } from '../testing/sample-house.js';
import { casesToWake } from './cases-to-wake.js';
import { refreshCase } from './refresh-case.js';
import { recordCoverage } from './record-coverage.js';

const DAY_MS = 86_400_000;

let house: SampleHouse;
beforeEach(async () => {
  house = await openSampleHouse();
  // the invoices are due on the first morning: overdue from the day after (law 1)
  house.nowMs += DAY_MS;
});
afterEach(() => house.close());

const series = () => house.store.coverageDays.since(house.entityId, '2025-01-01');
const refresh = () => {
  const { entityId, caseId, nowMs } = house;
  const request = { entityId, caseId, nowMs, state: openCase(caseId), sequence: 1 };
  return refreshCase(house.dependencies, { ...request, knownFactsVersion: -1, knownPlans: [], knownTerritories: [] });
};

describe('the coverage of a day', () => {
  it('is counted by the sweep with its last page, once a day, and the latest count of the day stands', async () => {
    await casesToWake(house.dependencies, {});
    expect(await series()).toMatchObject([{ on: '2025-09-02', overdue: 2, withToken: 0, uncovered: 2, reasons: { noToken: 2 } }]);
    await refresh();
    house.nowMs += 1000;
    await casesToWake(house.dependencies, {});
    expect(await series()).toMatchObject([{ on: '2025-09-02', at: house.nowMs, overdue: 2, withToken: 2, uncovered: 0, reasons: {} }]);
    await house.pay('F-1', 10_000);
    await recordCoverage(house.dependencies, house.nowMs - 500);
    expect(await series()).toMatchObject([{ at: house.nowMs, overdue: 2 }]);
    await recordCoverage(house.dependencies, house.nowMs + DAY_MS);
    expect(await series()).toMatchObject([{ on: '2025-09-02' }, { on: '2025-09-03', overdue: 1, withToken: 1 }]);
  });

  it('finds a case whose next move was missed, and the sweep wakes it (law 4)', async () => {
    await refresh();
    expect((await casesToWake(house.dependencies, {})).cases).toEqual([]);
    house.nowMs += 3 * DAY_MS;
    const { cases } = await casesToWake(house.dependencies, {});
    expect(cases).toEqual([{ entityId: house.entityId, caseId: house.caseId, running: true }]);
    expect((await series()).at(-1)).toMatchObject({ overdue: 2, uncovered: 2, reasons: { stalled: 2 } });
  });
});
