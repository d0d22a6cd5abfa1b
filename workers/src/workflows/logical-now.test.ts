import type { CaseFacts } from '@relance/scenario/machine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absorb, openRun, receive, type CaseRun } from './case-run.js';
import { catchUp, moveNow, takeDue, unseenFactAt } from './logical-now.js';

const minute = 60_000;

/** A run whose clock is the real one. */
function runAt(nowMs: number, more: Partial<Pick<CaseRun, 'wakeAtMs' | 'toleranceMs'>> = {}): CaseRun {
  const run = openRun({ entityId: 'e', caseId: 'c', coreVersion: 1, queuePrefix: 'q', recordedAt: nowMs });
  absorb(run, { factsVersion: 0, sequence: 1, plans: {}, calendars: {}, clock: { epochMs: 0, originMs: 0, scale: 1 } });
  return Object.assign(run, more);
}

const signal = (run: CaseRun, eventId: string, recordedAt: number): void => {
  receive(run, { eventId, recordedAt });
};

describe('logical now (law 4)', () => {
  it.each([
    ['a wake on time is processed at its scheduled instant', 15, 15],
    ['a wake within the tolerance still is', 30, 15],
    ['beyond the tolerance it is downtime, and now is the real clock', 31, 31],
  ])('%s', (_, realMinutes, nowMinutes) => {
    const run = runAt(0, { wakeAtMs: 15 * minute, toleranceMs: 15 * minute });
    moveNow(run, realMinutes * minute, true);
    expect(run.nowMs).toBe(nowMinutes * minute);
  });

  it('a signal recorded before the scheduled wake comes first, and the wake keeps its turn', () => {
    const run = runAt(0, { wakeAtMs: 10 * minute });
    signal(run, 'late', 12 * minute);
    signal(run, 'early', 5 * minute);
    expect(moveNow(run, 20 * minute, true)).toBe(true);
    expect(run.nowMs).toBe(5 * minute);
    expect(moveNow(run, 20 * minute, true)).toBe(false);
    expect(run.nowMs).toBe(10 * minute);
    expect(moveNow(Object.assign(run, { wakeAtMs: undefined }), 20 * minute, false)).toBe(true);
    expect(run).toMatchObject({ nowMs: 12 * minute, inbox: [] });
  });

  it('without anything that happened it stays where it is', () => {
    const run = runAt(7, { wakeAtMs: 10 * minute });
    expect(moveNow(run, 9 * minute, false)).toBe(false);
    expect(run.nowMs).toBe(7);
  });

  it('a signal dated in the future by a wrong clock moves now to the real instant, never beyond', () => {
    const run = runAt(0);
    signal(run, 'future', 3_000 * minute);
    expect(moveNow(run, 5 * minute, false)).toBe(true);
    expect(run).toMatchObject({ nowMs: 5 * minute, inbox: [] });
  });

  it('never goes back, never passes the real clock, and every turn takes a signal or the wake', () => {
    const turn = fc.record({ recordedAt: fc.nat(1000), passes: fc.nat(100), fires: fc.boolean(), wakeIn: fc.integer({ min: 1, max: 50 }) });
    const tolerance = fc.option(fc.nat(40), { nil: Number.POSITIVE_INFINITY });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 30 }), tolerance, (turns, toleranceMs) => {
        const run = runAt(0, { toleranceMs });
        let real = 0;
        for (const [index, { recordedAt, passes, fires, wakeIn }] of turns.entries()) {
          real += passes;
          signal(run, String(index), recordedAt);
          run.wakeAtMs = run.nowMs + wakeIn;
          const before = { nowMs: run.nowMs, waiting: run.inbox.length };
          moveNow(run, real, fires && run.wakeAtMs <= real);
          expect(run.nowMs).toBeGreaterThanOrEqual(before.nowMs);
          expect(run.nowMs).toBeLessThanOrEqual(real);
          expect(run.inbox.length < before.waiting || run.nowMs > before.nowMs).toBe(true);
        }
      }),
    );
  });
});

describe('the start of a case', () => {
  it('covers with its first look the signals recorded by then', () => {
    const run = runAt(10);
    signal(run, 'at once', 10);
    signal(run, 'later', 11);
    expect(takeDue(run)).toBe(true);
    expect(run.inbox).toEqual([{ eventId: 'later', recordedAt: 11 }]);
    expect(takeDue(run)).toBe(false);
  });

  it.each([
    ['kept waiting beyond the tolerance is at the real instant', 16, 16],
    ['within the tolerance is at the instant of its fact', 15, 0],
  ])('%s', (_, realMinutes, nowMinutes) => {
    const run = runAt(0, { toleranceMs: 15 * minute });
    expect(catchUp(run, realMinutes * minute)).toBe(nowMinutes > 0);
    expect(run.nowMs).toBe(nowMinutes * minute);
  });
});

describe('a fact recorded after now, whose signal may never come', () => {
  const payer = { accountId: 'a', territory: 'FR', segment: 'pme', debtorClass: 'business', hasEmail: true, hasPhone: false } as const;
  const facts = (recordedAt: readonly number[], answeredAt: readonly number[]): CaseFacts => ({
    version: 1,
    caseId: 'c',
    entityId: 'e',
    payer: { ...payer, hasMobile: false },
    items: [],
    receipts: recordedAt.map((at) => ({ id: String(at), currency: 'EUR', cents: 1, day: 0, recordedAt: at })),
    tasks: answeredAt.map((at) => ({ taskId: String(at), outcome: 'reached', at })),
    suspensions: [],
  });

  it('is looked at when its instant has come: the earliest of them counts', () => {
    expect(unseenFactAt(Object.assign(runAt(10), { facts: facts([5, 10, 40], [30]) }))).toBe(30);
  });

  it('does not exist where all is known', () => {
    expect(unseenFactAt(Object.assign(runAt(40), { facts: facts([5, 10, 40], [30]) }))).toBeUndefined();
    expect(unseenFactAt(runAt(0))).toBeUndefined();
  });
});
