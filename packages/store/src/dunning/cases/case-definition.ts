import { caseSchema, type CaseRecord } from '@relance/schemas';
import { fieldsOf, type RecordDefinition } from '../../mongo/record-definition.js';
import { searchKeyOf, searchWords } from '../../ledger/search-words.js';

/** What a list sorts and searches by: always complete, so that no row is missing from an index. Never leaves this package. */
export interface CaseListing {
  words: string[];
  state: 'overdue' | 'notDue' | 'closed';
  segment: string;
  incident: boolean;
  overdue: number;
  open: number;
  oldest: string;
  name: string;
  next: number;
}

/** A case with what its list is sorted by. */
export type StoredCase = CaseRecord & { listing: CaseListing };

/** Indexes of the list: one per order, so that every page is a range of an index. */
export const caseIndexes = [
  { name: 'list_overdue', keys: { entityId: 1, 'listing.overdue': -1, _id: -1 } },
  { name: 'list_open', keys: { entityId: 1, 'listing.open': -1, _id: -1 } },
  { name: 'list_oldest', keys: { entityId: 1, 'listing.oldest': 1, _id: 1 } },
  { name: 'list_name', keys: { entityId: 1, 'listing.name': 1, _id: 1 } },
  { name: 'list_next', keys: { entityId: 1, 'listing.next': 1, _id: 1 } },
  { name: 'entity_words', keys: { entityId: 1, 'listing.words': 1 } },
  { name: 'entity_state_segment', keys: { entityId: 1, 'listing.state': 1, 'listing.segment': 1 } },
  { name: 'awake', keys: { awake: 1, _id: 1 } },
  { name: 'facts_changed', keys: { factsChangedAt: 1, _id: 1 } },
] as const;

/** The collection of cases. */
export const caseDefinition: RecordDefinition = {
  collection: 'cases',
  fields: { ...fieldsOf(caseSchema), listing: 'object' },
  indexes: caseIndexes,
};

const AFTER_EVERY_DATE = '9999-12-31';

function stateOf(projected: Partial<CaseRecord>): CaseListing['state'] {
  if ((projected.openItems ?? projected.openCents ?? 0) === 0) return 'closed';
  return (projected.overdueCents ?? 0) > 0 ? 'overdue' : 'notDue';
}

/** What the list shows of a projection; a case not yet projected is listed last and closed. */
export function listingOf(projected: Partial<CaseRecord>): CaseListing {
  const key = projected.searchKey ?? searchKeyOf([projected.accountName, projected.accountCode]);
  return {
    words: searchWords(key),
    state: stateOf(projected),
    segment: projected.segment ?? '',
    incident: projected.incident !== undefined,
    overdue: projected.overdueCents ?? 0,
    open: projected.openCents ?? 0,
    oldest: projected.oldestDueDate ?? AFTER_EVERY_DATE,
    name: key,
    next: projected.nextAt ?? Number.MAX_SAFE_INTEGER,
  };
}

/** A case without what only its list needs. */
export function plainCase(stored: StoredCase): CaseRecord {
  const { listing, ...plain } = stored;
  return { ...plain, state: listing.state };
}
