import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compile/compile.js';
import type { CaseFacts } from '../../machine/facts/environment.js';
import { drive, isRecap } from '../../testing/drive.js';
import { dayNumber } from '../../testing/oracle/civil-time.js';
import { drawDrawing, drawingOf } from '../../testing/random/draw-drawing.js';
import { firstDay, itemOf, morning, type ItemDraw } from '../../testing/random/draw-facts.js';
import { drawWorld, worldOf } from '../../testing/random/draw-world.js';
import { runRandom } from '../../testing/random/run-random.js';
import { caseOf, world } from '../../testing/small-world.js';
import { isCallTask } from '../../testing/stories.js';

const plainItem: ItemDraw = {
  dueIn: 20,
  cents: 100_000,
  paidAfter: 0,
  paidCents: 0,
  isReversed: false,
  isCredit: false,
  names: -1,
  isDollar: false,
  isElsewhere: false,
};

describe('over random drawings the compiler accepts', () => {
  it('P9 an item has at most the contacts, by channel, the calls and the tasks of the bounds, whatever happens to it', () => {
    let compiled = 0;
    fc.assert(
      fc.property(drawDrawing, drawWorld, (drawing, draw) => {
        const { plan, bounds } = compile(drawingOf(drawing, 'even'));
        if (plan === undefined) return;
        compiled += 1;
        const random = worldOf(draw);
        const items = random.env.facts.items.map((item) => ({ ...item, planHash: 'even' }));
        const facts: CaseFacts = { ...random.env.facts, items, tasks: [] };
        const story = runRandom(random, {}, { ...random.env, plans: { even: plan }, facts });
        for (const { id } of facts.items) {
          const about = story.happenings.filter(
            ({ effect, receipt }) =>
              receipt.outcome !== 'failed' && effect.members.some(({ item, keepsPlace }) => item === id && keepsPlace !== true),
          );
          const messages = about.filter(({ effect }) => effect.kind === 'contact' && !isRecap(effect));
          expect(messages.length).toBeLessThanOrEqual(bounds.contactsAtMost);
          for (const [channel, most] of Object.entries(bounds.contactsAtMostByChannel)) {
            const own = about.filter(({ effect }) =>
              isRecap(effect)
                ? effect.kind === 'contact' && effect.channel === channel
                : effect.members.some((member) => member.item === id && channelOf(plan, member.pc) === channel),
            );
            expect(own.length).toBeLessThanOrEqual(most);
          }
          const reached = about.filter(({ effect, receipt }) => {
            const answer = isCallTask(effect) ? facts.tasks.find(({ taskId }) => taskId === receipt.dispatchId) : undefined;
            return answer?.outcome === 'reached';
          });
          expect(reached.length).toBeLessThanOrEqual(bounds.callsAtMost);
        }
      }),
      { numRuns: 150 },
    );
    expect(compiled).toBeGreaterThan(50);
  });

  it('P9 left alone, an item is done with its last step within the days of the bounds and the longest run of days off', () => {
    const longestRunOfDaysOff = 5;
    fc.assert(
      fc.property(drawDrawing, fc.integer({ min: 0, max: 200 }), (drawing, dueIn) => {
        // steps further apart than the gap and the deadlines, so that nothing is waited for but days off
        const cards = drawing.cards.map((card) => ({
          ...card,
          what: card.what === 'callTask' ? ('email' as const) : card.what,
          after: card.after + 12,
          deadlineDays: 0,
        }));
        const { plan, bounds } = compile(drawingOf({ ...drawing, cards, contacts: 9 }, 'even'));
        if (plan === undefined) return;
        const item = itemOf({ ...plainItem, dueIn: dueIn + 20 }, 0, 'even');
        const env = world(plan, caseOf([item]));
        const { happenings } = drive({ ...env, plans: { even: plan } }, { from: morning(firstDay), to: morning(firstDay + 400) });
        for (const { at } of happenings) expect(dayNumber(at) - item.dueDay).toBeLessThanOrEqual(bounds.lastDay + longestRunOfDaysOff);
        const first = happenings[0];
        if (first !== undefined) expect(dayNumber(first.at) - item.dueDay).toBeGreaterThanOrEqual(bounds.firstDay);
      }),
      { numRuns: 100 },
    );
  });
});

function channelOf(plan: { instructions: readonly { op: string }[] }, pc: number): string | undefined {
  const step = plan.instructions[pc];
  return step !== undefined && 'channel' in step && typeof step.channel === 'string' ? step.channel : undefined;
}
