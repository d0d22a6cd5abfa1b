import { describe, expect, it } from 'vitest';
import type { Companion, ContactInstruction } from '../../plan.js';
import { receiptOf } from '../../testing/drive.js';
import { at, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { CaseFacts, Environment } from '../facts/environment.js';
import { refusal } from '../sending/refusal.js';
import { settle } from '../settle.js';
import type { CaseState, ContactEffect } from '../state.js';
import { openCase, step, type StepResult } from '../step.js';

const companion: Companion = { channel: 'email', template: { id: 'copie', version: 3 }, audience: ['management'] };
const letter: ContactInstruction = {
  ...(email('L1', 5, 1) as ContactInstruction),
  channel: 'letter',
  rank: 2,
  companions: [companion],
};
const dispatchId = 'f1/L1/1';

function envOf(more: Partial<CaseFacts> = {}): Environment {
  return world(ladder([letter, email('R2', 30, 2), handOver('H')]), caseOf([invoice('F1', '2025-10-06')], more));
}

/** The letter of Monday 13 October (J+5 is a Saturday) lies in its batch. */
function withLetter(): CaseState {
  const now = at('2025-10-13', 10);
  const { state, effect } = step(openCase('case'), envOf(), now);
  if (effect?.kind !== 'contact') throw new Error('no letter is asked for');
  return settle(state, effect, { ...receiptOf(effect, 'handedOver', now), dispatchId }, envOf());
}

const posted = (recordedAt: number): Partial<CaseFacts> => ({ letters: [{ dispatchId, postedDay: day('2025-10-14'), recordedAt }] });

function companionIn({ effect }: StepResult): ContactEffect {
  if (effect?.kind !== 'contact') throw new Error('no companion is asked for');
  return effect;
}

describe('the companion of a letter (law 22)', () => {
  it('is not asked for while the letter waits to be posted', () => {
    expect(step(withLetter(), envOf(), at('2025-10-14', 10)).effect).toBeUndefined();
  });

  it('is asked for once it was posted, by its own channel, text and audience, and names the letter', () => {
    const env = envOf(posted(at('2025-10-14', 11)));
    const effect = companionIn(step(withLetter(), env, at('2025-10-14', 11)));
    expect(effect).toMatchObject({ ...companion, rank: 1, level: 1, companionOf: dispatchId });
    expect(effect.members.map(({ item, nodeId }) => [item, nodeId])).toEqual([['f1', 'L1']]);
  });

  it.each(['sent', 'failed', 'unknown', 'handedOver'] as const)('%s, it is done with: one entry in the log, nobody moves', (outcome) => {
    const now = at('2025-10-14', 11);
    const env = envOf(posted(now));
    const asked = step(withLetter(), env, now);
    const effect = companionIn(asked);
    const state = settle(asked.state, effect, receiptOf(effect, outcome, now), env);
    expect(state.companions).toBeUndefined();
    expect(state.log.map((one) => one.dispatchId)).toEqual([dispatchId]);
    expect([state.tokens, state.log, state.notBefore]).toEqual([asked.state.tokens, asked.state.log, {}]);
    expect(step(state, env, at('2025-10-14', 12)).effect).toBeUndefined();
  });

  it('keeps the hours of its step', () => {
    const evening = at('2025-10-14', 20);
    const waiting = step(withLetter(), envOf(posted(evening)), evening);
    expect(waiting.effect).toBeUndefined();
    expect(told(waiting.wakeAt ?? 0).slice(0, 10)).toBe('2025-10-15');
  });

  it('is refused by a channel the payer opposes, and where nobody has an address (laws 8, 20)', () => {
    const now = at('2025-10-14', 11);
    const env = envOf(posted(now));
    const effect = companionIn(step(withLetter(), env, now));
    expect(refusal(effect, env, now)).toBeUndefined();
    const opposed = envOf({ ...posted(now), oppositions: [{ id: 'o1', channel: 'email', fromDay: day('2025-10-14'), recordedAt: now }] });
    expect(refusal(effect, opposed, now)?.reason).toMatchObject({ code: 'channelOpposed', law: 8 });
    const { facts } = env;
    const without = { ...env, facts: { ...facts, payer: { ...facts.payer, hasEmail: false } } };
    expect(refusal(effect, without, now)?.reason).toMatchObject({ code: 'noUsableAddress', law: 20 });
  });
});
