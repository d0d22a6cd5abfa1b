import type { ContactEffect, Member, TaskEffect } from '../machine/state.js';
import type { Happening, Story } from './drive.js';

/** A message that was accepted, or may have been. */
interface Message extends Happening {
  effect: ContactEffect;
}

/** The messages of a story that count for gap and cap: accepted or possibly so (law 14). */
function acceptedMessages(story: Story): Message[] {
  return story.happenings.filter(
    (happening): happening is Message => happening.effect.kind === 'contact' && ['sent', 'unknown'].includes(happening.receipt.outcome),
  );
}

/** Every step of an item that an accepted message moved, in order of time; a resumption that keeps the place moves none (law 8). */
export function acceptedMembers(story: Story): { member: Member; effect: ContactEffect; at: number }[] {
  return acceptedMessages(story).flatMap(({ effect, at }) =>
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
