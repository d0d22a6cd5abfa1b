import type { Plan } from '../../plan.js';
import { isSafeDay } from '../time/when-date.js';
import type { OutOfWalk } from './out-of-walk.js';
import { isBelowMinimum } from './minimum.js';
import { isUnderpaid } from './money/underpayment.js';
import { civilDate, type ItemView, type World } from './world.js';

/** Why an item does not move today; nothing when it is free to walk. */
export interface Standing {
  status: 'suspended' | 'parked' | 'done' | 'stopped';
  code: string;
  law: number;
  /** Last day of it, where known. */
  lastDay?: number;
  /** When it hangs on what is owed today: the next day on which that changes without any new fact. */
  turnsDay?: number | undefined;
  owner?: string;
  reviewDay?: number;
  /** What its reason says beside dates. */
  values?: Record<string, string | number>;
}

const REVIEW_DAYS = 90;

function reviewed({ today, amountsTurnDay }: World, code: string, law: number): Standing {
  return { status: 'suspended', code, law, owner: 'creditManager', reviewDay: today + REVIEW_DAYS, turnsDay: amountsTurnDay };
}

/** Insolvency, a factor, an instalment plan: nobody lifts them here (law 8). */
function outside({ status, code, owner, day, lastDay }: OutOfWalk): Standing {
  const standing: Standing = { status, code, law: 8, owner, ...(lastDay === undefined ? {} : { lastDay }) };
  const on = civilDate(day);
  return on === undefined ? standing : { ...standing, values: { judgment: on } };
}

/**
 * Whether an item may walk and be named today (laws 5, 8): paid, closed, netted, below the plan's minimum and dated suspensions keep it in
 * its place, without line and without move.
 */
export function standingOf(world: World, view: ItemView, plan: Plan | undefined): Standing | undefined {
  if (!isSafeDay(view.dueDay) || !isSafeDay(view.facts.invoiceDay) || !Number.isFinite(view.netCents)) {
    return { status: 'suspended', code: 'itemUnreadable', law: 27, owner: 'admin' };
  }
  switch (view.folded.state) {
    case 'unseen':
      return { status: 'suspended', code: 'notRecordedYet', law: 3 };
    case 'paid':
      return { status: 'done', code: 'paid', law: 8 };
    case 'absent':
      return { status: 'stopped', code: 'closedByAbsence', law: 8 };
    case 'handedOver':
      return { status: 'stopped', code: 'handedOver', law: 8 };
    case 'writtenOff':
      return { status: 'stopped', code: 'writtenOff', law: 8 };
    case 'credit':
      return { status: 'done', code: 'credit', law: 5 };
    case 'open':
      break;
  }
  if (view.outstandingCents <= 0) return { status: 'done', code: 'paid', law: 8 };
  if (view.outOfWalk !== undefined) return outside(view.outOfWalk);
  const { suspended } = view.suspension;
  if (suspended !== undefined) {
    const standing: Standing = { status: 'suspended', code: suspended.code, law: 8 };
    if (suspended.lastDay !== undefined) standing.lastDay = suspended.lastDay;
    standing.owner = suspended.owner ?? 'collector';
    return standing;
  }
  if (view.netCents <= 0) return reviewed(world, 'netted', 5);
  if (isUnderpaid(world, view))
    return { status: 'suspended', code: 'underpayment', law: 5, owner: 'collector', turnsDay: world.amountsTurnDay };
  return isBelowMinimum(world, view, plan) ? reviewed(world, 'belowMinimum', 11) : undefined;
}
