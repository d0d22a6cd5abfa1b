import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../machine/facts/environment.js';
import type { SuspensionFacts } from '../machine/facts/recorded-facts.js';
import { settle } from '../machine/settle.js';
import { drive } from '../testing/drive.js';
import { dayNumber, numberOfDate } from '../testing/oracle/civil-time.js';
import { endDayOf, stopsClock } from '../testing/oracle/terms.js';
import { drawSuspension, firstDay, morning, suspensionOf, type SuspensionDraw } from '../testing/random/draw-facts.js';
import { freshEnvironment } from '../testing/random/draw-world.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';
import { caseOf, email, handOver, invoice, ladder, world } from '../testing/small-world.js';
import { dateOfNumber } from '../testing/oracle/civil-time.js';

const dueDay = firstDay + 20;
const offsets = [4, 16, 28, 40, 52];
const plan = ladder([...offsets.map((offset, index) => email(`R${index + 1}`, offset, Math.min(index + 1, 4))), handOver('H')], {
  policies: { gapDays: 2, cap: { contacts: 9, days: 30 } },
});

/** The last planned day told of each step before it left, and the day it left. */
function planned(suspensions: SuspensionFacts[]): Map<string, { planned: number; left: number }> {
  const env: Environment = world(plan, caseOf([invoice('F1', dateOfNumber(dueDay))], { suspensions }));
  const told = new Map<string, number>();
  const steps = new Map<string, { planned: number; left: number }>();
  drive(env, {
    from: morning(firstDay),
    to: morning(firstDay + 300),
    inspect: ({ positions, effect }, nowMs) => {
      for (const { nodeId, plannedOn } of positions) if (plannedOn !== undefined) told.set(nodeId, numberOfDate(plannedOn));
      if (effect?.kind !== 'contact' || effect.carrier.keepsPlace === true) return;
      const { nodeId } = effect.carrier;
      // a resumption speaks again by the step that left last, and is no step of its own
      if (!steps.has(nodeId)) steps.set(nodeId, { planned: told.get(nodeId) ?? Number.NaN, left: dayNumber(nowMs) });
    },
  });
  return steps;
}

/** Days of some suspensions after the due date, each day once (law 8). */
function suspendedDays(suspensions: readonly SuspensionFacts[]): number {
  const days = new Set<number>();
  for (const fact of suspensions) {
    for (let day = Math.max(fact.fromDay, dueDay + 1); day < endDayOf(fact); day += 1) days.add(day);
  }
  return days.size;
}

/** What moves the later steps by itself, and what slows nothing; the wait of any other suspension is delay (law 9). */
const judged: readonly SuspensionFacts['kind'][] = ['dispute', 'hold', 'promise'];

const drawEnding: fc.Arbitrary<SuspensionDraw> = fc.tuple(drawSuspension, fc.constantFrom(...judged)).map(([draw, kind]) => ({
  ...draw,
  kind,
  item: 5,
  start: draw.start % 70,
  isLifted: true,
}));

describe('one item on a ladder of five', () => {
  it('P17 dispute and hold move the later steps by exactly the days suspended, a promise by none (laws 8, 9)', () => {
    const alone = planned([]);
    expect([...alone.values()].map((step) => step.planned - dueDay)).toEqual(offsets);
    fc.assert(
      fc.property(fc.array(drawEnding, { minLength: 1, maxLength: 2 }), (draws) => {
        const suspensions = draws.map(suspensionOf);
        const lastEnd = Math.max(...suspensions.map(endDayOf));
        const moved = suspendedDays(suspensions.filter(stopsClock));
        for (const [nodeId, step] of planned(suspensions)) {
          const before = alone.get(nodeId);
          if (step.left >= lastEnd) expect(step.planned - (before?.planned ?? 0), `${nodeId} moved`).toBe(moved);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('over random worlds', () => {
  it('P17 a failure moves nobody but the items standing on the carrier’s own step (law 20)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      for (const { effect, receipt, before } of runRandom(random, {}, env).happenings) {
        if (effect.kind !== 'contact' || receipt.outcome !== 'failed') continue;
        const after = settle(before, effect, receipt, env);
        expect(after.log).toEqual(before.log);
        for (const token of before.tokens) {
          const member = effect.members.find(({ item }) => item === token.item);
          // a resumption is the step that left last, spoken again: who resumes by it fails with it and stays where it stands (law 8)
          const isOnStep =
            member !== undefined &&
            member.covered !== true &&
            member.plan === effect.carrier.plan &&
            member.pc === effect.carrier.pc &&
            (member.keepsPlace === true) === (effect.carrier.keepsPlace === true);
          const settled = after.tokens.find(({ item }) => item === token.item);
          if (!isOnStep) expect(settled).toEqual(token);
          if (effect.carrier.keepsPlace === true) expect([settled?.plan, settled?.pc]).toEqual([token.plan, token.pc]);
          expect(settled?.level).toBe(token.level);
          expect(settled?.reminders).toBe(token.reminders);
        }
      }
    });
  });
});
