import { messageChannels, type Reason } from '@relance/schemas';
import { unreachable } from '../contact/reachable.js';
import { forgetRefusal } from '../outcome/hold-off.js';
import { reason } from '../telling/reason.js';
import type { CaseState, ContactEffect, Member, OpenCall, RecapOf } from '../state.js';
import { findSlot } from '../time/slot.js';
import { entityDay, type World } from '../world/world.js';
import { isStillSpokenOf } from './recap-line.js';
import { recapWindow } from './recap-window.js';

/** A recap that could not leave within so many business days of its call says nothing worth reading any more, and is dropped. */
const LATEST_BUSINESS_DAYS = 5;

/** What a recap needs to know of a step of its call; where it stood in time is no matter of it. */
function memberOf({ item, plan, scenarioId, nodeId, pc, visit, readyAt }: Member): Member {
  return { item, plan, scenarioId, nodeId, pc, visit, readyAt, role: 'reminded' };
}

/**
 * Remembers the written recap of a call that reached somebody (law 21), about the items its outcome applies to; the card of the first of them gives
 * channel, text and audience. It is part of that call: it opens no gap, counts for no cap, moves no item and raises no level. Changes `state` in place.
 */
export function askRecap(world: World, state: CaseState, call: OpenCall, at: number, spokenOf: readonly Member[]): void {
  const [carrier, ...others] = spokenOf.map(memberOf);
  if (carrier === undefined) return;
  const instruction = world.env.plans[carrier.plan]?.instructions[carrier.pc];
  const recap = instruction?.op === 'task' ? instruction.recap : undefined;
  if (recap === undefined) return;
  const { channel, template, audience } = recap;
  const effect: ContactEffect & { recap: RecapOf } = {
    kind: 'contact',
    unit: `recap:${call.taskId}`,
    at,
    carrier,
    channel,
    level: call.effect.level,
    rank: messageChannels.indexOf(channel),
    template,
    audience,
    recap: { taskId: call.taskId, calledDay: entityDay(world, at) },
    members: [carrier, ...others],
  };
  state.recaps = [...(state.recaps ?? []), effect];
}

/** Why a recap never leaves, as it stands now. */
function droppedBecause(
  world: World,
  { recap, channel, level, members }: ContactEffect & { recap: RecapOf },
): [string, number] | undefined {
  if (members.length === 0) return ['recapSilenced', 25];
  const latestDay = world.entityCalendar.addBusinessDays(recap.calledDay, LATEST_BUSINESS_DAYS);
  if (world.today > latestDay) return ['recapTooLate', 21];
  const failure = unreachable(world, channel, level);
  if (failure === undefined) return undefined;
  return failure === 'opposed' ? ['recapOpposed', 8] : ['recapNoAddress', 20];
}

/** The recap as it would leave now: about what is still owed and not handed over, carried by the first of it. */
function asOf<Recap extends ContactEffect>(world: World, { tokens }: CaseState, asked: Recap): Recap {
  const ended = new Set(tokens.filter(({ status }) => status === 'done').map(({ item }) => item));
  const members = asked.members.filter(({ item, plan }) => !ended.has(item) && isStillSpokenOf(world, world.items.get(item), plan));
  return { ...asked, at: world.nowMs, carrier: members[0] ?? asked.carrier, members };
}

/** What has to be done about the recaps of a case. */
export interface RecapsDue {
  effect: ContactEffect | undefined;
  wakeAt: number | undefined;
  reasons: readonly Reason[];
}

const nothingDue: RecapsDue = { effect: undefined, wakeAt: undefined, reasons: [] };

/**
 * The recap that leaves now, in the entity's hours, and when to look again; those that cannot leave any more are dropped, with the reason. Changes
 * `state` in place.
 */
export function dueRecaps(world: World, state: CaseState): RecapsDue {
  if (state.recaps === undefined) return nothingDue;
  const reasons: Reason[] = [];
  const due: RecapsDue = { effect: undefined, wakeAt: undefined, reasons };
  for (const asked of state.recaps) {
    const recap = asOf(world, state, asked);
    const { item: itemId, nodeId } = recap.carrier;
    const { nowMs } = world;
    const fromMs = Math.max(nowMs, state.notBefore[recap.unit] ?? nowMs);
    const slot = findSlot(world, { fromMs, earliestDay: asked.recap.calledDay, window: recapWindow(world, recap) });
    const because = droppedBecause(world, recap) ?? (typeof slot === 'number' ? undefined : [slot, 27]);
    if (because !== undefined) {
      reasons.push(reason(...because, { itemId, nodeId, onDay: world.today }));
      forgetRecap(state, asked);
    } else if (typeof slot === 'number' && slot <= nowMs) due.effect ??= recap;
    else if (typeof slot === 'number') due.wakeAt = Math.min(due.wakeAt ?? slot, slot);
  }
  return due;
}

/** Takes a recap off the list: it left, may have left, failed, or never will. Changes `state` in place. */
export function forgetRecap(state: CaseState, { unit }: ContactEffect): void {
  const others = (state.recaps ?? []).filter((known) => known.unit !== unit);
  if (others.length > 0) state.recaps = others;
  else delete state.recaps;
  forgetRefusal(state, unit);
}
