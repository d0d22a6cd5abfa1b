import { expect } from 'vitest';
import type { Story } from '../drive.js';
import type { RandomWorld } from '../random/draw-world.js';
import { isPublicHoliday, local } from './civil-time.js';

const workingWeek = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const isoWeekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Law 1: hours and Sundays where the debtor lives, the entity's holidays, for calls and SMS the debtor's too. */
export function expectAllowedInstants(random: RandomWorld, story: Story): void {
  for (const { at, effect } of story.happenings) {
    const there = local(at, random.debtor);
    const step = random.env.plans[effect.carrier.plan]?.instructions[effect.carrier.pc];
    const weekdays = step?.op === 'contact' ? step.when.weekdays?.map((weekday) => isoWeekdays[weekday]) : undefined;
    expect(weekdays ?? workingWeek).toContain(there.weekday);
    expect(there.minute).toBeGreaterThanOrEqual(540);
    expect(there.minute).toBeLessThan(1080);
    const here = local(at, random.entity).date;
    expect(isPublicHoliday(here, random.entity), `${here} in ${random.entity}`).toBe(false);
    const isBothSided = effect.kind === 'task' ? effect.task === 'call' : effect.channel === 'sms';
    if (isBothSided) expect(isPublicHoliday(there.date, random.debtor), `${there.date} in ${random.debtor}`).toBe(false);
  }
}
