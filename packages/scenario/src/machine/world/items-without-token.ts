import type { CaseState } from '../state.js';
import type { ItemView, World } from './world.js';

const none: readonly ItemView[] = [];

/**
 * The items recorded by now that no token of some stands for, in the order of the facts. A token has one item of its own (law 6): counting tells most
 * often that there are none.
 */
export function itemsWithoutToken(world: World, tokens: CaseState['tokens']): readonly ItemView[] {
  let left = 0;
  for (const { folded } of world.views) if (folded.state !== 'unseen') left += 1;
  for (const { item } of tokens) {
    const view = world.items.get(item);
    if (view !== undefined && view.folded.state !== 'unseen') left -= 1;
  }
  if (left <= 0) return none;
  const known = new Set(tokens.map(({ item }) => item));
  return world.views.filter(({ facts, folded }) => folded.state !== 'unseen' && !known.has(facts.id));
}
