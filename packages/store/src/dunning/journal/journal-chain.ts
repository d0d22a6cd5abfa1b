import { canonicalJson, sha256Hex } from '@relance/domain';
import type { JournalEntry } from '@relance/schemas';

/** What is told of a case; the journal gives it its place in the chain. */
export type JournalDraft = Omit<JournalEntry, '_id' | 'entityId' | 'caseId' | 'sequence' | 'previousHash' | 'hash'>;

/** The end of a chain that the next entry is linked to. */
export interface ChainEnd {
  sequence: number;
  hash: string;
}

/** Before the first entry of a case. */
export const emptyChain: ChainEnd = { sequence: 0, hash: '0'.repeat(64) };

/** Id of an entry: the case and its place. */
export function journalEntryId(caseId: string, sequence: number): string {
  return `${caseId}/${sequence}`;
}

function hashOf(entry: Omit<JournalEntry, 'hash'>): string {
  return sha256Hex(canonicalJson(entry));
}

/** Links drafts behind the end of a chain: each entry's hash covers everything in it and the hash before it. */
export function linkEntries(entityId: string, caseId: string, end: ChainEnd, drafts: readonly JournalDraft[]): JournalEntry[] {
  let previous = end;
  return drafts.map((draft) => {
    const sequence = previous.sequence + 1;
    const place = { _id: journalEntryId(caseId, sequence), entityId, caseId, sequence, previousHash: previous.hash };
    const unsealed = { ...draft, ...place };
    const entry = { ...unsealed, hash: hashOf(unsealed) };
    previous = { sequence, hash: entry.hash };
    return entry;
  });
}

/** The sequence of the first entry that was altered, left out or moved; undefined when the chain is whole. Entries are given in order. */
export function firstBrokenLink(entries: readonly JournalEntry[]): number | undefined {
  let previous = emptyChain;
  for (const entry of entries) {
    const { hash, ...unsealed } = entry;
    const follows = entry.sequence === previous.sequence + 1 && entry.previousHash === previous.hash;
    if (!follows || hash !== hashOf(unsealed)) return previous.sequence + 1;
    previous = { sequence: entry.sequence, hash };
  }
  return undefined;
}
