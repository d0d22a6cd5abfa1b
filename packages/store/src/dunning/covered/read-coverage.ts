import { coverageFigure, coverageOf, missedBefore, type CivilDate, type CoverageVerdict, type ItemStanding } from '@relance/domain';
import type { CoverageFigure, UncoveredReason } from '@relance/schemas';
import type { ItemRepository, OverdueItemRow } from '../../ledger/items.js';
import type { AccountRepository } from '../../ledger/accounts.js';
import type { CaseRepository } from '../cases/cases.js';
import type { ScenarioRepository } from '../scenarios.js';

/** The day and the instant a coverage is counted for. */
export interface CoverageMoment {
  /** Civil day of the entity: items due before it are overdue (law 1). */
  today: CivilDate;
  /** Business instant. */
  nowMs: number;
  /** Business milliseconds in a real one. */
  scale: number;
}

/** An overdue item nobody looks after, and why. */
export interface UncoveredItem extends OverdueItemRow {
  reason: UncoveredReason;
  hasCase: boolean;
}

/** The coverage of an entity, with the items nobody looks after: oldest due date first. */
export interface Coverage {
  figure: CoverageFigure;
  uncovered: UncoveredItem[];
}

/** What a coverage is counted from. */
export interface CoverageSources {
  items: Pick<ItemRepository, 'overdue'>;
  cases: Pick<CaseRepository, 'standings'>;
  accounts: Pick<AccountRepository, 'getMany'>;
  scenarios: Pick<ScenarioRepository, 'assignments'>;
}

/**
 * Counts every overdue item of an entity as covered or not (issue 6 §4.2): all cases are read once, then all overdue items, each as a stream. What was
 * imported a moment ago may still be on its way into its case: a figure is of an instant, the sweep's stands for the day.
 */
export async function readCoverage(sources: CoverageSources, entityId: string, moment: CoverageMoment): Promise<Coverage> {
  const standings = new Map<string, ItemStanding[]>();
  const cases = new Set<string>();
  for await (const { _id, running, positions } of sources.cases.standings(entityId)) {
    cases.add(_id);
    for (const position of positions) {
      const known = standings.get(position.itemId);
      if (known === undefined) standings.set(position.itemId, [{ running, position }]);
      else known.push({ running, position });
    }
  }
  const overdue: OverdueItemRow[] = [];
  for await (const item of sources.items.overdue(entityId, moment.today)) overdue.push(item);
  const taken = await accountsWithScenario(sources, entityId, overdue, standings);
  const missedBeforeMs = missedBefore(moment.nowMs, moment.scale);
  const judged = overdue.map((item): { item: OverdueItemRow; verdict: CoverageVerdict; hasCase: boolean } => {
    const ground = { standings: standings.get(item._id) ?? [], hasCase: cases.has(item.caseId), missedBeforeMs };
    return { item, hasCase: ground.hasCase, verdict: coverageOf(item, { ...ground, hasScenario: taken.has(item.accountId) }) };
  });
  const figure = coverageFigure(
    judged.map(({ verdict }) => verdict),
    moment.today,
    moment.nowMs,
  );
  const uncovered = judged
    .flatMap(({ item, verdict, hasCase }) =>
      verdict === 'withToken' || verdict === 'excluded' ? [] : [{ ...item, reason: verdict, hasCase }],
    )
    .toSorted((left, right) => (left.dueDate < right.dueDate || (left.dueDate === right.dueDate && left._id < right._id) ? -1 : 1));
  return { figure, uncovered };
}

/** The accounts in a segment that has a scenario; looked up only for items that no plan has taken. */
async function accountsWithScenario(
  { accounts, scenarios }: CoverageSources,
  entityId: string,
  overdue: readonly OverdueItemRow[],
  standings: ReadonlyMap<string, readonly ItemStanding[]>,
): Promise<Set<string>> {
  const untaken = overdue.filter(({ _id }) => (standings.get(_id) ?? []).every(({ position }) => position.reason?.code === 'noScenario'));
  const ids = [...new Set(untaken.map(({ accountId }) => accountId))];
  if (ids.length === 0) return new Set();
  const assigned = new Set((await scenarios.assignments(entityId)).map(({ segment }) => segment));
  const found = await accounts.getMany(entityId, ids);
  return new Set(found.filter(({ segment }) => assigned.has(segment)).map(({ _id }) => _id));
}
