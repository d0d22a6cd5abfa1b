import { settle, step, openCase, type CaseState } from '@relance/scenario/machine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTask } from '../../activities/settle-tasks.js';
import { plansOf, readKnowledge } from '../../facts/read-knowledge.js';
import { crashAt, crashPoints } from '../../testing/crash-at.js';
import { openSampleHouse, type SampleHouse } from '../../testing/sample-house.js';
import { recappedCall } from '../../testing/sample-records.js';
import { dispatchContact } from '../dispatch-contact.js';

let house: SampleHouse;
beforeEach(async () => {
  house = await openSampleHouse({ bundle: recappedCall() });
});
afterEach(() => house.close());

const knowledgeOf = (state: CaseState) => readKnowledge(house.dependencies, house, { nowMs: house.nowMs, plans: plansOf(state) });

/** Opens the call of Wednesday 3 September (J+2), which somebody answers an hour later with a promise. */
async function called(): Promise<CaseState> {
  let state = openCase(house.caseId);
  for (let wakes = 0; wakes < 20; wakes += 1) {
    const { environment } = await knowledgeOf(state);
    const decided = step(state, environment, house.nowMs);
    const { effect, wakeAt = house.nowMs } = decided;
    if (effect?.kind === 'task') {
      const { entityId, caseId, nowMs } = house;
      const request = { entityId, caseId, effect, nowMs, factsVersion: environment.facts.version };
      const { receipt } = await openTask(house.dependencies, request);
      state = settle(decided.state, effect, receipt, environment);
      house.nowMs += 3_600_000;
      const promise = { on: '2025-09-12', cents: 15_000, currency: 'EUR' };
      await house.store.tasks.answer(entityId, receipt.dispatchId, { outcome: 'reached', at: house.nowMs, by: 'u-1', promise });
      await house.store.cases.recordFacts(entityId, caseId, { taskIds: [receipt.dispatchId], at: house.nowMs });
      return state;
    }
    state = decided.state;
    house.nowMs = wakeAt;
  }
  throw new Error('no call opens');
}

describe('the recap of a call (law 21)', () => {
  it('writes down what was promised, to the person the card names, and tells the story of it', async () => {
    const receipt = await house.deliver(await house.nextContact(await called()));
    expect(receipt).toMatchObject({ outcome: 'sent', members: [{ nodeId: 'appel' }, { nodeId: 'appel' }] });
    const [mail, ...others] = house.channel.arrived;
    expect(others).toEqual([]);
    expect(mail?.envelope.to).toBe('compta@client.example');
    const text = Buffer.from(mail?.bytes ?? [])
      .toString('utf8')
      .replaceAll(/=\r?\n/gu, '');
    expect(text).toContain('3 septembre 2025');
    expect(text).toContain('12 septembre 2025');
    expect(text).toMatch(/150,00/u);
    expect(text).toContain('F-1');
    const [task] = (await house.store.tasks.list(house.entityId, { state: 'done' })).rows;
    const dispatch = await house.store.dispatches.get(house.entityId, receipt.dispatchId);
    expect(dispatch).toMatchObject({ state: 'accepted', recapOf: task?._id, lines: [{ role: 'discussed' }, { role: 'discussed' }] });
    expect((await house.store.journal.list(house.entityId, house.caseId)).map(({ kind }) => kind)).toEqual(['taskOpened', 'recap']);
  });

  it.each(crashPoints)('leaves once though its worker dies %s', async (point) => {
    const request = await house.nextContact(await called());
    await dispatchContact(crashAt(house.dependencies, point), request).catch(() => undefined);
    expect((await house.deliver(request)).outcome).toBe('sent');
    expect(house.channel.arrived).toHaveLength(1);
  });

  it('is no contact of its own: the reminder of the next day waits for the gap of the call alone', async () => {
    const request = await house.nextContact(await called());
    const receipt = await house.deliver(request);
    const { environment } = await knowledgeOf(request.state);
    const next = await house.nextContact(settle(request.state, request.effect, receipt, environment));
    // called on Wednesday 3, a gap of two days: Friday 5
    expect(new Date(next.nowMs).toISOString().slice(0, 10)).toBe('2025-09-05');
    expect(next.effect).toMatchObject({ carrier: { nodeId: 'r1' }, members: [{ visit: 1 }, { visit: 1 }] });
  });

  it('of a real call waits while a trial is on, and leaves for the customer once it is over', async () => {
    const state = await called();
    const place = { entityId: house.entityId, scope: 'entity', target: '' } as const;
    const said = { reason: 'r', changedAt: house.nowMs, changedBy: 'u' };
    await house.store.trials.start(place, { email: 'essai@brevanne.example', ...said });
    const request = await house.nextContact(state);
    expect(await house.deliver(request)).toMatchObject({ outcome: 'refused', reason: { code: 'trialHolds' } });
    expect(house.channel.arrived).toEqual([]);
    await house.store.trials.end(place, said);
    expect(await house.deliver(request)).not.toHaveProperty('trial');
    expect(house.channel.arrived.map(({ envelope }) => envelope.to)).toEqual(['compta@client.example']);
  });

  it('leaves out what was paid between the decision and the sending', async () => {
    const request = await house.nextContact(await called());
    await house.pay('F-1', 10_000);
    expect((await house.deliver(request)).outcome).toBe('void');
    const again = await house.nextContact(request.state);
    expect((await house.deliver(again)).members).toHaveLength(1);
  });
});
