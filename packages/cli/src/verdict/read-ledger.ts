import { contracts, type CaseView, type Dispatch, type Entity } from '@relance/schemas';
import type { Connection } from '../connection/connect.js';
import { patiently } from '../demo/patiently.js';
import type { CommandIo } from '../terminal/command-io.js';

/** All that the engine knows of the demo, read case by case. */
export interface Ledger {
  entity: Entity;
  cases: CaseView[];
  dispatches: Dispatch[];
}

const PAGE = 200;
const AT_ONCE = 4;

async function caseIds(io: CommandIo, connection: Connection): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ;) {
    const querystring = { limit: PAGE, sort: 'name' as const, ...(cursor === undefined ? {} : { cursor }) };
    const page = await patiently(io, () => connection.call(contracts.listCases, { querystring }));
    ids.push(...page.cases.map(({ id }) => id));
    if (page.nextCursor === undefined) return ids;
    cursor = page.nextCursor;
  }
}

/** Does `work` for each value, a few at a time. */
export async function eachOf<T>(values: readonly T[], work: (value: T) => Promise<void>): Promise<void> {
  const queue = [...values];
  const lane = async (): Promise<void> => {
    for (let value = queue.shift(); value !== undefined; value = queue.shift()) await work(value);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** Reads entity, cases and dispatches; patient with a service that is away for a moment. */
export async function readLedger(io: CommandIo, connection: Connection): Promise<Ledger> {
  const entity = await patiently(io, () => connection.call(contracts.getEntity, {}));
  const ledger: Ledger = { entity, cases: [], dispatches: [] };
  await eachOf(await caseIds(io, connection), async (id) => {
    ledger.cases.push(await patiently(io, () => connection.call(contracts.getCase, { params: { id } })));
    const { dispatches } = await patiently(io, () => connection.call(contracts.listDispatches, { params: { id } }));
    ledger.dispatches.push(...dispatches);
  });
  return ledger;
}
