import { contracts } from '@relance/schemas';
import { tellReason } from '@relance/scenario';
import type { CaseRecords } from '@relance/store';
import { fromDayNumber } from '@relance/domain';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { tellStory, type StoryNames } from '../../story/tell-story.js';
import { inWords, quoted, stepWords } from '../../story/step-words.js';
import { withoutScenario } from '../../story/without-scenario.js';
import { caseRecordsOf, caseRows } from '../../story/case-lookup.js';
import { entityOf } from '../people/entity.js';

async function storyNames(dependencies: EngineDependencies, records: CaseRecords, locale: 'fr' | 'en'): Promise<StoryNames> {
  const { calendar } = businessMoment(dependencies, await entityOf(dependencies, records.case.entityId));
  const payer = records.accounts.find(({ _id }) => _id === records.case.payerAccountId);
  const outcomes = records.tasks.flatMap((task) => task.outcomes);
  const items = new Map(records.items.map(({ _id, number }) => [_id, number]));
  const words = await stepWords(dependencies.store, records.case);
  const steps = words.names;
  return {
    caseId: records.case._id,
    account: { code: payer?.code ?? '', name: payer?.name ?? '' },
    items,
    steps,
    outcomes: new Map(outcomes.map((outcome) => [outcome.id, outcome[locale]])),
    dateOf: (instantMs) => fromDayNumber(calendar.toCivil(instantMs).day),
    tellReason: (reason, language) => {
      const item = reason.itemId === undefined ? undefined : items.get(reason.itemId);
      const step = reason.nodeId === undefined ? undefined : steps.get(reason.nodeId);
      return tellReason(inWords(reason, words, language), language, {
        ...(item === undefined ? {} : { item }),
        ...(step === undefined ? {} : { step: quoted(step, language) }),
      });
    },
  };
}

/** Cases: their list, one of them, its story. */
export function caseRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;

  app.route({
    ...contracts.listCases,
    handler: async (request) => {
      const entity = await entityOf(dependencies, callerIn(request).entityId);
      const { cases, totals, ...page } = await store.cases.list(entity._id, request.query);
      const { bySegment } = await store.cases.counts(entity._id);
      return {
        ...page,
        cases: await caseRows(store, entity, cases),
        totals: { ...totals, currency: entity.currency },
        segments: Object.keys(bySegment)
          .filter((segment) => segment !== '')
          .sort(),
      };
    },
  });

  app.route({
    ...contracts.getCase,
    handler: async (request) => {
      const entity = await entityOf(dependencies, callerIn(request).entityId);
      const records = await caseRecordsOf(store, entity._id, request.params.id);
      const [row] = await caseRows(store, entity, [records.case]);
      if (row === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: request.params.id } });
      return { case: row, accounts: records.accounts, items: records.items, positions: records.case.positions };
    },
  });

  app.route({
    ...contracts.getStory,
    handler: async (request) => {
      const entity = await entityOf(dependencies, callerIn(request).entityId);
      const records = await caseRecordsOf(store, entity._id, request.params.id);
      const locale = request.query.locale ?? entity.locale;
      const journal = await store.journal.list(entity._id, records.case._id);
      const { positions } = records.case;
      const standing = [...positions, ...(await withoutScenario(store, entity._id, records.items, positions))];
      return tellStory(journal, standing, await storyNames(dependencies, records, locale), locale);
    },
  });
}
