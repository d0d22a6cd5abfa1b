import { stableHash } from '@relance/domain';
import { holds } from '../../../conditions/holds.js';
import type { AwaitInstruction, BranchInstruction, ChooseInstruction, ProgramCounter, RepeatInstruction } from '../../../plan.js';
import { awaitedEvents } from '../../../plan.js';
import { reason } from '../../telling/reason.js';
import { morningOf } from '../../world/world.js';
import { awaitedFacts, type DatedFact } from '../interrupts/item-facts.js';
import { moveTo, parkDamaged, pass } from '../moves.js';
import { readField } from '../read-field.js';
import { waitDay } from '../ready.js';
import { wakeBy, type Walk } from '../rest.js';
import { restUntil } from '../step-under.js';

/** Goes on by one way out, and says which. */
function turn(walk: Walk, taken: { nodeId: string; way: string; law: number; next: ProgramCounter; day: number }): void {
  const { token, rest } = walk;
  const { nodeId, way, law, next, day } = taken;
  rest.reasons.push(reason('decided', law, { itemId: token.item, nodeId, values: { case: way }, onDay: walk.world.today }));
  pass(token, token.pc, day);
  moveTo(token, next, day);
}

/** Takes the first case that holds, once, when the token arrives (law 11). */
export function decide(walk: Walk, { nodeId, cases, otherwise }: BranchInstruction): void {
  const { world, token } = walk;
  const taken = cases.find((branch) => holds(branch.condition, (field) => readField(world, walk, field)));
  turn(walk, { nodeId, way: taken?.id ?? 'else', law: 11, next: taken?.next ?? otherwise, day: token.sinceDay });
}

const HUNDREDTHS = 100;

/**
 * Takes the arm of an experiment by a stable hash of the payer's account and the experiment's key (law 11), so that all its items, and every
 * version, take the same one. True when there is no arm to take.
 */
export function choose(walk: Walk, { nodeId, experiment, arms }: ChooseInstruction): boolean {
  const { world, token } = walk;
  const draw = stableHash(`${world.env.facts.payer.accountId}/${experiment}`) % HUNDREDTHS;
  let reached = 0;
  const arm = arms.find(({ share }) => draw < (reached += share)) ?? arms.at(-1);
  if (arm === undefined) {
    parkDamaged(token);
    return true;
  }
  turn(walk, { nodeId, way: arm.id, law: 11, next: arm.next, day: token.sinceDay });
  return false;
}

/** Leaves a loop; the next time the token comes to it, it counts its rounds anew. */
function leaveLoop(walk: Walk, nodeId: string, exit: { way: string; next: ProgramCounter; day: number }): void {
  const { token } = walk;
  const { pc } = token;
  turn(walk, { nodeId, law: 11, ...exit });
  token.visits[pc] = 0;
}

/**
 * The head of a loop: `done` where `until` holds when the token arrives and again when the next round could begin, `exhausted` when the rounds are
 * used up; rounds begin at least `minGapDays` apart. True when it rests until the next round.
 */
export function repeat(walk: Walk, instruction: RepeatInstruction): boolean {
  const { world, token } = walk;
  const { nodeId, max, minGapDays, until } = instruction;
  const rounds = token.visits[token.pc] ?? 0;
  const lastRoundDay = token.passed?.[token.pc];
  const day = rounds === 0 || lastRoundDay === undefined ? token.sinceDay : Math.max(token.sinceDay, lastRoundDay + minGapDays);
  // the arrival is asked once: what is noted as ready has been asked
  const isAsked = token.readyAt !== undefined;
  if (!isAsked && holds(until, (field) => readField(world, walk, field))) {
    leaveLoop(walk, nodeId, { way: 'done', next: instruction.done, day: token.sinceDay });
    return false;
  }
  if (!isAsked && rounds >= max) {
    leaveLoop(walk, nodeId, { way: 'exhausted', next: instruction.exhausted, day: token.sinceDay });
    return false;
  }
  if (restUntil(walk, day, { code: 'waitsUntil', law: 2, nodeId })) {
    token.readyAt = world.payerCalendar.toInstant(day, 0);
    return true;
  }
  if (isAsked && holds(until, (field) => readField(world, walk, field))) {
    leaveLoop(walk, nodeId, { way: 'done', next: instruction.done, day });
    return false;
  }
  pass(token, token.pc, day);
  moveTo(token, instruction.body, day);
  token.idealDay = undefined;
  return false;
}

/** By day, then in the order of the list of events: never by the order of the facts (P8). */
function firstOf(facts: readonly DatedFact[]): DatedFact | undefined {
  const rank = ({ name }: DatedFact): number => awaitedEvents.findIndex((event) => event === name);
  return [...facts].sort((one, other) => one.day - other.day || rank(one) - rank(other) || (one.id < other.id ? -1 : 1))[0];
}

/**
 * Rests until the first of several dated facts about the item, on or after the day it came to rest here, or until a date; each fact is answered
 * once. True when it rests.
 */
export function awaitEvent(walk: Walk, instruction: AwaitInstruction): boolean {
  const { world, token, rest } = walk;
  const { nodeId } = instruction;
  const { plannedDay, day: lastDay } = waitDay(world, walk, instruction.until);
  const wanted = new Set(instruction.events.map(({ event }) => event));
  const facts = awaitedFacts(walk, wanted).filter(({ id, day }) => day >= token.sinceDay && token.taken?.includes(id) !== true);
  const closesAt = morningOf(world, lastDay);
  const fact = firstOf(facts.filter(({ at }) => at <= world.nowMs && at <= closesAt));
  const way = fact === undefined ? undefined : instruction.events.find(({ event }) => event === fact.name);
  if (fact !== undefined && way !== undefined) {
    token.taken = [...(token.taken ?? []), fact.id];
    token.idealDay = undefined;
    turn(walk, { nodeId, way: way.event, law: 2, next: way.next, day: fact.day });
    return false;
  }
  if (restUntil(walk, lastDay, { code: 'waitsForEvent', law: 2, nodeId, plannedDay })) {
    for (const { at } of facts) if (at > world.nowMs) wakeBy(rest, at);
    return true;
  }
  token.idealDay = undefined;
  turn(walk, { nodeId, way: 'timeout', law: 2, next: instruction.timedOut, day: lastDay });
  return false;
}
