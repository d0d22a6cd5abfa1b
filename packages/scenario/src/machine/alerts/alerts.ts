import type { Alert, CaseState } from '../state.js';
import type { World } from '../world/world.js';

/** One thing people may have to look at: what it finds in a case now. */
type AlertFinder = (world: World, state: CaseState) => Alert[];

/** Every reason to call a person that no step asks for; one literal list. */
const finders: readonly AlertFinder[] = [];

/** What people must look at now (laws 5, 8, 20, 22, 28), in the order of the list; the same alert has the same id at every wake. */
export function alertsOf(world: World, state: CaseState): Alert[] {
  return finders.flatMap((find) => find(world, state));
}
