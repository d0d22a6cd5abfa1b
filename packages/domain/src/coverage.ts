import type { CoverageFigure, Item, TokenPosition, UncoveredReason } from '@relance/schemas';
import type { CivilDate } from './time/civil-date.js';

/** An item past its due date, as far as its coverage goes. */
export type OverdueItem = Pick<Item, '_id' | 'caseId' | 'handedOver'>;

/** Where a case has an item stand, and whether a workflow carries that case. */
export interface ItemStanding {
  running: boolean;
  position: Pick<TokenPosition, 'status' | 'nextAt' | 'reason' | 'owner'>;
}

/** What the coverage of an item is judged by. */
export interface CoverageGround {
  /** Every standing of the item, whichever case tells it. */
  standings: readonly ItemStanding[];
  /** Its case was made. */
  hasCase: boolean;
  /** Its segment has a scenario; without one nobody will ever take it up. */
  hasScenario: boolean;
  /** Business instant before which a next move should have been made: one that is still ahead of it was missed. */
  missedBeforeMs: number;
}

/** One overdue item: in a running case, out of the walk for a named reason, or in nobody's hands. */
export type CoverageVerdict = 'withToken' | 'excluded' | UncoveredReason;

/**
 * Judges one overdue item (issue 6 §4.2, law 12): it must have exactly one token in a running case, or a named and owned exclusion. Suspended items keep
 * their token (law 8); what is stopped for a reason is out of the walk by a fact; what is parked needs a name.
 */
export function coverageOf(item: OverdueItem, ground: CoverageGround): CoverageVerdict {
  if (item.handedOver === true) return 'excluded';
  const live = ground.standings.filter(({ position }) => position.status !== 'done' && position.status !== 'stopped');
  if (live.length > 1) return 'twoTokens';
  const [standing = ground.standings[0]] = live;
  if (standing === undefined || standing.position.reason?.code === 'noScenario') return withoutToken(ground);
  const { position, running } = standing;
  switch (position.status) {
    case 'stopped':
      return position.reason === undefined ? 'ended' : 'excluded';
    case 'done':
      return 'ended';
    case 'parked':
      return position.reason === undefined || position.owner === undefined ? 'noOwner' : 'excluded';
    case 'walking':
    case 'suspended':
      if (!running) return 'caseNotRunning';
      return position.nextAt !== undefined && position.nextAt < ground.missedBeforeMs ? 'stalled' : 'withToken';
  }
}

function withoutToken({ hasScenario, hasCase }: CoverageGround): UncoveredReason {
  if (!hasScenario) return 'noScenario';
  return hasCase ? 'noToken' : 'noCase';
}

/** Counts the verdicts of the overdue items of one entity on one day. */
export function coverageFigure(verdicts: Iterable<CoverageVerdict>, on: CivilDate, at: number): CoverageFigure {
  const figure: CoverageFigure = { on, at, overdue: 0, withToken: 0, excluded: 0, uncovered: 0, reasons: {} };
  for (const verdict of verdicts) {
    figure.overdue += 1;
    if (verdict === 'withToken' || verdict === 'excluded') figure[verdict] += 1;
    else {
      figure.uncovered += 1;
      figure.reasons[verdict] = (figure.reasons[verdict] ?? 0) + 1;
    }
  }
  return figure;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Business instant before which a next move counts as missed: a business day ago, and on a fast clock at least a real minute ago. */
export function missedBefore(nowMs: number, scale: number): number {
  return nowMs - Math.max(DAY_MS, MINUTE_MS * scale);
}
