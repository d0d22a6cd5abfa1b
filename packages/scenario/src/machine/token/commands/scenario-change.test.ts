import { describe, expect, it } from 'vitest';
import { at, caseOf, day, email, handOver, invoice, ladder, world } from '../../../testing/small-world.js';
import type { Environment, ItemFacts } from '../../facts/environment.js';
import type { Token } from '../../state.js';
import { afterScenarioChange } from '../../telling/after-scenario-change.js';
import { advance } from '../advance.js';

const now = at('2025-10-15', 10);
const others = [email('A1', 1, 1), email('A2', 20, 2), email('A3', 40, 3), handOver('AH')];

/** F1, due on Monday 6 October 2025, is asked on Wednesday 15 to go over to the scenario `segment` names. */
function environment(segment: string | undefined): Environment {
  const command = { id: 'c', itemId: 'f1', command: 'scenarioChange' as const, at: now, author: 'anna', reason: 'why' };
  const env = world(
    ladder([email('R1', 5, 1), email('R2', 15, 2), handOver('H')]),
    caseOf([invoice('F1', '2025-10-06')], { commands: [command] }),
  );
  const [own = ''] = Object.keys(env.plans);
  const hash = segment === 'own' ? own : segment;
  const items = env.facts.items.map((item): ItemFacts => {
    const { planHash, ...rest } = item;
    return planHash === undefined || hash === undefined ? rest : { ...rest, planHash: hash };
  });
  return { ...env, plans: { ...env.plans, other: ladder(others) }, facts: { ...env.facts, items } };
}

/** Reminded once on Monday 13 October, standing on R2. */
function token(env: Environment, more: Partial<Token> = {}): Token {
  const plan = Object.keys(env.plans).find((hash) => hash !== 'other') ?? '';
  const days = { entryDay: day('2025-10-01'), sinceDay: day('2025-10-13'), previousContactDay: day('2025-10-13'), shiftDays: 0 };
  return { item: 'f1', plan, pc: 1, ...days, level: 1, visits: { 0: 1 }, contacts: 1, reminders: 1, status: 'walking', ...more };
}

describe('an item that goes over to the scenario of its segment (law 27)', () => {
  it('stands behind the steps of its level and keeps what it received; nothing is said again (laws 7, 17)', () => {
    const env = environment('other');
    const rest = advance(token(env), env, now);
    expect(rest.token).toMatchObject({ plan: 'other', pc: 1, level: 1, contacts: 1, reminders: 1, visits: {}, status: 'walking' });
    expect(rest.token.previousContactDay).toBe(day('2025-10-13'));
    expect(rest.intent?.instruction.nodeId).toBe('A2');
    expect(rest.reasons.map(({ code }) => code)).toContain('commandScenarioChange');
  });

  it('does so once, however often it is woken', () => {
    const env = environment('other');
    const once = advance(token(env), env, now).token;
    const again = advance(once, env, now + 3_600_000);
    expect(again.token).toEqual(once);
    expect(again.reasons).toEqual([]);
  });

  it.each<[string, string | undefined, Partial<Token>, string]>([
    ['has a task open, which holds it', 'other', { task: 't1' }, 'commandTaskOpen'],
    ['walks that scenario already', 'own', {}, 'commandWithoutEffect'],
    ['has a segment without a scenario', undefined, {}, 'commandWithoutEffect'],
    ['has a segment whose scenario nobody knows', 'unknown', {}, 'commandWithoutEffect'],
    ['has ended', 'other', { status: 'done' }, 'commandWithoutEffect'],
  ])('stays where it is when it %s', (_, segment, more, code) => {
    const env = environment(segment);
    const before = token(env, more);
    const rest = advance(before, env, now);
    expect([rest.token.plan, rest.token.pc]).toEqual([before.plan, before.pc]);
    expect(rest.reasons.map((told) => told.code)).toContain(code);
  });

  it('is foretold where it would stand, and when', () => {
    const env = environment('other');
    const [position, ...more] = afterScenarioChange(env, [{ itemId: 'f1', level: 1, previousContactDay: day('2025-10-13') }], now);
    expect(more).toEqual([]);
    expect(position).toMatchObject({ itemId: 'f1', planHash: 'other', nodeId: 'A2', level: 1 });
    expect(afterScenarioChange(environment(undefined), [{ itemId: 'f1', level: 1 }], now)).toEqual([]);
  });
});
