import { createHash } from 'node:crypto';
import { openCase, settle, step, type CaseState, type TaskEffect } from '@relance/scenario/machine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTask } from '../../activities/settle-tasks.js';
import type { EffectRequest } from '../../activity-contract.js';
import { plansOf, readKnowledge } from '../../facts/read-knowledge.js';
import { openSampleHouse, type SampleHouse } from '../../testing/sample-house.js';
import { approvedReminder } from '../../testing/sample-records.js';

let house: SampleHouse;
let kept: Map<string, string>;

beforeEach(async () => {
  house = await openSampleHouse({ bundle: approvedReminder() });
  kept = new Map();
  house.dependencies.files.keep = (bytes) => {
    const hash = createHash('sha256').update(bytes).digest('hex');
    kept.set(hash, Buffer.from(bytes).toString('utf8'));
    return Promise.resolve(hash);
  };
});
afterEach(() => house.close());

/** What the case asks approval for, on Wednesday 3 September (J+2), and the case as it asked. */
async function asked(): Promise<{ request: EffectRequest<TaskEffect>; state: CaseState }> {
  let state = openCase(house.caseId);
  for (let wakes = 0; wakes < 20; wakes += 1) {
    const { environment } = await readKnowledge(house.dependencies, house, { nowMs: house.nowMs, plans: plansOf(state) });
    const { state: next, effect, wakeAt = house.nowMs } = step(state, environment, house.nowMs);
    state = next;
    const { entityId, caseId, nowMs } = house;
    if (effect?.kind === 'task') return { request: { entityId, caseId, effect, nowMs, factsVersion: environment.facts.version }, state };
    house.nowMs = wakeAt;
  }
  throw new Error('no approval is asked for');
}

/** The message without what tells the minute it was written in. */
const words = (bytes: string | undefined): string | undefined => bytes?.replace(/^Date: .*$/mu, '');

describe('the message laid before a person (law 24)', () => {
  it('is kept as it would leave, with whom it would reach, and what leaves once it is approved is that very message', async () => {
    const { request, state } = await asked();
    const { receipt } = await openTask(house.dependencies, request);
    const task = await house.store.tasks.get(house.entityId, receipt.dispatchId);
    expect(task).toMatchObject({ kind: 'approval', draft: { channel: 'email', level: 1, recipient: 'compta@client.example' } });
    const draft = kept.get(task?.draft?.contentHash ?? '');
    expect(draft).toContain(`Subject: ${task?.draft?.subject ?? '?'}`);
    house.nowMs += 60_000;
    const answer = { outcome: 'approved', at: house.nowMs, by: 'u-1' };
    await house.store.tasks.answer(house.entityId, receipt.dispatchId, answer);
    await house.store.cases.recordFacts(house.entityId, house.caseId, { taskIds: [receipt.dispatchId], at: house.nowMs });
    const { environment } = await readKnowledge(house.dependencies, house, { nowMs: house.nowMs, plans: plansOf(state) });
    const sent = await house.deliver(await house.nextContact(settle(state, request.effect, receipt, environment)));
    const dispatch = await house.store.dispatches.get(house.entityId, sent.dispatchId);
    expect(words(kept.get(dispatch?.contentHash ?? ''))).toBe(words(draft));
  });

  it('that cannot be written says why, and opens all the same', async () => {
    const { request } = await asked();
    const contact = request.effect.draft?.contact;
    if (contact === undefined || request.effect.draft === undefined) throw new Error('no draft');
    const unknown = { ...request.effect.draft, contact: { ...contact, template: { id: 'nowhere', version: 1 } } };
    const { receipt } = await openTask(house.dependencies, { ...request, effect: { ...request.effect, draft: unknown } });
    const task = await house.store.tasks.get(house.entityId, receipt.dispatchId);
    expect(task?.draft).toEqual({ channel: 'email', level: 1, problem: 'templateMissing' });
    expect(kept.size).toBe(0);
  });
});
