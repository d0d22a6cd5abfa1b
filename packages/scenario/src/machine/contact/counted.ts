import type { OutsideContactFacts } from '../facts/recorded-facts.js';
import type { CaseState, LoggedContact } from '../state.js';
import type { World } from '../world/world.js';

/** The level of a contact made outside whose level nobody wrote down: a reminder, so that it opens its whole gap. */
const OUTSIDE_LEVEL = 1;

function madeOutside(world: World, fact: OutsideContactFacts, tokens: CaseState['tokens']): LoggedContact {
  return {
    unit: world.payerUnit,
    at: world.entityCalendar.toInstant(fact.day, 0),
    day: fact.day,
    level: fact.level ?? OUTSIDE_LEVEL,
    kind: fact.isCall === true ? 'call' : 'message',
    dispatchId: `outside/${fact.id}`,
    items: fact.itemIds ?? tokens.map(({ item }) => item),
  };
}

/**
 * What counts for gap and cap (law 14): messages accepted or possibly accepted that did not bounce, calls that reached somebody, and the
 * contacts somebody made outside and logged by now.
 */
export function countedContacts(world: World, state: CaseState): readonly LoggedContact[] {
  const kept = state.log.some(({ bounced }) => bounced === true) ? state.log.filter(({ bounced }) => bounced !== true) : state.log;
  const outside = world.env.facts.contactsOutside?.filter(({ recordedAt }) => recordedAt <= world.nowMs);
  return outside === undefined ? kept : [...kept, ...outside.map((fact) => madeOutside(world, fact, state.tokens))];
}
