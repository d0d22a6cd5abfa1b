import type { CivilDate } from '@relance/domain';
import { payerOf } from '@relance/scenario/machine';
import type { Account, Dispatch, Entity, Item, ItemDocument, JournalEntry, LetterProof, RecordedFact } from '@relance/schemas';
import type { CaseRecords, Store } from '@relance/store';

/** Everything recorded that a dossier is made from, read once. */
export interface DossierMaterial {
  entity: Entity;
  records: CaseRecords;
  payer: Account;
  /** The items it is about, by due date and number. */
  items: Item[];
  /** The messages about these items that left or may have left, oldest first; those of a trial never went to the customer. */
  messages: Dispatch[];
  proofs: LetterProof[];
  /** The number of the post by letter. */
  numbers: ReadonlyMap<string, string>;
  documents: ItemDocument[];
  journal: JournalEntry[];
  /** The handing over it belongs to; absent: it is made to look at before. */
  handover?: RecordedFact;
  asOf: CivilDate;
}

function leftAbout(items: readonly Item[]): (dispatch: Dispatch) => boolean {
  const ids = new Set(items.map(({ _id }) => _id));
  return ({ state, trial, lines }) =>
    trial === undefined && (state === 'accepted' || state === 'unknown') && lines.some(({ itemId }) => ids.has(itemId));
}

/** The day a message left. */
export function leftAt({ settledAt, intentAt }: Dispatch): number {
  return settledAt ?? intentAt;
}

/** Reads what a dossier about some items of a case is made from. */
export async function readMaterial(
  store: Store,
  entity: Entity,
  records: CaseRecords,
  about: { items: readonly Item[]; handover?: RecordedFact; asOf: CivilDate },
): Promise<DossierMaterial> {
  const { _id: caseId, entityId } = records.case;
  const order = ({ dueDate, number }: Item): string => `${dueDate}/${number}`;
  const items = about.items.toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
  const messages = (await store.dispatches.byCase(entityId, caseId)).filter(leftAbout(items));
  messages.sort((one, other) => leftAt(one) - leftAt(other) || (one._id < other._id ? -1 : 1));
  const proofs: LetterProof[] = [];
  const numbers = new Map<string, string>();
  for (const { _id, postedOn } of messages) {
    if (postedOn === undefined) continue;
    proofs.push(...(await store.letterProofs.ofLetter(entityId, _id)));
    const numbered = await store.registeredNumbers.ofLetter(entityId, _id);
    if (numbered !== undefined) numbers.set(_id, numbered._id);
  }
  const documents = await store.itemDocuments.ofItems(
    entityId,
    items.map(({ _id }) => _id),
  );
  const journal = await store.journal.list(entityId, caseId);
  return { ...about, items, entity, records, payer: payerOf(records), messages, proofs, numbers, documents, journal };
}

/** The account an item is invoiced to. */
export function accountOf({ records, payer }: DossierMaterial, { accountId }: Item): Account {
  return records.accounts.find(({ _id }) => _id === accountId) ?? payer;
}
