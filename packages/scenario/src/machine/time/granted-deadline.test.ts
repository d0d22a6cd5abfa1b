import { fromDayNumber } from '@relance/domain';
import { describe, expect, it } from 'vitest';
import { day, paris } from '../../testing/small-world.js';
import { grantedDeadline, lastDayOf } from './granted-deadline.js';

describe('a granted deadline is a date on a business day (law 10)', () => {
  it.each([
    // Thu 6 Nov 2025 + 5 = Tue 11 Nov, a holiday: Wed 12
    ['email', '2025-11-06', 5, '2025-11-12'],
    // Thu 6 Nov + 8 = Fri 14
    ['sms', '2025-11-06', 8, '2025-11-14'],
    // posted Thu 6 Nov: Fri 7, Mon 10, (Tue 11 holiday) Wed 12; + 8 = Thu 20
    ['letter', '2025-11-06', 8, '2025-11-20'],
    // posted Thu 6 Nov, presented on Thu 13 at the latest; + 8 = Fri 21
    ['registered', '2025-11-06', 8, '2025-11-21'],
    // posted Fri 7 Nov, presented on Fri 14 at the latest; + 8 = Sat 22: Mon 24
    ['registered', '2025-11-07', 8, '2025-11-24'],
  ])('%s leaving on %s with %i days: %s', (channel, leaves, days, last) => {
    expect(fromDayNumber(grantedDeadline(paris, channel, day(leaves), days))).toBe(last);
  });

  it('runs from a presentation that is known', () => {
    expect(fromDayNumber(lastDayOf(paris, day('2025-11-18'), 8))).toBe('2025-11-26');
  });
});
