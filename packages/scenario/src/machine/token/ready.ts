import type { ContactInstruction, Plan, ProgramCounter, TaskInstruction, WaitInstruction } from '../../plan.js';
import type { Token } from '../state.js';
import { allowedDay, stepDate, windowOf, type StepWindow } from '../time/when-date.js';
import { entityDay, morningOf, type ItemView, type World } from '../world/world.js';

/** When a step may leave, apart from gap and cap. */
export interface Ready {
  plannedDay: number;
  rolledDay: number;
  /** First allowed day on which nothing about the item itself holds the step back. */
  readyDay: number;
  readyAt: number;
  /** How late the item came to it: what moves its later steps (law 9). */
  delayDays: number;
  window: StepWindow;
}

/** The token about to do a step of its plan, and the item it stands for. */
export interface Walker {
  token: Token;
  view: ItemView;
  plan: Plan;
}

const REVERSAL_BUSINESS_DAYS = 1;

/** The instruction of a named node that acts, for anchors on a node. */
function nodePc(plan: Plan, nodeId: string): ProgramCounter | undefined {
  const pc = plan.instructions.findIndex((instruction) => instruction.nodeId === nodeId);
  return pc < 0 ? undefined : pc;
}

/** First day the item may be written about again after a payment was reversed (law 7). */
function reversalFloor(world: World, view: ItemView): number {
  const { reversedAt } = view.folded;
  if (reversedAt === 0) return Number.NEGATIVE_INFINITY;
  return world.entityCalendar.addBusinessDays(entityDay(world, reversedAt), REVERSAL_BUSINESS_DAYS);
}

function releasedDay(world: World, view: ItemView): number {
  const reopened = view.folded.reopenedAt === 0 ? Number.NEGATIVE_INFINITY : entityDay(world, view.folded.reopenedAt);
  return Math.max(view.suspension.releasedDay, reopened, reversalFloor(world, view));
}

/** First day the item belongs to its scenario: from so many days before the due date (start node). */
function entryFloor(walker: Walker): number {
  return Math.max(walker.token.entryDay, walker.view.dueDay - walker.plan.enterDaysBefore);
}

/**
 * When the step under the token may leave (laws 2, 7, 9, 10): the latest of its rolled date, the day the token reached it, the entry into
 * the scenario, the day after a granted deadline, and for reminders the first day overdue; then the next allowed day. Lateness counts
 * from the latest of planned date, J+1 and the end of a suspension; waiting for a window, a deadline or a grace is none.
 */
export function readyOf(world: World, walker: Walker, instruction: ContactInstruction | TaskInstruction): Ready {
  const { token, view, plan } = walker;
  const isCall = instruction.op === 'task' && instruction.task === 'call';
  const window = windowOf(world, instruction.when, isCall);
  const { plannedDay, rolledDay } = stepDate(world, {
    token,
    view,
    when: instruction.when,
    window,
    nodePc: (nodeId) => nodePc(plan, nodeId),
  });
  const asksForMoney = instruction.op === 'task' ? instruction.task === 'call' : instruction.level >= 1;
  const overdueDay = asksForMoney ? view.dueDay + 1 : Number.NEGATIVE_INFINITY;
  const reached = Math.max(token.sinceDay, entryFloor(walker));
  const base = Math.max(rolledDay, overdueDay, releasedDay(world, view), token.notBeforeDay ?? Number.NEGATIVE_INFINITY);
  const floor = Math.max(base, reached);
  const readyDay = floor === rolledDay && instruction.when.roll !== 'none' ? rolledDay : (allowedDay(world, window, floor) ?? floor);
  const opensAt = morningOf(world, readyDay, window.fromMinute);
  return {
    plannedDay,
    rolledDay,
    readyDay,
    readyAt: Math.max(opensAt, token.heldUntil ?? Number.NEGATIVE_INFINITY),
    delayDays: Math.max(0, reached - base),
    window,
  };
}

/** The day a wait ends, never before the token reached it (law 2). */
export function waitDay(world: World, walker: Walker, instruction: WaitInstruction): { plannedDay: number; day: number } {
  const window = windowOf(world, instruction.when, false);
  const { token, view, plan } = walker;
  const date = stepDate(world, { token, view, when: instruction.when, window, nodePc: (nodeId) => nodePc(plan, nodeId) });
  return { plannedDay: date.plannedDay, day: Math.max(date.rolledDay, token.sinceDay, entryFloor(walker)) };
}
