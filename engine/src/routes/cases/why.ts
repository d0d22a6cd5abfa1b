import { accountId, isCivilDate, type CivilDate } from '@relance/domain';
import { tellReason } from '@relance/scenario';
import { contracts, type Item, type Localized, type Reason } from '@relance/schemas';
import type { Store } from '@relance/store';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { inWords, noWords, quoted, stepWords } from '../../story/step-words.js';
import { withoutScenario } from '../../story/without-scenario.js';
import { whyOn } from '../../story/why-on.js';
import { entityOf } from '../people/entity.js';

async function itemOf(store: Store, entityId: string, idOrNumber: string, account: string | undefined): Promise<Item> {
  const byId = await store.items.get(entityId, idOrNumber);
  if (byId !== undefined) return byId;
  const sameNumber = await store.items.byNumbers(entityId, [idOrNumber]);
  const ofAccount = account === undefined ? sameNumber : sameNumber.filter((item) => item.accountId === accountId(entityId, account));
  const [first] = ofAccount.toSorted((left, right) => Number(right.open) - Number(left.open) || (left.dueDate < right.dueDate ? -1 : 1));
  if (first === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: idOrNumber } });
  return first;
}

function checkDay(on: string): CivilDate {
  const asked: unknown = on;
  if (isCivilDate(asked)) return asked;
  const issue = { code: 'invalid.date', path: 'querystring/on', fr: `${on} n’est pas une date`, en: `${on} is no date` };
  throw new ApiError('RLC_INVALID_INPUT', { issues: [issue] });
}

/** Why an item stands where it stands, on any day since it was first recorded. */
export function whyRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;
  app.route({
    ...contracts.getWhy,
    handler: async (request) => {
      const entity = await entityOf(dependencies, callerIn(request).entityId);
      const { today, calendar } = businessMoment(dependencies, entity);
      const on = checkDay(request.query.on ?? today);
      const item = await itemOf(store, entity._id, request.params.item, request.query.account);
      const [record, journal] = await Promise.all([store.cases.get(entity._id, item.caseId), store.journal.list(entity._id, item.caseId)]);
      const positions = record?.positions ?? [];
      const position = [...positions, ...(await withoutScenario(store, entity._id, [item], positions))].find(
        ({ itemId }) => itemId === item._id,
      );
      const words = record === undefined ? noWords : await stepWords(store, record);
      const told = (reason: Reason): Localized => {
        const step = reason.nodeId === undefined ? undefined : words.names.get(reason.nodeId);
        const tell = (locale: 'fr' | 'en'): string =>
          tellReason(inWords(reason, words, locale), locale, {
            item: item.number,
            ...(step === undefined ? {} : { step: quoted(step, locale) }),
          });
        return { fr: tell('fr'), en: tell('en') };
      };
      return whyOn({ item, journal, on, today, calendar, tellReason: told, ...(position === undefined ? {} : { position }) });
    },
  });
}
