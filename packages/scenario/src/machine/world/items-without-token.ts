import type { CaseState } from '../state.js';
import type { ItemView, World } from './world.js';

const none: readonly ItemView[] = [];

/** The items of a case no token of some stands for, in the order of the facts; tokens have one item each (law 6), so that counting tells most often that there are none. */
export function itemsWithoutToken(world: World, tokens: CaseState['tokens']): readonly ItemView[] {
  let met = 0;
  for (const { item } of tokens) if (world.items.has(item)) met += 1;
  if (met >= world.items.size) return none;
  const known = new Set(tokens.map(({ item }) => item));
  return [...world.items.values()].filter(({ facts }) => !known.has(facts.id));
}
