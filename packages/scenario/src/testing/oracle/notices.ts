import { expect } from 'vitest';
import type { CaseFacts, Environment } from '../../machine/facts/environment.js';
import type { Happening, Story } from '../drive.js';
import { leavingOf, returnedAt } from '../stories.js';

const written = ['email', 'letter', 'registered'];

/** Whether a message counts as a written reminder at an instant (law 19): certain, of level 1 or more, posted by then, not come back, not unknown at the address. */
function wasReminder(facts: CaseFacts, happening: Happening, nowMs: number): boolean {
  const { effect, receipt } = happening;
  if (effect.kind !== 'contact' || effect.level < 1 || !written.includes(effect.channel) || receipt.outcome === 'unknown') return false;
  const left = leavingOf(facts, happening);
  const isUndone = facts.letters?.some(
    ({ dispatchId, outcome, recordedAt }) => dispatchId === receipt.dispatchId && outcome === 'unknownAddress' && recordedAt <= nowMs,
  );
  return left !== undefined && left.knownAt <= nowMs && returnedAt(facts, happening) > nowMs && isUndone !== true;
}

/** Law 17: a notice claims exactly the items whose own token stands on it, and totals them alone. */
export function expectNoticesAlone(env: Environment, story: Story): void {
  for (const { effect, before, shown, at } of story.happenings) {
    if (effect.kind !== 'contact') continue;
    for (const member of effect.members) {
      const step = env.plans[member.plan]?.instructions[member.pc];
      const isOfNotice = step?.op === 'contact' && step.level >= 5;
      expect(isOfNotice).toBe(effect.level >= 5);
      expect(member.role === 'claimed').toBe(effect.level >= 5);
      if (effect.level >= 5) {
        expect(member.covered).toBeUndefined();
        expect(before.tokens.find(({ item }) => item === member.item)?.pc).toBe(member.pc);
      }
    }
    if (effect.level < 5) continue;
    const claimed = (shown?.lines ?? []).filter(({ role }) => role === 'claimed');
    const total = (shown?.totals ?? []).reduce((sum, { cents }) => sum + cents, 0);
    expect(total).toBe(claimed.reduce((sum, { netCents }) => sum + netCents, 0));
    expect((shown?.lines ?? []).filter(({ role }) => role === 'reminded' || role === 'announced')).toEqual([]);
    expect(at).toBeGreaterThan(0);
  }
}

/** Law 19: every item a notice claims had a written reminder that counted then. */
export function expectReminded(env: Environment, { happenings }: Story): void {
  for (const [index, { effect, at }] of happenings.entries()) {
    if (effect.kind !== 'contact' || effect.level < 5) continue;
    const reminders = happenings.slice(0, index).filter((earlier) => wasReminder(env.facts, earlier, at));
    const reminded = new Set(
      reminders.flatMap(({ effect: { members } }) => members).flatMap(({ item, role }) => (role === 'announced' ? [] : item)),
    );
    for (const { item } of effect.members) expect(reminded).toContain(item);
  }
}
