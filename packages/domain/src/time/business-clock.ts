/**
 * The one business clock: in production scale 1 with equal epoch and origin; a demo may let a business day pass in two seconds
 * (scale 43 200) on the same code. Instants are epoch milliseconds.
 */
export interface BusinessClock {
  /** Business instant shown at `originMs`. */
  epochMs: number;
  /** Real instant from which business time passes; until then it stands at the epoch. */
  originMs: number;
  /** Business milliseconds per real millisecond, above 0. */
  scale: number;
}

function assertScale(clock: BusinessClock): void {
  if (!(clock.scale > 0 && Number.isFinite(clock.scale)))
    throw new RangeError(`the scale of a business clock must be above 0: ${clock.scale}`);
}

/**
 * The business instant at a real one, rounded down to the millisecond; the epoch before the origin, so that a demo can load its samples while
 * business time stands. Throws RangeError when the scale is not above 0.
 */
export function businessNow(clock: BusinessClock, realNowMs: number): number {
  assertScale(clock);
  return Math.floor(clock.epochMs + Math.max(0, realNowMs - clock.originMs) * clock.scale);
}

/**
 * How long to wait really, in milliseconds, until a business delay has passed: rounded up, so that a timer never fires before its
 * business instant, and 0 when nothing is left to wait. Throws RangeError when the scale is not above 0.
 */
export function realDelay(clock: BusinessClock, businessDelayMs: number): number {
  assertScale(clock);
  return Math.max(0, Math.ceil(businessDelayMs / clock.scale));
}

/**
 * How long to wait really, in milliseconds from `realNowMs`, until a business instant: rounded up like {@link realDelay}, with the time a clock
 * still stands, and 0 when the instant has come. Throws RangeError when the scale is not above 0.
 */
export function realDelayUntil(clock: BusinessClock, businessInstantMs: number, realNowMs: number): number {
  if (businessNow(clock, realNowMs) >= businessInstantMs) return 0;
  return Math.ceil((businessInstantMs - clock.epochMs) / clock.scale - (realNowMs - clock.originMs));
}
