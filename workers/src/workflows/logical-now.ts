import { businessNow } from '@relance/domain';
import { clockOf, type CaseRun } from './case-run.js';

/**
 * Moves the run's now to the next thing that happened (law 4): the oldest signal at the instant it was recorded, or the scheduled wake at
 * its own instant, whichever is earlier; beyond the tolerance it is downtime, and now is the real clock. Returns true when facts must be
 * read again because signals were taken from the inbox.
 */
export function moveNow(run: CaseRun, realNowMs: number, timerFired: boolean): boolean {
  const real = businessNow(clockOf(run), realNowMs);
  const wake = run.wakeAtMs !== undefined && (timerFired || run.wakeAtMs <= real) ? run.wakeAtMs : Number.POSITIVE_INFINITY;
  const signalled = Math.min(...run.inbox.map((event) => event.recordedAt));
  const next = Math.min(wake, signalled);
  if (!Number.isFinite(next)) return false;
  run.nowMs = Math.max(run.nowMs, real - next > run.toleranceMs ? real : next);
  return takeDue(run);
}

/** Takes the signals recorded up to now out of the inbox; true when there were any. The next refresh covers them. */
export function takeDue(run: CaseRun): boolean {
  const later = run.inbox.filter((event) => event.recordedAt > run.nowMs);
  const taken = later.length < run.inbox.length;
  run.inbox.splice(0, run.inbox.length, ...later);
  return taken;
}
