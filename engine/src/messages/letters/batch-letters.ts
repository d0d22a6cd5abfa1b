import { messageChannels, type Dispatch, type LetterBatch, type LetterLeftOut } from '@relance/schemas';
import type { CaseRecords, Store } from '@relance/store';
import type { EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { forEachBounded } from '../../temporal/for-each-bounded.js';
import { judgeLetter, type LetterGuard } from './letter-guard.js';

/** Cases read at a time. */
const AT_ONCE = 8;

/** A letter of a batch with its case, and what speaks against its leaving now. */
export interface BatchLetter {
  dispatch: Dispatch;
  records: CaseRecords;
  /** What the guard says of one that lies in a batch. */
  verdict?: LetterLeftOut;
}

/** The name a batch is called by, `2026-01-05-1`. */
export function batchName({ on, number }: LetterBatch): string {
  return `${on}-${String(number)}`;
}

/** The name of the batch an id is of. */
export function nameInId(entityId: string, batchId: string): string {
  return batchId.slice(entityId.length + 1);
}

/** A batch by its name. Throws RLC_NOT_FOUND. */
export async function batchNamed(store: Store, entityId: string, name: string): Promise<LetterBatch> {
  const batch = await store.letterBatches.get(entityId, name);
  if (batch === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: name } });
  return batch;
}

const everLay: ReadonlySet<Dispatch['state']> = new Set(['handedOver', 'accepted', 'withdrawn']);

/** Whether a letter lies in a batch: it was put there and has not left, been taken out, or moved on. */
export function liesIn({ _id }: LetterBatch, { state, batchId }: Dispatch): boolean {
  return state === 'handedOver' && batchId === _id;
}

/** Letters alike are franked together: simple ones first, the light ones first, then as they came. */
function inPrintOrder(dispatches: readonly Dispatch[], { dispatchIds }: LetterBatch): Dispatch[] {
  const came = new Map(dispatchIds.map((id, index) => [id, index]));
  const rank = ({ channel }: Dispatch): number => messageChannels.findIndex((name) => name === channel);
  return dispatches.toSorted(
    (one, other) =>
      rank(one) - rank(other) || (one.upToGrams ?? 0) - (other.upToGrams ?? 0) || (came.get(one._id) ?? 0) - (came.get(other._id) ?? 0),
  );
}

/** Every letter that ever lay in a batch, in the order they are printed; those that still wait for the post are judged as of now (law 25). */
export async function lettersOf({ store }: EngineDependencies, guard: LetterGuard, batch: LetterBatch): Promise<BatchLetter[]> {
  const { entityId, dispatchIds } = batch;
  const put = (await store.dispatches.getMany(entityId, dispatchIds)).filter(({ state }) => everLay.has(state));
  const letters = new Map<string, BatchLetter>();
  await forEachBounded(put, AT_ONCE, async (dispatch) => {
    const records = await store.readCaseRecords(entityId, dispatch.caseId);
    if (records === undefined) throw new Error(`case ${dispatch.caseId} of a letter is not stored`);
    const verdict = liesIn(batch, dispatch) ? judgeLetter(guard, dispatch, records) : undefined;
    letters.set(dispatch._id, { dispatch, records, ...(verdict === undefined ? {} : { verdict }) });
  });
  return inPrintOrder(put, batch).flatMap(({ _id }) => letters.get(_id) ?? []);
}

/** Whether a letter was printed with its batch. */
export function isPrinted({ printedIds = [] }: LetterBatch, { _id }: Dispatch): boolean {
  return printedIds.includes(_id);
}
