import type { Reason } from '@relance/schemas';
import { reason } from '../telling/reason.js';
import { approvalFor, isDraft } from '../approval/ask.js';
import type { CaseState, ContactEffect, OpenCall, OpenLetter, TaskEffect, WithdrawEffect } from '../state.js';
import { entityDay, type World } from '../world/world.js';
import type { Candidate } from './candidate.js';
import { letterHolding } from './held-by-letter.js';

/** What keeps the steps of a unit back: an open call, a draft awaiting approval, a letter not posted yet (laws 15, 22, 24). */
export interface Holder {
  /** Until when nobody passes it; absent: until its own fact. */
  untilMs?: number;
  /** What withdraws it, once others go first. */
  withdraw?: WithdrawEffect;
  /** Who can end it. */
  owner: string;
  tell(parts: { itemId: string; nodeId: string }): Reason;
}

/** How long an open call or a draft keeps the others back (law 15). */
const HOLD_BUSINESS_DAYS = 3;

/** The instant at which a hold that began at an instant ends: three business days later, at the same minute (law 15). */
export function holdLimit(world: World, fromMs: number): number {
  const { day, minute } = world.entityCalendar.toCivil(fromMs);
  return world.entityCalendar.toInstant(world.entityCalendar.addBusinessDays(day, HOLD_BUSINESS_DAYS), minute);
}

function concerns(effect: ContactEffect | TaskEffect, candidate: Candidate): boolean {
  return effect.unit === candidate.unit || effect.members.some(({ item }) => item === candidate.intent.token.item);
}

function heldByTask(world: World, state: CaseState, call: OpenCall): Holder {
  const askedAt = isDraft(call) ? approvalFor(state, call.effect.carrier)?.askedAt : undefined;
  const untilMs = Math.min(call.expiresAt, holdLimit(world, askedAt ?? call.openedAt));
  return {
    untilMs,
    withdraw: { kind: 'withdraw', unit: call.unit, taskId: call.taskId },
    owner: call.effect.caller,
    tell: (parts) => reason(isDraft(call) ? 'waitsForDraft' : 'waitsForCall', 15, { ...parts, untilDay: entityDay(world, untilMs) }),
  };
}

function heldByLetter(world: World, { handedOverAt }: OpenLetter): Holder {
  const onDay = entityDay(world, handedOverAt);
  return { owner: 'creditManager', tell: (parts) => reason('waitsForPosting', 22, { ...parts, onDay }) };
}

/** What holds the unit of some candidates, or any of their items; a letter goes before a task, for nothing passes it. */
export function holderOf(world: World, state: CaseState, candidates: readonly Candidate[]): Holder | undefined {
  for (const candidate of candidates) {
    const letter = letterHolding(state, candidate);
    if (letter !== undefined) return heldByLetter(world, letter);
  }
  for (const open of state.calls) {
    if (open.effect.task !== 'call' && !isDraft(open)) continue;
    if (candidates.some((candidate) => concerns(open.effect, candidate))) return heldByTask(world, state, open);
  }
  return undefined;
}
