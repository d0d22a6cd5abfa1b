import type { CivilDate } from '@relance/domain';
import { coverageDaySchema, type CoverageDay, type CoverageFigure } from '@relance/schemas';
import type { Database } from '../../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../../mongo/record-definition.js';
import { condition } from '../../mongo/records.js';

const indexes = [{ name: 'entity_day', keys: { entityId: 1, on: 1 } }] as const;
const definition: RecordDefinition = { collection: 'coverageDays', fields: fieldsOf(coverageDaySchema), indexes };

/** The daily series of the coverage: one record per entity and day. */
export interface CoverageDayRepository {
  /** Keeps the figure of a day; of several counts of one day the latest stands, whoever writes last. */
  keep(entityId: string, figure: CoverageFigure): Promise<void>;
  /** Figures from a civil day on, oldest first. */
  since(entityId: string, from: CivilDate): Promise<CoverageFigure[]>;
}

/** By which index each method reads. */
export const coverageDayAccess = { keep: '_id', since: 'entity_day' } as const satisfies AccessTable<CoverageDayRepository, typeof indexes>;

/** The daily series kept in a database. */
export function openCoverageDays(database: Database): CoverageDayRepository {
  const records = database.records<CoverageDay>(definition);
  return {
    keep: async (entityId, figure) => {
      const _id = `${entityId}/${figure.on}`;
      if (await records.insertOnce({ _id, entityId, ...figure })) return;
      await records.change({ _id, at: condition({ $lt: figure.at }) }, { $set: figure });
    },
    since: async (entityId, from) => {
      const days = await records.find({ entityId, on: condition({ $gte: from }) }, { sort: { on: 1 } });
      return days.map(({ on, at, overdue, withToken, excluded, uncovered, reasons }) => ({
        on,
        at,
        overdue,
        withToken,
        excluded,
        uncovered,
        reasons,
      }));
    },
  };
}
