import type { ContactEffect, Member, TaskEffect } from '../machine/state.js';
import type { CaseFacts } from '../machine/facts/environment.js';
import { isRecap, type Happening, type Story } from './drive.js';
import { dayNumber } from './oracle/civil-time.js';

/** A message that was accepted, or may have been. */
interface Message extends Happening {
  effect: ContactEffect;
}

/** When a message left: its day, for a letter that of its posting, and the instant from which that is known (law 22). */
export interface Leaving {
  day: number;
  knownAt: number;
}

/** When what happened left, and nothing where it failed, never did, or is a task; a recap is part of its call (law 21). */
export function leavingOf(facts: CaseFacts, { at, effect, receipt }: Happening): Leaving | undefined {
  if (effect.kind !== 'contact' || isRecap(effect)) return undefined;
  if (receipt.outcome === 'sent' || receipt.outcome === 'unknown') return { day: dayNumber(at), knownAt: at };
  if (receipt.outcome !== 'handedOver') return undefined;
  const posted = facts.letters?.find(({ dispatchId, postedDay }) => dispatchId === receipt.dispatchId && postedDay !== undefined);
  return posted === undefined ? undefined : { day: Math.max(posted.postedDay ?? 0, dayNumber(at)), knownAt: posted.recordedAt };
}

/** From when on a message is known to have come back (law 20); infinite where it never does. */
export function returnedAt(facts: CaseFacts, { receipt }: Happening): number {
  const found = facts.bounces?.filter(({ dispatchId }) => dispatchId === receipt.dispatchId) ?? [];
  return Math.min(Number.POSITIVE_INFINITY, ...found.map(({ recordedAt }) => recordedAt));
}

/** Courtesies ask for nothing and have no level (law 23). */
function isCourtesy({ effect }: Happening): boolean {
  return effect.kind === 'contact' && effect.level < 0;
}

/** The messages of a story that count for gap and cap: accepted or possibly so, letters once posted (laws 14, 22). */
function acceptedMessages(facts: CaseFacts, story: Story): Message[] {
  return story.happenings.filter(
    (happening): happening is Message =>
      happening.effect.kind === 'contact' && leavingOf(facts, happening) !== undefined && !isCourtesy(happening),
  );
}

/** Every step of an item that an accepted message moved, in order of time; a resumption that keeps the place moves none (law 8). */
export function acceptedMembers(facts: CaseFacts, story: Story): { member: Member; effect: ContactEffect; at: number }[] {
  return acceptedMessages(facts, story).flatMap(({ effect, at }) =>
    effect.members.filter(({ keepsPlace }) => keepsPlace !== true).map((member) => ({ member, effect, at })),
  );
}

/** What a story comes to, told so that two stories can be compared. */
export function signature(story: Story): string[] {
  return story.happenings.map(({ at, effect }) => {
    const members = effect.members.map(({ item, role }) => `${item}:${role}`).sort();
    return `${at} ${effect.carrier.nodeId} ${members.join(',')}`;
  });
}

/** Whether a task is a call. */
export function isCallTask(effect: ContactEffect | TaskEffect): effect is TaskEffect {
  return effect.kind === 'task' && effect.task === 'call';
}
