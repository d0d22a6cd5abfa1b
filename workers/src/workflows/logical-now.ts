import { businessNow } from '@relance/domain';
import { recordedInstants } from '@relance/scenario/machine';
import { clockOf, type CaseRun } from './case-run.js';

/**
 * Moves the run's now to the next thing that happened (law 4): the oldest signal at the instant it was recorded, or the scheduled wake at
 * its own instant, whichever is earlier; beyond the tolerance it is downtime, and now is the real clock. A signal dated later than the real
 * clock counts as recorded now. Returns true when facts must be read again because signals were taken from the inbox.
 */
export function moveNow(run: CaseRun, realNowMs: number, timerFired: boolean): boolean {
  const real = businessNow(clockOf(run), realNowMs);
  run.inbox.splice(0, run.inbox.length, ...run.inbox.map((event) => ({ ...event, recordedAt: Math.min(event.recordedAt, real) })));
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

/** Moves a run that was kept waiting for its first look beyond the tolerance to the real clock (law 4: downtime); true when it did. */
export function catchUp(run: CaseRun, realNowMs: number): boolean {
  const real = businessNow(clockOf(run), realNowMs);
  if (real - run.nowMs <= run.toleranceMs) return false;
  run.nowMs = real;
  return true;
}

/**
 * Instant of the earliest fact that is known but was recorded after the run's now; the machine does not see it yet, and its signal may be lost,
 * so the run looks again then. Undefined when everything known is seen.
 */
export function unseenFactAt({ facts, nowMs }: CaseRun): number | undefined {
  if (facts === undefined) return undefined;
  const unseen = recordedInstants(facts).filter((at) => at > nowMs);
  return unseen.length === 0 ? undefined : unseen.reduce((earliest, at) => Math.min(earliest, at));
}
