import type { Plan } from '../../../plan.js';
import type { Token } from '../../state.js';
import type { ItemView, World } from '../../world/world.js';
import { forgetStep } from '../moves.js';
import { entryAfter } from '../turnings/entry-after.js';

/**
 * Puts a token into another plan, behind every step up to its level (laws 7, 17, 27): what the item received stays, with its gap and granted deadline; what
 * belonged to its place in the plan it leaves is forgotten. It counts as reached that day, and as late no more (law 9).
 */
export function enterScenario(world: World, token: Token, view: ItemView, to: { hash: string; plan: Plan; day: number }): void {
  const { hash, plan, day } = to;
  token.plan = hash;
  token.pc = entryAfter(world, plan, { token, view }, token.level);
  token.visits = {};
  token.passed = undefined;
  token.idealDay = undefined;
  token.sinceDay = Math.max(token.sinceDay, day);
  forgetStep(token);
  token.status = 'walking';
  token.end = undefined;
  token.reopenedDay = day;
}
