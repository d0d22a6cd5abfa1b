import type { TokenPosition } from '@relance/schemas';
import type { Environment } from '../facts/environment.js';
import type { Token } from '../state.js';
import { openCase, step } from '../step.js';
import { enterScenario } from '../token/commands/enter-scenario.js';
import { openWorld } from '../world/world.js';

/** An item on its way as its case shows it: its level, and the civil day of the last contact about it. */
export interface ItemOnItsWay {
  itemId: string;
  level: number;
  previousContactDay?: number;
}

/**
 * Where items would stand had they gone over to the scenario of their segment at a business instant (law 27), computed by the machine itself; an item without
 * a scenario there is left out. Nothing is changed.
 */
export function afterScenarioChange(env: Environment, moved: readonly ItemOnItsWay[], nowMs: number): TokenPosition[] {
  const world = openWorld(env, nowMs);
  const tokens = moved.flatMap(({ itemId, level, previousContactDay }): Token[] => {
    const view = world.items.get(itemId);
    const hash = view?.facts.planHash;
    const plan = hash === undefined ? undefined : env.plans[hash];
    if (view === undefined || hash === undefined || plan === undefined) return [];
    const days = { entryDay: world.today, sinceDay: world.today, shiftDays: 0 };
    const token: Token = { item: itemId, plan: hash, pc: plan.entry, ...days, level, visits: {}, reminders: 0, status: 'walking' };
    if (previousContactDay !== undefined) token.previousContactDay = previousContactDay;
    enterScenario(world, token, view, { hash, plan, day: world.today });
    return [token];
  });
  const ids = new Set(tokens.map(({ item }) => item));
  return step({ ...openCase(env.facts.caseId), tokens }, env, nowMs).positions.filter(({ itemId }) => ids.has(itemId));
}
