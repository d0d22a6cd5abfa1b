import { describe, expect, it } from 'vitest';
import { drive, type DriveOptions } from '../../testing/drive.js';
import { at, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { CaseFacts } from '../facts/environment.js';

/** `2025-10-16 letterWaitsForPosting`: the day each alert was first raised. */
function raised(channel: 'letter' | 'registered' | 'email', more: Partial<CaseFacts>, options: Partial<DriveOptions> = {}): string[] {
  const step = email('L1', 5, 1, { channel, rank: 2 });
  const env = world(ladder([step, email('R9', 90, 2), handOver('H')]), caseOf([invoice('F1', '2025-10-06')], more));
  const first = new Map<string, string>();
  drive(env, {
    from: at('2025-10-01', 8),
    to: at('2025-11-20'),
    inspect: ({ alerts }, nowMs) => {
      for (const { id, code } of alerts) if (!first.has(id)) first.set(id, `${told(nowMs).slice(0, 10)} ${code}`);
    },
    ...options,
  });
  return [...first.values()];
}

describe('people are called when the post is silent', () => {
  it('a letter handed over on Mon 13 and not posted on Wed 15: Thursday 16 (law 22)', () => {
    expect(raised('letter', {}, { outcome: () => 'handedOver' })).toEqual(['2025-10-16 letterWaitsForPosting']);
  });

  it('a letter handed over on Mon 13 whose item is paid on Tue 14: it must not be posted any more (law 25)', () => {
    const facts = [
      ...invoice('F1', '2025-10-06').facts,
      { kind: 'payment', cents: 120_000, day: day('2025-10-14'), recordedAt: at('2025-10-14', 10) },
    ] as const;
    const paid = { ...invoice('F1', '2025-10-06'), facts: [...facts] };
    expect(raised('letter', { items: [paid] }, { outcome: () => 'handedOver' })).toEqual(['2025-10-14 letterNoLongerOwed']);
  });

  it('a registered one posted on Mon 13: not presented by Mon 20, no outcome by Sun 2 November (laws 10, 22)', () => {
    expect(raised('registered', {})).toEqual(['2025-10-21 letterNotPresented', '2025-11-03 letterOutcomeMissing']);
  });

  it.each([
    ['received', []],
    ['refused', []],
    ['unknownAddress', ['2025-10-17 letterUnknownAddress']],
  ] as const)('with its outcome known in time (%s) it calls somebody only where an address is to be found', (outcome, alerts) => {
    const fact = { dispatchId: 'f1/L1/1', outcomeDay: day('2025-10-16'), presentedDay: day('2025-10-16'), recordedAt: at('2025-10-17', 9) };
    expect(raised('registered', { letters: [{ ...fact, outcome }] })).toEqual(alerts);
  });

  it('a message that came back calls for a look at the address, once (law 20)', () => {
    const bounces = [{ dispatchId: 'f1/L1/1', day: day('2025-10-14'), recordedAt: at('2025-10-14', 10) }];
    expect(raised('email', { bounces })).toEqual(['2025-10-14 bounced']);
  });
});
