import { openCase, step, type TaskEffect } from '@relance/scenario/machine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EffectRequest } from '../activity-contract.js';
import { plansOf, readKnowledge } from '../facts/read-knowledge.js';
import { crashAt } from '../testing/crash-at.js';
import { openSampleHouse, type SampleHouse } from '../testing/sample-house.js';
import { calledOnDay } from '../testing/sample-records.js';
import { openTask, withdrawTask } from './settle-tasks.js';

let house: SampleHouse;
let request: EffectRequest<TaskEffect>;

beforeEach(async () => {
  house = await openSampleHouse({ bundle: calledOnDay(2) });
  let state = openCase(house.caseId);
  for (let wakes = 0; ; wakes += 1) {
    const { environment } = await readKnowledge(house.dependencies, house, { nowMs: house.nowMs, plans: plansOf(state) });
    const decided = step(state, environment, house.nowMs);
    if (decided.effect?.kind === 'task') {
      const { entityId, caseId, nowMs } = house;
      request = { entityId, caseId, effect: decided.effect, nowMs, factsVersion: environment.facts.version };
      return;
    }
    if (decided.wakeAt === undefined || wakes > 20) throw new Error('no call is asked for');
    state = decided.state;
    house.nowMs = decided.wakeAt;
  }
});
afterEach(() => house.close());

const journalOf = async (): Promise<string[]> => (await house.store.journal.list(house.entityId, house.caseId)).map(({ kind }) => kind);
const takeBack = (taskId: string) => ({ ...request, effect: { kind: 'withdraw' as const, unit: request.effect.unit, taskId } });

describe('a call to be made', () => {
  it.each(['beforeJournal', 'afterJournal'] as const)('is opened and told once though the process dies %s', async (point) => {
    await expect(openTask(crashAt(house.dependencies, point), request)).rejects.toThrow('died');
    const { receipt } = await openTask(house.dependencies, request);
    expect(receipt).toMatchObject({ outcome: 'opened', at: request.nowMs });
    expect((await house.store.tasks.counts(house.entityId)).open).toBe(1);
    expect(await journalOf()).toEqual(['taskOpened']);
  });

  it('is not opened on older facts than the store has', async () => {
    await house.pay('F-1', 10_000);
    expect((await openTask(house.dependencies, request)).receipt.outcome).toBe('void');
    expect((await house.store.tasks.counts(house.entityId)).open).toBe(0);
  });

  it('is taken back while it is open, also when that is tried twice', async () => {
    const { receipt } = await openTask(house.dependencies, request);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect((await withdrawTask(house.dependencies, takeBack(receipt.dispatchId))).receipt.outcome).toBe('withdrawn');
    }
  });

  it('cannot be taken back once it was answered: the case goes on from the answer and reads it', async () => {
    const { receipt } = await openTask(house.dependencies, request);
    const answeredAt = request.nowMs + 60_000;
    await house.store.tasks.answer(house.entityId, receipt.dispatchId, { outcome: 'reached', at: answeredAt, by: 'paul' });
    const back = await withdrawTask(house.dependencies, takeBack(receipt.dispatchId));
    expect(back.receipt).toMatchObject({ outcome: 'void', at: answeredAt });
  });
});
