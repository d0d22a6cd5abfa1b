import { openCase, step, type Alert } from '@relance/scenario/machine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkerDependencies } from '../dependencies.js';
import { readKnowledge } from '../facts/read-knowledge.js';
import { crashAt } from '../testing/crash-at.js';
import { openSampleHouse, type SampleHouse } from '../testing/sample-house.js';
import { projectCase } from './project-case.js';

let house: SampleHouse;
beforeEach(async () => {
  house = await openSampleHouse();
});
afterEach(() => house.close());

const alert = (): Alert => ({
  id: 'outsideDeadline/d-1',
  code: 'limitationDue',
  law: 28,
  itemId: house.idOf('F-1'),
  owner: 'creditManager',
  dueDay: 20_400,
});

/** Shows the case as a wake of the live case would, with an alert in what was decided. */
async function show(sequence: number, dependencies: WorkerDependencies = house.dependencies): Promise<void> {
  const { entityId, caseId, nowMs } = house;
  const knowledge = await readKnowledge(dependencies, { entityId, caseId }, { nowMs, plans: [] });
  const decided = step(openCase(caseId), knowledge.environment, nowMs);
  await projectCase(dependencies, knowledge, { ...decided, alerts: [alert()] }, { sequence, nowMs });
}

const tasks = async () => (await house.store.tasks.list(house.entityId, { caseId: house.caseId })).rows;
const opened = async () =>
  (await house.store.journal.list(house.entityId, house.caseId)).filter(({ kind }) => kind === 'taskOpened').map(({ reasons }) => reasons);

describe('an alert of a live case', () => {
  it('opens one task with its reason, owner and date, however often the case is shown (law 28)', async () => {
    for (const sequence of [1, 2, 3]) await show(sequence);
    expect(await tasks()).toMatchObject([
      {
        kind: 'check',
        state: 'open',
        reason: 'limitationDue',
        owner: 'creditManager',
        itemIds: [house.idOf('F-1')],
        dueOn: '2025-11-08',
      },
    ]);
    expect(await opened()).toMatchObject([[{ code: 'limitationDue', law: 28, until: '2025-11-08' }]]);
  });

  it.each(['beforeJournal', 'afterJournal'] as const)('opens it once though the process dies %s', async (point) => {
    await expect(show(1, crashAt(house.dependencies, point))).rejects.toThrow('died');
    await show(1);
    expect(await tasks()).toHaveLength(1);
    expect(await opened()).toHaveLength(1);
  });

  it('stays closed once a person has dealt with it', async () => {
    await show(1);
    const [task] = await tasks();
    await house.store.tasks.answer(house.entityId, task?._id ?? '', { outcome: 'done', at: house.nowMs, by: 'anna' });
    await show(2);
    expect((await tasks()).map(({ state }) => state)).toEqual(['done']);
  });
});
