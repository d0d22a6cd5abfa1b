import { registeredNumber } from '@relance/domain';
import { traitsOf, type Dispatch, type IssueView } from '@relance/schemas';
import type { Store } from '@relance/store';
import { ApiError } from '../../errors.js';

/** A letter of an entity by its identifier, or by the number the post gave it; undefined where there is none. */
export async function findLetter(store: Store, entityId: string, idOrNumber: string): Promise<Dispatch | undefined> {
  const byId = await store.dispatches.get(entityId, idOrNumber);
  if (byId !== undefined) return traitsOf(byId.channel)?.isPosted === true ? byId : undefined;
  const read = registeredNumber(idOrNumber);
  const claimed = 'number' in read ? await store.registeredNumbers.get(entityId, read.number) : undefined;
  return claimed === undefined ? undefined : store.dispatches.get(entityId, claimed.dispatchId);
}

/** The same. Throws RLC_NOT_FOUND. */
export async function letterNamed(store: Store, entityId: string, idOrNumber: string): Promise<Dispatch> {
  const letter = await findLetter(store, entityId, idOrNumber);
  if (letter === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: idOrNumber } });
  return letter;
}

/** A fault of one field of a request about a letter, in both languages. */
export function letterFault(code: string, field: string, fr: string, en: string): IssueView {
  return { code: `letters.${code}`, path: `body/${field}`, fr, en };
}

/** Refuses a request about a letter. */
export function refuse(...issues: IssueView[]): never {
  throw new ApiError('RLC_INVALID_INPUT', { issues });
}
