import { noticeLevel } from '../../levels.js';
import type { ContactInstruction, TaskInstruction } from '../../plan.js';
import { candidateOf } from '../contact/candidate.js';
import { letterHolding } from '../contact/held-by-letter.js';
import { earliestOf, slotFinder } from '../contact/slot-finder.js';
import { findSlot } from '../time/slot.js';
import { entityDay } from '../world/world.js';
import type { Intent, Walk } from './rest.js';

/** What becomes of a step its token has reached, and on which day that was decided. */
export interface LateVerdict {
  verdict: 'run' | 'skip' | 'askHuman';
  day: number;
  /** For a step that runs: the first day on which it may be too late, if it is still there (P8). */
  turnsDay?: number;
}

const SKIP_AFTER_DAYS = 5;
const ASK_AFTER_BUSINESS_DAYS = 10;

/** What a late step comes to, and the last day on which it is not late yet when it should have left on a given day; undefined: it runs. */
interface LateRule {
  verdict: 'skip' | 'askHuman';
  lastDay: (dueDay: number) => number;
}

function ruleOf({ world }: Walk, instruction: ContactInstruction | TaskInstruction): LateRule | undefined {
  const isNotice = instruction.op === 'contact' && instruction.level >= noticeLevel;
  const late = instruction.when.late ?? (isNotice ? { do: 'askHuman' as const } : { do: 'run' as const });
  const { afterDays } = late;
  if (late.do === 'run' || late.do === 'hurry') return undefined;
  if (late.do === 'skip') return { verdict: 'skip', lastDay: (day) => day + (afterDays ?? SKIP_AFTER_DAYS) };
  if (afterDays !== undefined) return { verdict: 'askHuman', lastDay: (day) => day + afterDays };
  return { verdict: 'askHuman', lastDay: (day) => world.entityCalendar.addBusinessDays(day, ASK_AFTER_BUSINESS_DAYS) };
}

/** The day the step had its slot: gap, cap, window, an open call or draft of its unit waited for, whatever the clock says now. */
function slotDay(walk: Walk, intent: Intent): number {
  const { world, state } = walk;
  const candidate = candidateOf(world, intent);
  const { day } = earliestOf(slotFinder(world, state), candidate);
  const freedAt = state.freed?.[candidate.unit] ?? Number.NEGATIVE_INFINITY;
  const slot = findSlot(world, { fromMs: Math.max(intent.ready.readyAt, freedAt), earliestDay: day, window: intent.ready.window });
  return typeof slot === 'number' ? entityDay(world, slot) : Number.POSITIVE_INFINITY;
}

/**
 * What `late` asks of the step under a token (law 9). Lateness is the item's own delay, and what passes beyond the slot the step had: gap, cap,
 * windows, suspensions, an open call or draft, a letter not posted are none, for this step as for those before it. By default a pre-reminder is skipped once the due date is reached, reminders run, a
 * notice asks a human after ten business days; what a person has sent on its way again runs.
 */
export function lateVerdict(walk: Walk, intent: Intent): LateVerdict {
  const { instruction, ready, view, token } = intent;
  const { today } = walk.world;
  const { late } = instruction.when;
  const isPreReminder = instruction.op === 'contact' && instruction.level === 0;
  if (isPreReminder && (late === undefined || late.do === 'skip')) {
    if (today < view.dueDay) return { verdict: 'run', day: today, turnsDay: view.dueDay };
    return { verdict: 'skip', day: Math.max(token.sinceDay, view.dueDay) };
  }
  const rule = token.reopenedDay === undefined ? ruleOf(walk, instruction) : undefined;
  if (rule === undefined) return { verdict: 'run', day: today };
  const { baseDay, idealDay } = ready;
  if (idealDay > rule.lastDay(baseDay)) return { verdict: rule.verdict, day: Math.max(token.sinceDay, ready.rolledDay) };
  if (today <= rule.lastDay(baseDay)) return { verdict: 'run', day: today, turnsDay: rule.lastDay(baseDay) + 1 };
  // a letter that lies there holds everything back until it is posted: its slot comes after that (law 22)
  if (letterHolding(walk.state, candidateOf(walk.world, intent)) !== undefined) return { verdict: 'run', day: today };
  const dueDay = slotDay(walk, intent) - (idealDay - baseDay);
  const lastDay = rule.lastDay(dueDay);
  return today > lastDay ? { verdict: rule.verdict, day: today } : { verdict: 'run', day: today, turnsDay: lastDay + 1 };
}
