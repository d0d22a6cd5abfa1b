import { describe, expect, it } from 'vitest';
import type { Story } from '../testing/drive.js';
import { isPublicHoliday, local } from '../testing/oracle/civil-time.js';
import type { RandomWorld } from '../testing/random/draw-world.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';

const workingWeek = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const isoWeekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Law 1: hours and Sundays where the debtor lives, the entity's holidays, for calls and SMS the debtor's too. */
function expectAllowedInstants(random: RandomWorld, story: Story): void {
  for (const { at, effect } of story.happenings) {
    const there = local(at, random.debtor);
    const step = random.env.plans[effect.carrier.plan]?.instructions[effect.carrier.pc];
    const weekdays = step?.op === 'contact' ? step.when.weekdays?.map((weekday) => isoWeekdays[weekday]) : undefined;
    expect(weekdays ?? workingWeek).toContain(there.weekday);
    expect(there.minute).toBeGreaterThanOrEqual(540);
    expect(there.minute).toBeLessThan(1080);
    expect(isPublicHoliday(local(at).date), `${local(at).date} in France`).toBe(false);
    const isBothSided = effect.kind === 'task' || effect.channel === 'sms';
    if (isBothSided) expect(isPublicHoliday(there.date, random.debtor), `${there.date} in ${random.debtor}`).toBe(false);
  }
}

describe('over random worlds', () => {
  it('P5 nothing leaves outside the hours, on a Sunday or on a holiday, as Intl and hand-written lists see them (laws 1, 14)', () => {
    forAllWorlds((random) => {
      expectAllowedInstants(random, runRandom(random));
    });
  });

  it('P5 late wakes cause no forbidden contact (law 4)', () => {
    forAllWorlds((random) => {
      expectAllowedInstants(random, runRandom(random, { lateBy: (index) => (random.lateHours[index % 5] ?? 0) * 3_600_000 }));
    });
  });
});
