import type { Reason } from '@relance/schemas';
import { askOrSend } from '../approval/ask.js';
import { reason } from '../telling/reason.js';
import type { CaseState, Effect } from '../state.js';
import type { NoSlot } from '../time/slot.js';
import { entityDay, type World } from '../world/world.js';
import { isMessage, type Candidate, type TaskCandidate } from './candidate.js';
import { canCarry, waitsItsTurn } from './carrying/carrier.js';
import { holderOf, type Holder } from './holder.js';
import { chooseCarrier, makeContact, makeTask, type Gathering } from './make-effect.js';
import { earliestOf, slotOf, type SlotFinder } from './slot-finder.js';

/** What a waiting step is told to wait for. */
export interface Waiting {
  reason: Reason;
  nextAt?: number;
  /** Who can end the waiting, where no date is known. */
  owner?: string;
  /** No slot will ever come: a person must look (law 27). */
  stuck?: boolean;
}

/** Who owns the next slot of a unit, and when that is. */
interface Owned {
  owner: Candidate;
  slot: number;
}

/** The outcome of one unit's turn. */
export interface Turn {
  candidates: readonly Candidate[];
  effect: Effect | undefined;
  wakeAt: number | undefined;
  /** What keeps all its steps back for now. */
  heldBy: Holder | undefined;
  owned: Owned | undefined;
}

const waitCodes = { gap: 'waitsForGap', cap: 'waitsForCap', list: 'waitsForList' } as const;

function waitingReason(finder: SlotFinder, candidate: Candidate): Waiting {
  const { world, state } = finder;
  const itemId = candidate.intent.token.item;
  const { nodeId } = candidate.intent.instruction;
  const slot = slotOf(finder, candidate);
  if (typeof slot !== 'number') return { reason: reason(slot, 27, { itemId, nodeId }), stuck: true };
  const untilDay = entityDay(world, slot);
  const { ready } = candidate.intent;
  const earliest = earliestOf(finder, candidate);
  const heldBy = earliest.day > Math.max(world.today, ready.readyDay) ? earliest.because : undefined;
  if (candidate.readyAt > world.nowMs && heldBy === undefined) {
    const isShifted = ready.readyDay === ready.rolledDay && ready.rolledDay !== ready.plannedDay;
    const told = reason(isShifted ? 'shiftedToAllowedDay' : 'readyOn', 2, { itemId, nodeId, onDay: ready.plannedDay, untilDay });
    return { reason: told, nextAt: slot };
  }
  const refused = state.refusals?.[candidate.unit];
  const refusedUntil = state.notBefore[candidate.unit];
  if (refused !== undefined && refusedUntil !== undefined && refusedUntil > world.nowMs) return { reason: refused, nextAt: slot };
  if (heldBy !== undefined) {
    const values = earliest.after === undefined ? {} : { days: earliest.day - earliest.after.day, level: earliest.after.level };
    const onDay = earliest.after?.day ?? ready.readyDay;
    const told = reason(waitCodes[heldBy], heldBy === 'list' ? 13 : 14, { itemId, nodeId, values, onDay, untilDay });
    return { reason: told, nextAt: slot };
  }
  return { reason: reason('waitsForWindow', 14, { itemId, nodeId, untilDay }), nextAt: slot };
}

function waitingFor(holder: Holder, candidates: readonly Candidate[], told: Map<string, Waiting>): void {
  const { untilMs, owner } = holder;
  for (const { intent } of candidates) {
    const because = holder.tell({ itemId: intent.token.item, nodeId: intent.instruction.nodeId });
    told.set(intent.token.item, { reason: because, ...(untilMs === undefined ? { owner } : { nextAt: untilMs }) });
  }
}

/** The earlier of an instant known and a slot, where there is one. */
function earlier(known: number | undefined, slot: number | NoSlot): number | undefined {
  if (typeof slot !== 'number') return known;
  return known === undefined ? slot : Math.min(known, slot);
}

