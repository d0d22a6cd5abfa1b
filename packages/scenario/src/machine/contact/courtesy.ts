import { noticeLevel } from '../../levels.js';
import type { Plan } from '../../plan.js';
import type { CaseState, Token } from '../state.js';
import type { ItemView, World } from '../world/world.js';
import { accessoriesLeft } from '../world/money/accessories-left.js';

const PAID_BY_DAYS = 15;
const HIGHEST_LEVEL = 2;

function isOverdue(world: World, view: ItemView): boolean {
  return view.folded.state === 'open' && view.netCents > 0 && view.dueDay < world.today;
}

/** The day the item was paid: the last day on which something was received or stated. */
function paidDay(world: World, view: ItemView): number {
  let day = Number.NEGATIVE_INFINITY;
  for (const fact of view.facts.facts) {
    if (fact.recordedAt <= world.nowMs && (fact.kind === 'payment' || fact.kind === 'stated')) day = Math.max(day, fact.day);
  }
  return day;
}

/**
 * Why a courtesy does not leave, as the code of its reason (law 23): something of the payer is overdue, the item was not paid by J+15, it was reminded beyond level 2, or
 * accessories claimed on it remain. Undefined: it may leave.
 */
export function courtesyFault(
  world: World,
  { token, view, plan }: { token: Token; view: ItemView; plan: Plan | undefined },
): 'courtesyOverdue' | 'courtesyNotPaid' | 'courtesyPaidLate' | 'courtesyRemindedHard' | 'courtesyAccessories' | undefined {
  for (const other of world.views) if (isOverdue(world, other)) return 'courtesyOverdue';
  if (view.folded.state !== 'paid') return 'courtesyNotPaid';
  if (paidDay(world, view) > view.dueDay + PAID_BY_DAYS) return 'courtesyPaidLate';
  if (token.level > HIGHEST_LEVEL) return 'courtesyRemindedHard';
  return accessoriesLeft(world, token, view, plan) === undefined ? undefined : 'courtesyAccessories';
}

/** The first day on which something more falls overdue by date alone: what may forbid a courtesy that waits (law 23). */
export function nextOverdueDay(world: World): number | undefined {
  let next: number | undefined;
  for (const { dueDay, folded } of world.views) {
    if (folded.state === 'open' && dueDay >= world.today && (next === undefined || dueDay + 1 < next)) next = dueDay + 1;
  }
  return next;
}

/** Whether an item of the payer is under formal notice and still owed: then nobody is told of what falls due (law 23, policy). */
export function isUnderNotice(world: World, state: CaseState): boolean {
  return state.tokens.some((token) => {
    const view = token.level >= noticeLevel ? world.items.get(token.item) : undefined;
    return view !== undefined && (view.folded.state === 'open' || view.folded.state === 'handedOver') && view.netCents > 0;
  });
}
