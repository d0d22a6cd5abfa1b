import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessNow, realDelay, realDelayUntil, type BusinessClock } from './business-clock.js';

const DAY_MS = 86_400_000;
const production: BusinessClock = { epochMs: 0, originMs: 0, scale: 1 };
const demo: BusinessClock = { epochMs: Date.parse('2025-09-01T06:00:00Z'), originMs: Date.parse('2026-02-03T10:00:00Z'), scale: 43_200 };

describe('the business clock', () => {
  it('is the real clock in production', () => {
    const now = Date.parse('2025-11-14T09:30:00.123Z');
    expect(businessNow(production, now)).toBe(now);
    expect(realDelay(production, 15 * DAY_MS)).toBe(15 * DAY_MS);
  });

  it('lets a demo day pass in two seconds', () => {
    expect(businessNow(demo, demo.originMs)).toBe(demo.epochMs);
    expect(businessNow(demo, demo.originMs + 2_000)).toBe(demo.epochMs + DAY_MS);
    expect(realDelay(demo, DAY_MS)).toBe(2_000);
  });

  it('stands at its epoch until its origin, and who waits then waits for both', () => {
    expect(businessNow(demo, demo.originMs - 20_000)).toBe(demo.epochMs);
    expect(realDelayUntil(demo, demo.epochMs + DAY_MS, demo.originMs - 20_000)).toBe(22_000);
    expect(realDelayUntil(demo, demo.epochMs + DAY_MS, demo.originMs + 500)).toBe(1_500);
    expect(realDelayUntil(demo, demo.epochMs, demo.originMs - 20_000)).toBe(0);
    expect(realDelayUntil(demo, demo.epochMs - DAY_MS, demo.originMs - 20_000)).toBe(0);
  });

  it('has come to an instant when the wait for it is over, and never much before', () => {
    const elapsed = fc.integer({ min: -60_000, max: 600_000 });
    fc.assert(
      fc.property(elapsed, fc.integer({ min: 1, max: 400 * DAY_MS }), fc.constantFrom(1, 60, 43_200), (elapsedMs, dueMs, factor) => {
        const clock = { ...demo, scale: factor };
        const [now, due] = [clock.originMs + elapsedMs, clock.epochMs + dueMs];
        const wait = realDelayUntil(clock, due, now);
        expect(businessNow(clock, now + wait)).toBeGreaterThanOrEqual(due);
        if (wait > 0) expect(businessNow(clock, now + wait - 1)).toBeLessThan(due);
      }),
    );
  });

  it('never waits for what has passed', () => {
    expect(realDelay(demo, -DAY_MS)).toBe(0);
    expect(realDelay(demo, 0)).toBe(0);
  });

  it('has reached the business instant when the real delay is over, and not a millisecond too late', () => {
    const scale = fc.double({ min: 0.01, max: 100_000, noNaN: true });
    fc.assert(
      fc.property(scale, fc.integer({ min: 1, max: 400 * DAY_MS }), (factor, delayMs) => {
        const clock = { epochMs: 0, originMs: 0, scale: factor };
        const real = realDelay(clock, delayMs);
        expect(real * factor).toBeGreaterThanOrEqual(delayMs * (1 - 1e-12));
        expect((real - 1) * factor).toBeLessThan(delayMs);
      }),
    );
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a scale of %d is a programmer fault', (scale) => {
    expect(() => businessNow({ ...production, scale }, 0)).toThrow(RangeError);
    expect(() => realDelay({ ...production, scale }, 1)).toThrow(RangeError);
  });
});
