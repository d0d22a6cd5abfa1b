import type { Reason } from '@relance/schemas';
import type { Environment } from '../facts/environment.js';
import type { CaseState, Effect } from '../state.js';
import { putInOrder } from '../../put-in-order.js';
import { advanceToken } from '../token/advance.js';
import { openWorld, type World } from '../world/world.js';
import { compareReady, type Candidate } from './candidate.js';
import { slotFinder, type SlotFinder } from './slot-finder.js';
import { sortOut, type SortedOut } from './sort-out.js';
import { takeTurn, tellWaiting, type Turn, type Waiting } from './unit-turn.js';

/** What a case does next, over all its units. */
export interface Consolidation {
  effect: Effect | undefined;
  wakeAt: number | undefined;
  turns: readonly Turn[];
}

/** The candidates of each unit; most cases have one. */
function byUnit(candidates: Candidate[]): Candidate[][] {
  const first = candidates[0]?.unit;
  if (candidates.every(({ unit }) => unit === first)) return [candidates];
  const units = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const unit = units.get(candidate.unit);
    if (unit === undefined) units.set(candidate.unit, [candidate]);
    else unit.push(candidate);
  }
  return [...units.values()];
}

/** The ripe ones of some candidates in their order, first ready first. */
function ripeOf(world: World, candidates: readonly Candidate[]): readonly Candidate[] {
  const unripe = candidates.findIndex(({ readyAt }) => readyAt > world.nowMs);
  return unripe < 0 ? candidates : candidates.slice(0, unripe);
}

/** Why each step at rest waits, by item: worked out only where somebody is told. */
export function waitingIn(finder: SlotFinder, turns: readonly Turn[]): Map<string, Waiting> {
  const told = new Map<string, Waiting>();
  for (const turn of turns) tellWaiting(finder, turn, told);
  return told;
}

/** {@link consolidate} over tokens already advanced and sorted out. */
export function consolidateRests(world: World, state: CaseState, { rests, candidates }: SortedOut, finder: SlotFinder): Consolidation {
  putInOrder(candidates, compareReady);
  const everywhere = ripeOf(world, candidates);
  const turns = byUnit(candidates).map((members) => {
    return takeTurn({ world, finder, ripe: ripeOf(world, members), everywhere, rests }, state, members);
  });
  let effect: Effect | undefined;
  let wakeAt: number | undefined;
  for (const turn of turns) {
    effect ??= turn.effect;
    if (turn.wakeAt !== undefined) wakeAt = Math.min(wakeAt ?? turn.wakeAt, turn.wakeAt);
  }
  return { effect, wakeAt, turns };
}

/**
 * Chooses the one contact or task that leaves now over all ripe steps of a case, or says when to look again and why each waits (laws 13–18).
 * The tokens must have been advanced to `nowMs`; pure and total.
 */
export function consolidate(state: CaseState, env: Environment, nowMs: number): { effect?: Effect; wakeAt?: number; reasons: Reason[] } {
  const world = openWorld(env, nowMs);
  const finder = slotFinder(world, state);
  const sorted = sortOut(
    world,
    state,
    state.tokens.map((token) => advanceToken(world, token, state)),
    finder,
  );
  const { effect, wakeAt, turns } = consolidateRests(world, state, sorted, finder);
  return {
    ...(effect === undefined ? {} : { effect }),
    ...(wakeAt === undefined ? {} : { wakeAt }),
    reasons: [...waitingIn(finder, turns).values()].map((told) => told.reason),
  };
}
