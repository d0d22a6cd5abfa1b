import { describe, expect, it } from 'vitest';
import type { CaseFacts, Environment } from '../machine/facts/environment.js';
import type { Member } from '../machine/state.js';
import type { Happening } from '../testing/drive.js';
import { dayNumber, isWorkingDay, workingDaysLater } from '../testing/oracle/civil-time.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { freshEnvironment } from '../testing/random/draw-world.js';
import { leavingOf } from '../testing/stories.js';
import { runRandom } from '../testing/random/run-random.js';

/** A resumption always grants a deadline (law 8): seven days where the text it uses grants none. */
const RESUMPTION_DAYS = 7;

/** What a list grants to one of its items (law 13); undefined: nothing. */
function ownBound(env: Environment, { plan, pc, deadlineDay }: Member): { printed: number; granted: number } | undefined {
  const step = env.plans[plan]?.instructions[pc];
  if (deadlineDay === undefined) return undefined;
  return { printed: deadlineDay, granted: (step?.op === 'contact' ? step.deadlineDays : undefined) ?? RESUMPTION_DAYS };
}

function nextWorkingDay(day: number): number {
  return isWorkingDay(day) ? day : workingDaysLater(day, 1);
}

/**
 * The last day of a deadline as known at an instant (law 10): as printed, and not before it has run from the sending, from three working days after
 * the posting of a letter, or from the presentation of a registered one, seven days after its posting where nobody knows; endless while a letter lies there.
 */
function lastDayOf(facts: CaseFacts, happening: Happening, bound: { printed: number; granted: number }, nowMs: number): number {
  const { effect, receipt } = happening;
  const left = leavingOf(facts, happening);
  if (left === undefined || left.knownAt > nowMs) return Number.POSITIVE_INFINITY;
  if (effect.kind !== 'contact' || !['letter', 'registered'].includes(effect.channel)) return bound.printed;
  const told = facts.letters?.find(
    ({ dispatchId, presentedDay, recordedAt }) => dispatchId === receipt.dispatchId && presentedDay !== undefined && recordedAt <= nowMs,
  );
  const usual = effect.channel === 'letter' ? workingDaysLater(left.day, 3) : left.day + 7;
  return Math.max(bound.printed, nextWorkingDay(Math.max(usual, told?.presentedDay ?? 0) + bound.granted));
}

describe('over random worlds', () => {
  it('P16 a granted deadline is a business day, the latest granted by any step moved, and no step comes before the day after it (laws 10, 16)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      const { happenings } = runRandom(random, {}, env);
      for (const [index, happening] of happenings.entries()) {
        const { effect, receipt, at } = happening;
        if (effect.kind !== 'contact') continue;
        const granted = effect.members.flatMap((member) => {
          const step = random.env.plans[member.plan]?.instructions[member.pc];
          if (step?.op !== 'contact') return [];
          const days = step.deadlineDays ?? (member.isResumption === true ? RESUMPTION_DAYS : undefined);
          return days === undefined ? [] : [days];
        });
        expect(effect.deadlineDay === undefined).toBe(granted.length === 0);
        if (effect.deadlineDay === undefined) continue;
        expect(isWorkingDay(effect.deadlineDay)).toBe(true);
        expect(effect.deadlineDay).toBeGreaterThanOrEqual(dayNumber(at) + Math.max(...granted));
        if (receipt.outcome === 'failed') continue;
        const whole = { printed: effect.deadlineDay, granted: Math.max(...granted) };
        for (const member of effect.members) {
          const { item, role } = member;
          const bound = effect.membersOnly === true ? ownBound(env, member) : whole;
          if (bound === undefined) continue;
          const next = happenings.slice(index + 1).find((later) => later.effect.members.some((member) => member.item === item));
          if (role === 'announced' || next === undefined) continue;
          const day = dayNumber(next.at);
          expect(day, `${item} before its deadline is over`).toBeGreaterThan(lastDayOf(env.facts, happening, bound, next.at));
        }
      }
    });
  });
});
