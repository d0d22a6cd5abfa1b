import { addDays, type CivilDate } from '@relance/domain';
import { promiseStandings } from '@relance/scenario/machine';
import type { Entity } from '@relance/schemas';
import type { EngineDependencies } from '../dependencies.js';
import { factsAlone } from '../facts/fact-effect.js';

/** How far back a broken promise still moves work forward. */
const DAYS_BACK = 60;
/** Cases judged at once at most: their records are read one by one. */
const MOST_CASES = 200;

/**
 * The last promised day of every case among these whose promise was broken and is still owed, as the machine itself reads it (law 8): from promises of the
 * last sixty days, of two hundred cases at most.
 */
export async function brokenPromises(
  { store }: EngineDependencies,
  entity: Entity,
  moment: { nowMs: number; today: CivilDate },
  caseIds: ReadonlySet<string>,
): Promise<Map<string, CivilDate>> {
  const { nowMs, today } = moment;
  const promises = await store.facts.inForce(entity._id, 'promise', addDays(today, -DAYS_BACK));
  const lapsed = promises.filter(({ caseId, untilOn = today }) => untilOn < today && caseIds.has(caseId));
  const broken = new Map<string, CivilDate>();
  for (const caseId of [...new Set(lapsed.map((promise) => promise.caseId))].slice(0, MOST_CASES)) {
    const records = await store.readShownCaseRecords(entity._id, caseId);
    if (records === undefined) continue;
    const owed = new Set(records.items.filter(({ open }) => open).map(({ _id }) => _id));
    const standings = promiseStandings(factsAlone(entity, records, nowMs), nowMs);
    const isBroken = new Set(
      standings.filter(({ state, itemIds }) => state === 'broken' && itemIds.some((id) => owed.has(id))).map(({ id }) => id),
    );
    const days = lapsed.flatMap(({ _id, caseId: of, untilOn }) =>
      of === caseId && isBroken.has(_id) && untilOn !== undefined ? [untilOn] : [],
    );
    const last = days.toSorted().at(-1);
    if (last !== undefined) broken.set(caseId, last);
  }
  return broken;
}
