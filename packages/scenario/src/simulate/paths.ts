import type { When } from '@relance/schemas';
import { calendarDays } from '../kinds/when-days.js';
import type { Instruction, Plan, ProgramCounter } from '../plan.js';

/** One step of a path: the card, the way out taken, and the day it is done, from the due date. */
export interface PathStep {
  nodeId: string;
  port: string;
  day: number;
}

/** One way an item may go from the entry of a plan to an end. */
export interface PlanPath {
  steps: PathStep[];
  /** Messages accepted on it. */
  contacts: number;
  /** Day of the last step, from the due date. */
  lastDay: number;
  /** How it ends; `cut`: a damaged plan that leads nowhere or in a circle. */
  outcome: 'handedOver' | 'ended' | 'resumed' | 'cut';
}

/** One way out of an instruction. */
interface Way {
  port: string;
  to: ProgramCounter;
  day: number;
  isContact?: boolean;
  /** Enters another round of the loop whose head this is. */
  isRound?: boolean;
}

/** Where the enumeration stands: the ways not yet taken of every step on the present path. */
interface Place {
  pc: ProgramCounter;
  day: number;
  rounds: Readonly<Record<number, Round>>;
  contacts: number;
}

/** How often the body of a loop was entered, and when last. */
interface Round {
  count: number;
  day: number;
}

/** No sound plan has a longer path: 400 cards, ten rounds of each loop. */
const LONGEST_PATH = 5_000;

/** The day a step is done that was reached on `day`: business days count 7/5 of a calendar day, months 30, as in the bounds of a plan. */
function doneOn(when: When, day: number): number {
  if (when.anchor === 'invoiceDate') return day;
  return when.anchor === 'dueDate' ? Math.max(day, calendarDays(when)) : day + Math.max(0, calendarDays(when));
}

function waysOfLoop(instruction: Extract<Instruction, { op: 'repeat' }>, day: number, round: Round | undefined): Way[] {
  const done: Way = { port: 'done', to: instruction.done, day };
  if (round !== undefined && round.count >= instruction.max) return [done, { port: 'exhausted', to: instruction.exhausted, day }];
  const start = round === undefined ? day : Math.max(day, round.day + instruction.minGapDays);
  return [{ port: 'body', to: instruction.body, day: start, isRound: true }, done];
}

/** Every way out of an instruction reached on a day, in the order of its ports. */
function waysOf(instruction: Instruction, reached: number, round: Round | undefined): Way[] {
  switch (instruction.op) {
    case 'wait':
    case 'contact':
    case 'task': {
      const day = doneOn(instruction.when, reached);
      const skipped = instruction.skipped === undefined ? [] : [{ port: 'skipped', to: instruction.skipped, day }];
      if (instruction.op === 'wait') return [{ port: 'next', to: instruction.next, day }, ...skipped];
      if (instruction.op === 'contact') {
        return [{ port: 'sent', to: instruction.sent, day, isContact: true }, { port: 'failed', to: instruction.failed, day }, ...skipped];
      }
      const outcomes = instruction.outcomes.map(({ id, next }) => ({ port: id, to: next, day }));
      return [...outcomes, { port: 'expired', to: instruction.expired, day }, ...skipped];
    }
    case 'await': {
      const events = instruction.events.map(({ event, next }) => ({ port: event, to: next, day: reached }));
      return [...events, { port: 'timeout', to: instruction.timedOut, day: doneOn(instruction.until, reached) }];
    }
    case 'branch': {
      const cases = instruction.cases.map(({ id, next }) => ({ port: id, to: next, day: reached }));
      return [...cases, { port: 'else', to: instruction.otherwise, day: reached }];
    }
    case 'choose':
      return instruction.arms.map(({ id, next }) => ({ port: id, to: next, day: reached }));
    case 'repeat':
      return waysOfLoop(instruction, reached, round);
    case 'stop':
      return [];
  }
}

function follow(place: Place, way: Way): Place {
  const { rounds, contacts, pc } = place;
  const entered = way.isRound === true ? { ...rounds, [pc]: { count: (rounds[pc]?.count ?? 0) + 1, day: way.day } } : rounds;
  return { pc: way.to, day: way.day, rounds: entered, contacts: contacts + (way.isContact === true ? 1 : 0) };
}

function finished(steps: readonly PathStep[], place: Place, outcome: PlanPath['outcome']): PlanPath {
  return { steps: [...steps], contacts: place.contacts, lastDay: place.day, outcome };
}

/**
 * Every path of a plan from its entry to its ends, one after the other, as the drawing plans them: depth first, ports in the order of the card,
 * `most` of them at most (10,000). Days count from the due date, business days as 7/5 of a calendar day, months as 30; gap, cap, suspensions and
 * the time people take are no part of them. Whether the conditions of two decisions can hold together is not asked. Lazy, pure and total: a
 * damaged plan yields paths that are `cut`.
 */
export function* paths(plan: Plan, most = 10_000): Generator<PlanPath, void, undefined> {
  const steps: PathStep[] = [];
  const first: Place = { pc: plan.entry, day: -plan.enterDaysBefore, rounds: {}, contacts: 0 };
  const stack: { place: Place; ways: Way[] }[] = [];
  let told = 0;
  for (let place: Place | undefined = first; place !== undefined && told < most;) {
    const instruction: Instruction | undefined = plan.instructions[place.pc];
    const ways = instruction === undefined ? [] : waysOf(instruction, place.day, place.rounds[place.pc]);
    if (ways.length === 0 || stack.length >= LONGEST_PATH) {
      const stop = instruction?.op === 'stop' ? instruction : undefined;
      const last = stop === undefined ? [] : [{ nodeId: stop.nodeId, port: stop.outcome, day: place.day }];
      yield finished([...steps, ...last], place, stop?.outcome ?? 'cut');
      told += 1;
    } else stack.push({ place, ways });
    place = undefined;
    for (let top = stack.at(-1); top !== undefined && place === undefined; top = stack.at(-1)) {
      steps.length = stack.length - 1;
      const way = top.ways.shift();
      const from = plan.instructions[top.place.pc];
      if (way === undefined || from === undefined) {
        stack.pop();
        continue;
      }
      steps.push({ nodeId: from.nodeId, port: way.port, day: way.day });
      place = follow(top.place, way);
    }
  }
}
