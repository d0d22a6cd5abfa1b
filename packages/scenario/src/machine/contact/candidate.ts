import { compareText } from '../../compare-text.js';
import type { ContactInstruction, TaskInstruction } from '../../plan.js';
import type { Member } from '../state.js';
import type { Earliest } from '../time/rhythm.js';
import type { NoSlot } from '../time/slot.js';
import type { Intent } from '../token/advance.js';
import type { World } from '../world/world.js';

/** An intent seen as a contact of its unit (law 13). */
export interface Candidate<Step extends ContactInstruction | TaskInstruction = ContactInstruction | TaskInstruction> {
  intent: Intent & { instruction: Step };
  unit: string;
  /** Consolidated by invoice: gap and cap look at this item alone. */
  perItem: boolean;
  level: number;
  rank: number;
  readyAt: number;
  /** What gap and cap allow, and its slot, once a slot finder was asked. */
  earliest: Earliest | undefined;
  slot: number | NoSlot | undefined;
}

/** A message that wants to leave. */
export type MessageCandidate = Candidate<ContactInstruction>;

/** A task that wants to open. */
export type TaskCandidate = Candidate<TaskInstruction>;

/** Narrows a candidate to a message. */
export function isMessage(candidate: Candidate): candidate is MessageCandidate {
  return candidate.intent.instruction.op === 'contact';
}

/** Narrows a candidate to a call, which obeys gap and cap. */
export function isCall(candidate: Candidate): candidate is TaskCandidate {
  return candidate.intent.instruction.op === 'task' && candidate.intent.instruction.task === 'call';
}

const NO_LEVEL = -1;

/** A call has the level of the message before it unless it states one (law 21); what does not reach the payer has none. */
function levelOf(intent: Intent): number {
  const { instruction, token } = intent;
  if (instruction.op === 'task' && instruction.task !== 'call') return NO_LEVEL;
  return instruction.op === 'contact' ? instruction.level : (instruction.level ?? Math.max(token.level, 0));
}

/** Sees an intent as a contact of the payer, or of its single item where its plan consolidates by invoice; calls are always the payer's. */
export function candidateOf(world: World, intent: Intent): Candidate {
  const perItem = intent.plan.policies.consolidation === 'invoice';
  const isTask = intent.instruction.op === 'task';
  const isNoContact = intent.instruction.op === 'task' && intent.instruction.task !== 'call';
  return {
    intent,
    unit: isNoContact || (perItem && !isTask) ? `item:${intent.token.item}` : world.payerUnit,
    perItem,
    level: levelOf(intent),
    rank: intent.instruction.op === 'contact' ? intent.instruction.rank : 0,
    readyAt: intent.ready.readyAt,
    earliest: undefined,
    slot: undefined,
  };
}

/** Strongest first, then oldest due date, then number (law 15). */
export function compareStrength(left: Candidate, right: Candidate): number {
  return (
    right.level - left.level ||
    right.rank - left.rank ||
    left.intent.view.dueDay - right.intent.view.dueDay ||
    compareText(left.intent.view.facts.number, right.intent.view.facts.number) ||
    compareText(left.intent.token.item, right.intent.token.item)
  );
}

/** First ready, first served (law 15); a total order, so that the order of the facts changes nothing (P8). */
export function compareReady(left: Candidate, right: Candidate): number {
  return left.readyAt - right.readyAt || compareStrength(left, right);
}

/** Beyond so many days of lateness the later steps move (law 9). */
const LATE_DAYS = 5;

function shiftOf(intent: Intent): number {
  const { late } = intent.instruction.when;
  if (late?.do === 'hurry') return 0;
  const allowed = late?.do === 'run' ? (late.afterDays ?? LATE_DAYS) : LATE_DAYS;
  return intent.ready.delayDays > allowed ? intent.ready.delayDays : 0;
}

/** Date of the latest promise about the item that was broken since the last contact about it (law 8). */
function brokenPromiseOf({ view, token }: Intent): number | undefined {
  const last = view.promises.at(-1);
  if (last?.state !== 'broken' || (token.previousContactDay ?? Number.NEGATIVE_INFINITY) > last.lastDay) return undefined;
  return last.fact.untilDay ?? last.fact.fromDay;
}

/** The step of the item that a contact would move, with the visit that makes it unique (P12). */
export function memberOf(candidate: Candidate, role: Member['role'], covered = false): Member {
  const { token, plan, instruction, resumption } = candidate.intent;
  const pc = resumption?.textPc ?? token.pc;
  const brokenPromiseDay = brokenPromiseOf(candidate.intent);
  const shiftDays = shiftOf(candidate.intent);
  const member: Member = {
    item: token.item,
    plan: token.plan,
    scenarioId: plan.scenarioId,
    nodeId: instruction.nodeId,
    pc,
    visit: (token.visits[pc] ?? 0) + 1,
    role,
    readyAt: candidate.readyAt,
    idealDay: candidate.intent.ready.idealDay,
  };
  if (shiftDays > 0) member.shiftDays = shiftDays;
  if (covered) member.covered = true;
  if (resumption !== undefined) {
    member.isResumption = true;
    member.resumes = { becauseOf: resumption.becauseOf, days: resumption.days };
  }
  if (resumption?.textPc !== undefined) member.keepsPlace = true;
  if (brokenPromiseDay !== undefined) member.brokenPromiseDay = brokenPromiseDay;
  return member;
}
