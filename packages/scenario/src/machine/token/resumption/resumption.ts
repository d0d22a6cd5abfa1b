import { traitsOf } from '@relance/schemas';
import { noticeLevel } from '../../../levels.js';
import type { ContactInstruction, Plan, ProgramCounter } from '../../../plan.js';
import type { Token } from '../../state.js';
import { LONG_SUSPENSION_DAYS, type SuspendedSpan } from '../../world/suspension/suspension.js';
import type { ItemView } from '../../world/world.js';
import { copyToken } from '../copy-token.js';
import { readyOf, type Ready } from '../ready.js';
import { setOff, type Intent, type Rest, type Walk } from '../rest.js';

const FIRST_LEVEL = 1;
const HIGHEST_LEVEL = 4;

/** Deadline granted by a resumption whose text comes from a step that grants none, calendar days. */
const RESUMPTION_DEADLINE_DAYS = 7;

/** What is over and has had no contact about the item since: a dispute, or 21 days of suspension from start to lift (law 8). */
export function endedSince(token: Token, view: ItemView): SuspendedSpan | undefined {
  const { ended } = view.suspension;
  const netted = token.nettedSpan;
  const isLong = netted !== undefined && netted.toDay - netted.fromDay >= LONG_SUSPENSION_DAYS;
  const last = isLong && (ended === undefined || ended.toDay <= netted.toDay) ? netted : ended;
  return last !== undefined && last.toDay > (token.previousContactDay ?? Number.NEGATIVE_INFINITY) ? last : undefined;
}

/** After a notice there is no resumption but a task to the owner (law 8). */
export function isAfterNotice(token: Token): boolean {
  return token.level >= noticeLevel;
}

/** The written step whose text resumes at the item's own level: the last one passed up to that level, else the nearest the plan has. */
export function resumptionText(plan: Plan, token: Token): ProgramCounter | undefined {
  let best: { pc: ProgramCounter; rank: number } | undefined;
  for (const [pc, instruction] of plan.instructions.entries()) {
    if (instruction.op !== 'contact' || instruction.level < FIRST_LEVEL || instruction.level > HIGHEST_LEVEL) continue;
    if (traitsOf(instruction.channel)?.reminds !== true) continue;
    const passedBonus = token.passed?.[pc] === undefined ? 0 : 100;
    const isUpTo = instruction.level <= token.level;
    const rank = (isUpTo ? 1_000 + instruction.level : -instruction.level) + passedBonus;
    if (best === undefined || rank >= best.rank) best = { pc, rank };
  }
  return best?.pc;
}

/** The message that resumes: the text, channel and audience of a written step, at the item's own level, with a deadline. */
function resuming(instruction: ContactInstruction, level: number): ContactInstruction {
  const { hours, weekdays } = instruction.when;
  const step: ContactInstruction = {
    ...instruction,
    level: Math.min(Math.max(level, FIRST_LEVEL), HIGHEST_LEVEL),
    deadlineDays: instruction.deadlineDays ?? RESUMPTION_DEADLINE_DAYS,
    when: {
      anchor: 'dueDate',
      offset: 0,
      unit: 'days',
      roll: 'next',
      late: { do: 'hurry' },
      ...(hours === undefined ? {} : { hours }),
      ...(weekdays === undefined ? {} : { weekdays }),
    },
  };
  delete step.skipped;
  delete step.companions;
  return step;
}

function readyToResume(walk: Walk, instruction: ContactInstruction, floorDay: number): Ready {
  const { world, view, plan, token } = walk;
  const notBeforeDay = Math.max(token.notBeforeDay ?? floorDay, floorDay, token.resumption?.notBeforeDay ?? floorDay);
  const ready = readyOf(world, { token: { ...token, notBeforeDay }, view, plan }, instruction);
  return { ...ready, plannedDay: ready.readyDay, rolledDay: ready.readyDay, delayDays: 0 };
}

/** Notes on the token what its next contact resumes from; failures already met are kept. */
function note(token: Token, ended: SuspendedSpan): NonNullable<Token['resumption']> {
  const known = token.resumption;
  if (known?.fromDay === ended.toDay) return known;
  const noted = { becauseOf: ended.code, days: ended.toDay - ended.fromDay, fromDay: ended.toDay, failures: 0 };
  token.resumption = noted;
  return noted;
}

/** The walk as it would go on, tried on a copy. */
function tryOn(walk: Walk, goOn: (walk: Walk) => boolean): Rest {
  const token = copyToken(walk.token);
  const rest = setOff(token, walk.view);
  goOn({ ...walk, token, rest });
  return rest;
}

/** A step that is the resumption grants a deadline too (law 8). */
function withDeadline(intent: Intent): Intent {
  const { instruction } = intent;
  if (instruction.op !== 'contact') return intent;
  return { ...intent, instruction: { ...instruction, deadlineDays: instruction.deadlineDays ?? RESUMPTION_DEADLINE_DAYS } };
}

/** Whether the next step is a message of level 1 to 4 ripe by the day the resumption could leave: then that step is the resumption. */
function isRipeReminder({ intent, token }: Rest, byDay: number): boolean {
  if (intent === undefined || token.status !== 'walking' || intent.instruction.op !== 'contact') return false;
  const { level } = intent.instruction;
  return level >= FIRST_LEVEL && level <= HIGHEST_LEVEL && intent.ready.readyDay <= byDay;
}

/**
 * After a dispute, or 21 days suspended, the next contact about an item already reminded is a written resumption at its own level between 1 and
 * 4 (law 8): the next step itself where that is a ripe message of such a level, else the text of a written step passed, which moves no place.
 * True when the token rests on it; false when it walks on as ever (never reminded, after a notice, nothing written in its plan).
 */
export function resumeFirst(walk: Walk, goOn: (walk: Walk) => boolean): boolean {
  const { token, view, plan, rest, world } = walk;
  const ended = endedSince(token, view);
  const textPc = ended === undefined || token.level < FIRST_LEVEL || isAfterNotice(token) ? undefined : resumptionText(plan, token);
  const text = textPc === undefined ? undefined : plan.instructions[textPc];
  if (ended === undefined || textPc === undefined || text?.op !== 'contact') {
    token.resumption = undefined;
    return false;
  }
  if (token.branch !== undefined || token.task !== undefined) return false;
  const { becauseOf, days } = note(token, ended);
  const instruction = resuming(text, token.level);
  const ready = readyToResume(walk, instruction, ended.toDay);
  const ahead = tryOn(walk, goOn);
  if (ahead.intent !== undefined && isRipeReminder(ahead, Math.max(world.today, ready.readyDay))) {
    rest.token = ahead.token;
    rest.reasons.push(...ahead.reasons);
    rest.intent = withDeadline({ ...ahead.intent, resumption: { becauseOf, days } });
    return true;
  }
  token.readyAt = ready.readyAt;
  const intent: Intent = { token, view, plan, instruction, ready, resumption: { becauseOf, days, textPc } };
  rest.intent = intent;
  return true;
}
