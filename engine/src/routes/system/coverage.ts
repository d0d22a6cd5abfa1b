import { addDays } from '@relance/domain';
import { contracts, type CoverageView } from '@relance/schemas';
import type { UncoveredItem } from '@relance/store';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { latestCoverage } from './latest-coverage.js';
import { uncoveredTexts } from './uncovered-texts.js';

/** Items shown by name; how many there are in all is in the figure. */
const MOST_SHOWN = 200;

/** A count serves everybody who asks within so many real milliseconds. */
const COVERAGE_AGE_MS = 1000;

async function shown(
  { store }: EngineDependencies,
  entityId: string,
  uncovered: readonly UncoveredItem[],
): Promise<CoverageView['uncoveredItems']> {
  const first = uncovered.slice(0, MOST_SHOWN);
  const accounts = await store.accounts.getMany(entityId, [...new Set(first.map(({ accountId }) => accountId))]);
  const byId = new Map(accounts.map((account) => [account._id, account]));
  return first.map(({ _id: itemId, accountId, caseId, number, dueDate, outstandingCents, currency, reason, hasCase }) => {
    const account = byId.get(accountId);
    const named = { accountCode: account?.code ?? '', accountName: account?.name ?? '' };
    const row = { itemId, number, ...named, dueDate, outstandingCents, currency, reason, ...uncoveredTexts[reason] };
    return hasCase ? { ...row, caseId } : row;
  });
}

/** Whether every overdue item is in somebody's hands: now, day by day as the sweep found it, and the items that are in nobody's. */
export function coverageRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const coverageNow = latestCoverage(dependencies);
  app.route({
    ...contracts.getCoverage,
    handler: async (request): Promise<CoverageView> => {
      const { entityId } = callerIn(request);
      const { today } = businessMoment(dependencies, await dependencies.store.entities.get(entityId));
      const [{ figure, uncovered }, days] = await Promise.all([
        coverageNow(entityId, COVERAGE_AGE_MS),
        dependencies.store.coverageDays.since(entityId, addDays(today, 1 - request.query.days)),
      ]);
      return { now: figure, days, uncoveredItems: await shown(dependencies, entityId, uncovered) };
    },
  });
}
