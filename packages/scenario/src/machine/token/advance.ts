import type { Environment } from '../facts/environment.js';
import { reason } from '../telling/reason.js';
import type { CaseState, Token } from '../state.js';
import { isSafeDay } from '../time/when-date.js';
import { accessoriesLeft } from '../world/money/accessories-left.js';
import { standingOf, type Standing } from '../world/standing.js';
import { morningOf, openWorld, type World } from '../world/world.js';
import { enterBranch, isInLiveBranch } from './interrupts/branch.js';
import { copyToken } from './copy-token.js';
import { followCommands } from './commands/commands.js';
import { parkDamaged } from './moves.js';
import { setOff, wakeBy, type Rest, type Walk } from './rest.js';
import { resumeFirst } from './resumption/resumption.js';
import { restOnStep, restOnWait, restUntil } from './step-under.js';
import { stop } from './turnings/stop.js';
import { awaitEvent, choose, decide, repeat } from './turnings/turnings.js';

export type { Intent, Rest } from './rest.js';

/** A case that remembers nothing, for walks looked at on their own. */
const nothingRemembered: CaseState = { v: 1, caseId: '', sequence: 0, tokens: [], log: [], calls: [], notBefore: {} };

/** Carries out the instruction under the token; true when it comes to rest there. */
function carryOut(walk: Walk): boolean {
  const { world, token, plan } = walk;
  const instruction = plan.instructions[token.pc];
  if (instruction === undefined) {
    parkDamaged(token);
    return true;
  }
  if (instruction.op === 'contact' || instruction.op === 'task') return restOnStep(walk, instruction);
  if (instruction.op === 'wait') return restOnWait(walk, instruction);
  if (instruction.op === 'await') return awaitEvent(walk, instruction);
  const decisionDay = Math.max(token.sinceDay, world.today);
  if (restUntil(walk, decisionDay, { code: 'waitsUntil', law: 11, nodeId: instruction.nodeId })) return true;
  switch (instruction.op) {
    case 'branch':
      decide(walk, instruction);
      return false;
    case 'choose':
      return choose(walk, instruction);
    case 'repeat':
      return repeat(walk, instruction);
    case 'stop':
      return stop(walk, instruction);
  }
}

/** More moves in one go than any sound plan has: rounds of loops within loops, each over all instructions. */
const MOST_ROUNDS = 128;

/**
 * Walks until the token rests; true when it came back from a branch instead, where another interrupt may wait. A plan that goes round in circles
 * is parked (law 27).
 */
function goOn(walk: Walk): boolean {
  const { token, plan } = walk;
  const bound = MOST_ROUNDS * (plan.instructions.length + 1);
  for (let moves = 0; moves < bound; moves += 1) {
    const wasInBranch = token.branch !== undefined;
    if (carryOut(walk)) return false;
    if (wasInBranch && token.branch === undefined) return true;
  }
  parkDamaged(token);
  return false;
}

/** Notes why the item may not move today, and when that ends. */
function noteStanding({ world, rest }: Walk, standing: Standing): void {
  rest.standing = standing;
  const nextDay = standing.lastDay === undefined ? standing.turnsDay : standing.lastDay + 1;
  if (nextDay !== undefined) wakeBy(rest, morningOf(world, nextDay));
}

/** Remembers since when an item is netted or below the minimum, and how long it was (laws 5, 8). */
function noteNetting({ world, token }: Walk, standing: Standing | undefined): void {
  if (standing?.code === 'netted' || standing?.code === 'belowMinimum') token.nettedFromDay ??= world.today;
  else if (standing === undefined && token.nettedFromDay !== undefined) {
    token.nettedSpan = { code: 'netted', fromDay: token.nettedFromDay, toDay: world.today };
    token.nettedFromDay = undefined;
  }
}

/** Walks the token, through the branch of each interrupt first; each fact leads there once, so that this ends. */
function walkOn(walk: Walk): void {
  const { world, token, view, plan, rest } = walk;
  const standing = accessoriesLeft(world, token, view, plan) ?? standingOf(world, view, plan);
  noteNetting(walk, standing);
  if (standing !== undefined) noteStanding(walk, standing);
  else if (token.episodeDay === undefined && view.dueDay < world.today) token.episodeDay = view.dueDay + 1;
  if (standing === undefined && resumeFirst(walk, goOn)) return;
  do enterBranch(walk);
  while ((standing === undefined || isInLiveBranch(token, standing)) && goOn(walk));
  if (standing !== undefined && rest.intent === undefined) token.readyAt = undefined;
}

function isSound({ sinceDay, entryDay, shiftDays, notBeforeDay = 0, idealDay = 0, branch }: Token): boolean {
  const isOwnSound = isSafeDay(sinceDay) && isSafeDay(entryDay) && isSafeDay(shiftDays) && isSafeDay(notBeforeDay) && isSafeDay(idealDay);
  return isOwnSound && isSafeDay(branch?.sinceDay ?? 0);
}

/** {@link advance} on facts already read, in a case that remembers its contacts. The token given is not touched. */
export function advanceToken(world: World, given: Token, state: CaseState = nothingRemembered): Rest {
  return advanceOwned(world, copyToken(given), state);
}

/** {@link advanceToken} for a token of the caller's own, which is changed in place. */
export function advanceOwned(world: World, token: Token, state: CaseState): Rest {
  const view = world.items.get(token.item);
  const rest = setOff(token, view);
  const plan = world.env.plans[token.plan];
  if (token.status !== 'walking' && world.env.facts.commands === undefined) return rest;
  if (!isSound(token)) {
    parkDamaged(token);
    return rest;
  }
  if (view === undefined || plan === undefined) {
    if (token.status === 'walking') {
      rest.waits = { reason: reason(view === undefined ? 'itemUnknown' : 'planMissing', 27, { itemId: token.item }) };
    }
    return rest;
  }
  const walk: Walk = { world, state, token, view, plan, rest };
  if (world.env.facts.commands !== undefined) followCommands(walk);
  if (token.status === 'walking') walkOn(walk);
  return rest;
}

/**
 * Moves one token as far as today's facts carry it (laws 2, 7–12, 27): it comes to rest on a date, a suspension, a step that is or will be ripe,
 * an open task, or its end; facts that interrupt lead it through their branch first. Pure and total; decisions are taken once, when it reaches
 * them.
 */
export function advance(token: Token, env: Environment, nowMs: number): Rest {
  return advanceToken(openWorld(env, nowMs), token);
}
