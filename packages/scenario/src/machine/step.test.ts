import { describe, expect, it } from 'vitest';
import { at, call, caseOf, email, handOver, invoice, ladder, told, world } from '../testing/small-world.js';
import type { Environment } from './facts/environment.js';
import { settle } from './settle.js';
import type { CaseState, Effect, Receipt } from './state.js';
import { openCase, step } from './step.js';

function accept(effect: Effect, nowMs: number): Receipt {
  const members = effect.kind === 'withdraw' ? [] : effect.members.map(({ item, nodeId, visit }) => ({ item, nodeId, visit }));
  const outcome = effect.kind === 'contact' ? 'sent' : effect.kind === 'task' ? 'opened' : 'withdrawn';
  const id = effect.kind === 'withdraw' ? effect.taskId : `${effect.carrier.item}/${effect.carrier.nodeId}/${effect.carrier.visit}`;
  return { outcome, dispatchId: id, at: nowMs, members };
}

function run(env: Environment, from: number, to: number): { story: string[]; state: CaseState } {
  let state = openCase('case');
  const story: string[] = [];
  let now = from;
  for (let turns = 0; turns < 500; turns += 1) {
    const result = step(state, env, now);
    state = result.state;
    if (result.effect !== undefined) {
      const { effect } = result;
      if (effect.kind !== 'withdraw')
        story.push(`${told(now)} ${effect.carrier.nodeId} ${effect.members.map(({ item }) => item).join(' ')}`);
      state = settle(state, effect, accept(effect, now), env);
      continue;
    }
    if (result.wakeAt === undefined || result.wakeAt > to) return { story, state };
    now = result.wakeAt;
  }
  throw new Error('the case never comes to rest');
}

describe('one invoice on a simple ladder', () => {
  const plan = ladder([email('P0', -5, 0), email('R1', 5, 1), email('R2', 15, 2, { deadlineDays: 7 }), call('C', 25), handOver('H')]);

  it('is reminded on J−5, J+5 and J+15, called on J+25 and handed over', () => {
    const env = world(plan, caseOf([invoice('F1', '2025-10-10')]));
    const { story, state } = run(env, at('2025-09-20', 8), at('2026-02-01'));
    expect(story.map((line) => line.slice(0, 10) + line.slice(16))).toEqual([
      '2025-10-03 P0 f1',
      '2025-10-15 R1 f1',
      '2025-10-27 R2 f1',
      '2025-11-04 C f1',
    ]);
    expect(state.tokens[0]?.end?.reason.code).toBe('handedOver');
  });
});