/** The earliest slot at which the owner may leave: that of any ripe message able to carry it (law 14). */
function ownerSlot(owner: Candidate, ripe: readonly Candidate[], finder: SlotFinder): number | undefined {
  if (!isMessage(owner)) return earlier(undefined, slotOf(finder, owner));
  let earliest: number | undefined;
  for (const other of ripe) {
    const mayCarry = isMessage(other) && canCarry(other, owner) && (other === owner || !waitsItsTurn(other));
    if (mayCarry) earliest = earlier(earliest, slotOf(finder, other));
  }
  return earliest;
}

/** A step not yet ripe is worth waking for before the owner's slot only if it could carry the owner sooner. */
function couldCarrySooner(candidate: Candidate, owner: Candidate): boolean {
  return isMessage(candidate) && isMessage(owner) && canCarry(candidate, owner);
}

function makeEffect(gathering: Gathering, state: CaseState, owner: Candidate): Effect | undefined {
  if (!isMessage(owner)) return makeTask(gathering, owner as TaskCandidate);
  const carrier = chooseCarrier(gathering, owner);
  return carrier === undefined ? undefined : askOrSend(gathering.world, state, makeContact(gathering, carrier, owner));
}

/** Who owns the unit's next slot, and when that is: the first ready that has any slot at all (law 15). */
function ownerOf(ripe: readonly Candidate[], finder: SlotFinder): Owned | undefined {
  for (const owner of ripe) {
    const slot = ownerSlot(owner, ripe, finder);
    if (slot !== undefined) return { owner, slot };
  }
  return undefined;
}

function behind(world: World, { intent }: Candidate, { owner, slot }: Owned): Waiting {
  const values = { number: owner.intent.view.facts.number };
  const parts = { itemId: intent.token.item, nodeId: intent.instruction.nodeId, values, untilDay: entityDay(world, slot) };
  return { reason: reason('waitsBehind', 15, parts), nextAt: slot };
}

/** Adds why each step of a unit waits, by item. */
export function tellWaiting(finder: SlotFinder, { candidates, heldBy, owned }: Turn, told: Map<string, Waiting>): void {
  const { world } = finder;
  if (heldBy !== undefined) {
    waitingFor(heldBy, candidates, told);
    return;
  }
  for (const candidate of candidates) {
    const waiting = waitingReason(finder, candidate);
    const isBehind =
      owned !== undefined && candidate !== owned.owner && candidate.readyAt <= world.nowMs && (waiting.nextAt ?? 0) < owned.slot;
    told.set(candidate.intent.token.item, isBehind ? behind(world, candidate, owned) : waiting);
  }
}

/**
 * One unit's turn (laws 13–16): an open call, a draft or a letter not posted yet holds it; else the first ready step owns the next slot, nobody leaves before it, and when the
 * slot has come the strongest that can carry it makes the contact. Otherwise says when to look again.
 */
export function takeTurn(gathering: Gathering, state: CaseState, candidates: readonly Candidate[]): Turn {
  const { world, finder, ripe } = gathering;
  const holder = holderOf(world, state, candidates);
  if (holder !== undefined && world.nowMs < (holder.untilMs ?? Number.POSITIVE_INFINITY)) {
    return { candidates, effect: undefined, wakeAt: holder.untilMs, heldBy: holder, owned: undefined };
  }
  const owned = ownerOf(ripe, finder);
  const isNow = owned !== undefined && owned.slot <= world.nowMs;
  const made = isNow ? makeEffect(gathering, state, owned.owner) : undefined;
  let wakeAt = owned?.slot;
  for (const candidate of candidates) {
    const isAhead = candidate.readyAt > world.nowMs && (owned === undefined || couldCarrySooner(candidate, owned.owner));
    if (isAhead) wakeAt = earlier(wakeAt, slotOf(finder, candidate));
  }
  const effect = made === undefined ? undefined : (holder?.withdraw ?? made);
  return { candidates, effect, wakeAt, heldBy: undefined, owned };
}
