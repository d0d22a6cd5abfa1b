import { letterBatchSchema, type LetterBatch } from '@relance/schemas';
import type { Database } from '../../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../../mongo/record-definition.js';
import { condition, type Records } from '../../mongo/records.js';

const indexes = [
  { name: 'entity_day', keys: { entityId: 1, on: -1, number: -1 } },
  { name: 'entity_letter', keys: { entityId: 1, dispatchIds: 1 } },
] as const;
const definition: RecordDefinition = { collection: 'letterBatches', fields: fieldsOf(letterBatchSchema), indexes };

/** Most letters in one batch: what fits in a franking machine's tray and in one PDF. */
const MOST_LETTERS = 500;

/** Where a batch may go from each state. */
const mayFollow: Readonly<Record<LetterBatch['state'], readonly LetterBatch['state'][]>> = {
  open: ['printed'],
  printed: ['printed', 'posted'],
  posted: [],
};

/** What may change with a move. */
type LetterBatchPatch = Partial<Omit<LetterBatch, '_id' | 'entityId' | 'on' | 'number' | 'state' | 'dispatchIds'>>;

/** What a batch was printed as. */
export type PrintedBatch = Required<Pick<LetterBatch, 'printedIds' | 'leftOut' | 'pages' | 'contentHash' | 'listHash'>>;

/** Print batches: letters are put into an open one, a closed one never grows. */
export interface LetterBatchRepository {
  /** Puts a letter into the open batch of an entity and civil day, opening the next one where none is; the same letter again changes nothing. */
  put(entityId: string, on: string, dispatchId: string): Promise<LetterBatch>;
  /** Batches that a letter was ever put into; which one it lies in is said by its dispatch. */
  holding(entityId: string, dispatchId: string): Promise<LetterBatch[]>;
  /** By its day and number, `2026-01-05-1`. */
  get(entityId: string, name: string): Promise<LetterBatch | undefined>;
  /** Newest first. */
  list(entityId: string, limit: number): Promise<LetterBatch[]>;
  /** Compare-and-set of the state: of several movers one gets the batch. Throws RangeError for a move that no batch makes. */
  move(
    entityId: string,
    name: string,
    from: LetterBatch['state'],
    to: LetterBatch['state'],
    patch?: LetterBatchPatch,
  ): Promise<LetterBatch | undefined>;
  /** Says what a closed batch was printed as, once: of several printers the first one's letters count. Undefined: there is no such batch. */
  keepPrinted(entityId: string, name: string, printed: PrintedBatch): Promise<{ batch: LetterBatch; recorded: boolean } | undefined>;
}

/** By which index each method reads. */
export const letterBatchAccess = {
  put: '_id',
  holding: 'entity_letter',
  get: '_id',
  list: 'entity_day',
  move: '_id',
  keepPrinted: '_id',
} as const satisfies AccessTable<LetterBatchRepository, typeof indexes>;

function idOf(entityId: string, name: string): string {
  return `${entityId}.${name}`;
}

async function put(records: Records<LetterBatch>, entityId: string, on: string, dispatchId: string): Promise<LetterBatch> {
  for (let number = 1; ; number += 1) {
    const _id = idOf(entityId, `${on}-${String(number)}`);
    await records.insertOnce({ _id, entityId, on, number, state: 'open', dispatchIds: [dispatchId] });
    const batch = await records.get(_id, entityId);
    if (batch?.state !== 'open') continue;
    if (!batch.dispatchIds.includes(dispatchId) && batch.dispatchIds.length >= MOST_LETTERS) continue;
    // between the look and the change it may have been closed: then the next one is tried
    const holding = await records.change({ _id, state: 'open' }, { $addToSet: { dispatchIds: dispatchId } });
    if (holding !== undefined) return holding;
  }
}

async function keepPrinted(
  records: Records<LetterBatch>,
  entityId: string,
  name: string,
  printed: PrintedBatch,
): Promise<{ batch: LetterBatch; recorded: boolean } | undefined> {
  const _id = idOf(entityId, name);
  const notYet = { _id, entityId, state: 'printed', contentHash: condition({ $exists: false }) };
  const first = await records.change(notYet, { $set: printed });
  if (first !== undefined) return { batch: first, recorded: true };
  const before = await records.get(_id, entityId);
  return before === undefined ? undefined : { batch: before, recorded: false };
}

/** The print batches kept in a database. */
export function openLetterBatches(database: Database): LetterBatchRepository {
  const records = database.records<LetterBatch>(definition);
  return {
    put: (entityId, on, dispatchId) => put(records, entityId, on, dispatchId),
    holding: (entityId, dispatchId) => records.find({ entityId, dispatchIds: dispatchId }, { sort: { on: 1, number: 1 } }),
    get: (entityId, name) => records.get(idOf(entityId, name), entityId),
    list: (entityId, limit) => records.find({ entityId }, { sort: { on: -1, number: -1 }, limit }),
    move: async (entityId, name, from, to, patch = {}) => {
      if (!mayFollow[from].includes(to)) throw new RangeError(`no batch goes from ${from} to ${to}`);
      return records.change({ _id: idOf(entityId, name), entityId, state: from }, { $set: { ...patch, state: to } });
    },
    keepPrinted: (entityId, name, printed) => keepPrinted(records, entityId, name, printed),
  };
}
