import type { Reason, TokenPosition } from '@relance/schemas';
import { alertsOf } from './alerts/alerts.js';
import { slotFinder, type SlotFinder } from './contact/slot-finder.js';
import { consolidateRests, waitingIn } from './contact/consolidate.js';
import { sortOut } from './contact/sort-out.js';
import type { Turn } from './contact/unit-turn.js';
import { effectReasons } from './telling/effect-reasons.js';
import { endCalls } from './outcome/end-calls.js';
import type { Environment } from './facts/environment.js';
import { readArrivals } from './outcome/arrivals.js';
import { readBounces } from './outcome/bounces.js';
import { readPost } from './outcome/letters.js';
import { readTrialEnds } from './outcome/trials.js';
import { dueCompanions } from './companions/companions.js';
import { dueRecaps } from './recap/recaps.js';
import { positionsOf, tellReasons } from './telling/positions.js';
import { workingCopy } from './working-copy.js';
import type { Alert, CaseState, Effect, OpenCall } from './state.js';
import { adoptItems } from './token/adopt.js';
import { advanceOwned, type Rest } from './token/advance.js';
import { openWorld, type World } from './world/world.js';

/** What one wake of a case comes to. */
export interface StepResult {
  state: CaseState;
  /** The one thing to do now; settle it, then step again. */
  effect?: Effect;
  /** When to look again if nothing else happens. */
  wakeAt?: number;
  /** Every decision of this wake, the negative ones too. */
  reasons: Reason[];
  positions: TokenPosition[];
  /** What people must look at now, each under an id that never changes. */
  alerts: Alert[];
}

/** One wake decided: what happens, and what {@link tellStanding} and {@link positionsAfter} tell where each item stands from. */
export interface Wake {
  finder: SlotFinder;
  rests: readonly Rest[];
  turns: readonly Turn[];
  effect: Effect | undefined;
  wakeAt: number | undefined;
  /** Every decision of this wake but those by which items wait. */
  reasons: Reason[];
  alerts: Alert[];
}

/** A wake that is already over is asked for again a minute later, so that no damaged state can spin. */
const SOONEST_WAKE_MS = 60_000;

/** A case nobody has looked at yet. */
export function openCase(caseId: string): CaseState {
  return { v: 1, caseId, sequence: 0, tokens: [], log: [], calls: [], notBefore: {} };
}

/** The earliest of all that may happen by date alone; `others` are wakes found elsewhere. */
function earliestWake(world: World, state: CaseState, rests: readonly Rest[], others: readonly (number | undefined)[]): number | undefined {
  let earliest = Number.POSITIVE_INFINITY;
  for (const wakeAt of others) if (wakeAt !== undefined && wakeAt < earliest) earliest = wakeAt;
  for (const { expiresAt } of state.calls) if (expiresAt < earliest) earliest = expiresAt;
  for (const { wakeAt } of rests) if (wakeAt !== undefined && wakeAt < earliest) earliest = wakeAt;
  if (!Number.isFinite(earliest)) return undefined;
  return earliest > world.nowMs ? earliest : world.nowMs + SOONEST_WAKE_MS;
}

/** Notes when an open call or draft of a unit ended: what waited for it is not late by that (law 9). */
function noteFreed(world: World, before: readonly OpenCall[], state: CaseState): void {
  if (before.length === 0) return;
  const open = new Set(state.calls.map(({ taskId }) => taskId));
  for (const { taskId, unit, expiresAt } of before) {
    if (!open.has(taskId)) state.freed = { ...state.freed, [unit]: Math.min(expiresAt, world.nowMs) };
  }
}

/** The tokens as they came to rest, some of them made anew on the way. */
function keepTokens(state: CaseState, rests: readonly Rest[]): void {
  let index = 0;
  for (const { token } of rests) {
    state.tokens[index] = token;
    index += 1;
  }
}

function addAll<Entry>(list: Entry[], more: readonly Entry[]): void {
  for (const entry of more) list.push(entry);
}

function toldBy(positions: readonly TokenPosition[]): Reason[] {
  return positions.flatMap((position) => (position.reason === undefined ? [] : [position.reason]));
}

/**
 * {@link step} on facts already read, for a state of the caller's own, which is changed in place: a simulation keeps one for each case. Where items
 * stand is worked out when it is asked for: it carries the effect out first and asks once the case rests.
 */
export function wakeCase(world: World, state: CaseState): Wake {
  const before = state.calls;
  const reasons = [...readTrialEnds(world, state)];
  addAll(reasons, adoptItems(world, state));
  addAll(reasons, readPost(world, state));
  addAll(reasons, readBounces(world, state));
  addAll(reasons, readArrivals(world, state));
  const ended = endCalls(world, state);
  addAll(reasons, ended.reasons);
  noteFreed(world, before, state);
  const advanced = state.tokens.map((token) => advanceOwned(world, token, state));
  const finder = slotFinder(world, state);
  const sorted = sortOut(world, state, advanced, finder);
  const { rests } = sorted;
  keepTokens(state, rests);
  const consolidation = consolidateRests(world, state, sorted, finder);
  const recaps = dueRecaps(world, state);
  const companions = dueCompanions(world, state);
  const effect = ended.withdraw ?? companions.effect ?? recaps.effect ?? consolidation.effect;
  const { alerts, wakeAt: alertAt } = alertsOf(world, state);
  for (const rest of rests) addAll(reasons, rest.reasons);
  addAll(reasons, recaps.reasons);
  if (effect !== undefined) addAll(reasons, effectReasons(world, effect));
  return {
    finder,
    rests,
    turns: consolidation.turns,
    effect,
    wakeAt: earliestWake(world, state, rests, [consolidation.wakeAt, sorted.wakeAt, companions.wakeAt, recaps.wakeAt, alertAt]),
    reasons,
    alerts,
  };
}

/** Tells why each item stands where it stands, before the effect of the wake is settled. */
export function tellStanding({ finder, rests, turns }: Wake, tell: (itemId: string, reason: Reason) => void): void {
  tellReasons(finder.world, finder.state, { rests, waiting: waitingIn(finder, turns) }, tell);
}

/** Where each item stands, before the effect of the wake is settled. */
export function positionsAfter({ finder, rests, turns }: Wake): TokenPosition[] {
  return positionsOf(finder.world, finder.state, rests, waitingIn(finder, turns));
}

/**
 * One wake of a case at the business instant `nowMs`: adopts new items, ends calls, advances every token and consolidates the ripe ones into
 * at most one effect. Pure, total, and idempotent until the effect is settled: asking again changes nothing (P8). Zones: the environment's.
 */
export function step(state: CaseState, env: Environment, nowMs: number): StepResult {
  const next = workingCopy(state);
  const wake = wakeCase(openWorld(env, nowMs), next);
  const { effect, wakeAt, alerts, reasons } = wake;
  const positions = positionsAfter(wake);
  return {
    state: next,
    alerts,
    ...(effect === undefined ? {} : { effect }),
    ...(wakeAt === undefined ? {} : { wakeAt }),
    reasons: [...reasons, ...toldBy(positions)],
    positions,
  };
}

/**
 * Whether nothing can happen to the case any more without a new fact: no effect, no wake, no open call, and every item paid, closed or handed
 * over. Such a case writes its state and ends (law 6).
 */
export function atRest(state: CaseState, env: Environment, nowMs: number): boolean {
  const result = step(state, env, nowMs);
  if (result.effect !== undefined || result.wakeAt !== undefined || result.state.calls.length > 0) return false;
  return result.positions.every((position) => position.status === 'done' || position.status === 'stopped');
}
