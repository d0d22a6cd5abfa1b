import { traitsOf } from '@relance/schemas';
import { arrivalAlert, arrivalSaid, isUncertain } from '../outcome/arrivals.js';
import { lettersKnown } from '../outcome/letters.js';
import type { LetterFacts } from '../facts/recorded-facts.js';
import type { Alert, CaseState, LoggedContact, OpenLetter } from '../state.js';
import { PRESENTATION_DAYS } from '../time/presentation.js';
import { civilDate, entityDay, type World } from '../world/world.js';

const POSTING_BUSINESS_DAYS = 2;
const OUTCOME_DAYS = 20;
const OWNER = 'creditManager';

function isOwed(world: World, item: string): boolean {
  const view = world.items.get(item);
  return view?.folded.state === 'open' && view.outstandingCents > 0;
}

/** The first of some items on which money is still owed: what is paid calls nobody any more. */
function stillOwed(world: World, items: readonly string[]): string | undefined {
  return items.find((item) => isOwed(world, item));
}

/** A letter that lies there and asks for what is no longer owed: somebody takes it out before it is posted (law 25). */
function addNotOwed(found: Alert[], world: World, { dispatchId, effect }: OpenLetter): void {
  const itemId = effect.members.map(({ item }) => item).find((item) => !isOwed(world, item));
  if (itemId === undefined) return;
  found.push({ id: `letterNoLongerOwed/${dispatchId}`, code: 'letterNoLongerOwed', law: 25, itemId, owner: OWNER });
}

/** A letter handed over and not posted within two business days (law 22); one whose items are paid meanwhile still holds the others. */
function addNotPosted(found: Alert[], world: World, { dispatchId, handedOverAt, effect }: OpenLetter): void {
  const members = effect.members.map(({ item }) => item);
  const itemId = stillOwed(world, members) ?? stillOwed(world, [...world.items.keys()]);
  if (itemId === undefined) return;
  const onDay = world.entityCalendar.addBusinessDays(entityDay(world, handedOverAt), POSTING_BUSINESS_DAYS + 1);
  found.push({ id: `letterNotPosted/${dispatchId}`, code: 'letterWaitsForPosting', law: 22, itemId, owner: OWNER, onDay });
}

/** Letters that lie there: too long, or asking for what is no longer owed (laws 22, 25). */
export function postingAlerts(found: Alert[], world: World, { letters }: CaseState): void {
  for (const letter of letters ?? []) {
    addNotOwed(found, world, letter);
    addNotPosted(found, world, letter);
  }
}

/** What is still to be known of a registered letter, and from which day on a person is called (laws 10, 22). */
function missingOf({ day }: LoggedContact, fact: LetterFacts | undefined): { code: string; law: number; onDay?: number }[] {
  if (fact?.outcome === 'unknownAddress') return [{ code: 'letterUnknownAddress', law: 22 }];
  if (fact?.outcome !== undefined) return [];
  const missing = [{ code: 'letterOutcomeMissing', law: 22, onDay: day + OUTCOME_DAYS + 1 }];
  return fact?.presentedDay === undefined
    ? [{ code: 'letterNotPresented', law: 10, onDay: day + PRESENTATION_DAYS + 1 }, ...missing]
    : missing;
}

/**
 * Registered letters whose post is silent: no first presentation within seven days (law 10), no outcome within twenty (law 22); and those that
 * came back as unknown at the address, which were not served: another one has to be found (laws 19, 22).
 */
export function registeredAlerts(found: Alert[], world: World, state: CaseState): void {
  let letters: ReadonlyMap<string, LetterFacts> | undefined;
  for (const logged of state.log) {
    if (logged.trial === true || logged.channel === undefined || traitsOf(logged.channel)?.deadlineRunsFrom !== 'presentation') continue;
    const itemId = stillOwed(world, logged.items);
    if (itemId === undefined) continue;
    letters ??= lettersKnown(world);
    for (const missing of missingOf(logged, letters.get(logged.dispatchId))) {
      found.push({ id: `${missing.code}/${logged.dispatchId}`, ...missing, itemId, owner: OWNER });
    }
  }
}

/** A message that came back (law 20): somebody checks the address. */
export function bounceAlerts(found: Alert[], world: World, state: CaseState): void {
  for (const { bounced, trial, lost, items, dispatchId, level } of state.log) {
    const itemId = bounced === true && trial !== true && lost !== true ? stillOwed(world, items) : undefined;
    if (itemId === undefined) continue;
    found.push({ id: `bounced/${dispatchId}`, code: 'bounced', law: 20, itemId, owner: 'collector', values: { level } });
  }
}

/** A message of which nobody can tell whether it left (law 20): a person finds out, says whether it arrived, and it is sent again only at that person's word. */
export function arrivalAlerts(found: Alert[], world: World, state: CaseState): void {
  for (const logged of state.log) {
    if (!isUncertain(logged)) continue;
    const { items, dispatchId, level, day } = logged;
    const itemId = stillOwed(world, items);
    if (itemId === undefined || arrivalSaid(world, state, logged) !== undefined) continue;
    const values = { level, left: civilDate(day) ?? '', dispatchId };
    found.push({ id: arrivalAlert(dispatchId), code: 'mayHaveLeft', law: 20, itemId, owner: 'collector', values });
  }
}
