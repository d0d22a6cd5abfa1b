import type { When } from '@relance/schemas';
import type { ContactEffect } from '../state.js';
import { reachesDirectly } from '../time/both-holidays.js';
import { windowOf, type StepWindow } from '../time/when-date.js';
import type { World } from '../world/world.js';

/** A recap leaves as soon as the entity's hours allow: those of the card are hours to call in. */
const atOnce: When = { anchor: 'entry', offset: 0, unit: 'days' };

/** The days and minutes in which the recap of a call may leave (laws 1, 14). */
export function recapWindow(world: World, { channel }: ContactEffect): StepWindow {
  return windowOf(world, atOnce, reachesDirectly(channel));
}
