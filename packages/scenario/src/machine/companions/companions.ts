import { messageChannels } from '@relance/schemas';
import type { Companion, ContactInstruction, Plan } from '../../plan.js';
import { forgetRefusal } from '../outcome/hold-off.js';
import type { CaseState, ContactEffect, Member } from '../state.js';
import { keepsBothHolidays } from '../time/both-holidays.js';
import { findSlot } from '../time/slot.js';
import { windowOf } from '../time/when-date.js';
import type { World } from '../world/world.js';

function stepOf(plans: Readonly<Record<string, Plan>>, { plan, pc }: Member): ContactInstruction | undefined {
  const instruction = plans[plan]?.instructions[pc];
  return instruction?.op === 'contact' ? instruction : undefined;
}

/** What goes along with the step of a contact (law 22), whether or not the payer can be reached that way today; a resumption takes nothing along (law 8). */
export function companionsOf(plans: Readonly<Record<string, Plan>>, { carrier }: ContactEffect): readonly Companion[] {
  return carrier.isResumption === true ? [] : (stepOf(plans, carrier)?.companions ?? []);
}

/** A contact as its companion says it: about the same items, by another channel, in another text, to whom that one is for. */
export function asCompanion(
  contact: ContactEffect,
  { channel, template, audience }: Companion,
  companionOf: string,
): ContactEffect & { companionOf: string } {
  const unit = `companion:${companionOf}:${channel}`;
  return { ...contact, unit, channel, rank: messageChannels.indexOf(channel), template, audience, companions: [], companionOf };
}

/** Remembers the companions of a letter that was accepted on the day it was posted, long after it was made (law 22). Changes `state` in place. */
export function askCompanions(world: World, state: CaseState, letter: ContactEffect, dispatchId: string): void {
  const asked = companionsOf(world.env.plans, letter).map((companion) => asCompanion(letter, companion, dispatchId));
  if (asked.length > 0) state.companions = [...(state.companions ?? []), ...asked];
}

/** What has to be done about the companions of a case. */
export interface CompanionsDue {
  effect: ContactEffect | undefined;
  wakeAt: number | undefined;
}

/** The first instant at which a companion may leave; now where no slot is left, for the guard to refuse and tell it. */
function slotFor(world: World, state: CaseState, { unit, carrier }: ContactEffect): number {
  const fromMs = Math.max(world.nowMs, state.notBefore[unit] ?? world.nowMs);
  const instruction = stepOf(world.env.plans, carrier);
  if (instruction === undefined) return fromMs;
  const window = windowOf(world, instruction.when, keepsBothHolidays(instruction));
  const slot = findSlot(world, { fromMs, earliestDay: world.today, window });
  return typeof slot === 'number' ? slot : fromMs;
}

const nothingDue: CompanionsDue = { effect: undefined, wakeAt: undefined };

/** The companion of a posted letter that leaves now, in the hours of its step, and when to look again. */
export function dueCompanions(world: World, state: CaseState): CompanionsDue {
  if (state.companions === undefined) return nothingDue;
  const due: CompanionsDue = { effect: undefined, wakeAt: undefined };
  for (const asked of state.companions) {
    const slot = slotFor(world, state, asked);
    if (slot <= world.nowMs) due.effect ??= { ...asked, at: world.nowMs };
    else due.wakeAt = Math.min(due.wakeAt ?? slot, slot);
  }
  return due;
}

/** Takes a companion off the list: it left, may have left, or never will. Changes `state` in place. */
export function forgetCompanion(state: CaseState, { unit }: ContactEffect): void {
  const others = (state.companions ?? []).filter((known) => known.unit !== unit);
  if (others.length > 0) state.companions = others;
  else delete state.companions;
  forgetRefusal(state, unit);
}
