import { journalEntrySchema, type JournalEntry } from '@relance/schemas';
import { BoundedMap } from '../../bounded-map.js';
import type { Database } from '../../mongo/database.js';
import { pageOf, type Page, type PageRequest } from '../../mongo/page.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../../mongo/record-definition.js';
import { condition, type Records } from '../../mongo/records.js';
import { emptyChain, journalEntryId, linkEntries, type ChainEnd, type JournalDraft } from './journal-chain.js';

const indexes = [
  { name: 'entity_newest', keys: { entityId: 1, at: -1, _id: -1 } },
  { name: 'case', keys: { caseId: 1, sequence: 1 }, unique: true },
] as const;
const definition: RecordDefinition = { collection: 'journal', fields: fieldsOf(journalEntrySchema), indexes };

/** How far a case's journal had come when somebody last noted it, and the keys told until then: a shortcut, never the truth. */
interface JournalHead {
  _id: string;
  sequence: number;
  onceKeys: string[];
}
const headDefinition: RecordDefinition = {
  collection: 'journalHeads',
  fields: { _id: 'string', sequence: 'number', onceKeys: 'array' },
  indexes: [],
};

/** How many keys back a repeated telling is recognized. */
const REMEMBERED_KEYS = 300;
/** Entries the head may lag behind the end: noting every one would be a write for each, and a few more are read in one go anyway. */
const HEAD_LAG = 4;
const LOOK_AHEAD = 2 * HEAD_LAG;
const LIST_SLICE = 500;
/** Cases whose chain a process goes on with from memory. */
const REMEMBERED_ENDS = 500;

/** The story of each case: append-only, hash-chained, every entry inserted once under case and sequence. */
export interface Journal {
  /**
   * Appends entries in their order and returns those appended. An entry whose `onceKey` is among the last few hundred told of the case
   * is left out, so that an activity that is tried again tells nothing twice. Concurrent appends queue behind one another.
   */
  append(entityId: string, caseId: string, drafts: readonly JournalDraft[]): Promise<JournalEntry[]>;
  /** The whole story in its order. */
  list(entityId: string, caseId: string): Promise<JournalEntry[]>;
  /** What happened lately in all cases of an entity, newest first. */
  listNewest(entityId: string, page: PageRequest): Promise<Page<JournalEntry>>;
}

/** By which index each method reads. */
export const journalAccess = { append: '_id', list: '_id', listNewest: 'entity_newest' } as const satisfies AccessTable<
  Journal,
  typeof indexes
>;

/** What an entry tells those who go on behind it. */
type Link = Pick<JournalEntry, '_id' | 'sequence' | 'hash' | 'onceKey'>;
const linkFields = ['sequence', 'hash', 'onceKey'] as const satisfies readonly (keyof Link)[];

interface Position {
  /** Keys told up to the head. */
  keys: readonly string[];
  /** Entries beyond the head, in order. */
  ahead: readonly Link[];
  end: ChainEnd;
}

interface Collections {
  entries: Records<JournalEntry>;
  heads: Records<JournalHead>;
  /** Where this process left each chain. Another that went on since has taken the next place, so a stale one is noticed when it is used. */
  lastEnds: BoundedMap<Position>;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** The true end of a chain: from the head, which lags behind, some entries at a time to the last one. */
async function findEnd({ entries, heads }: Collections, caseId: string): Promise<Position> {
  const head = await heads.get(caseId);
  const ahead: Link[] = [];
  let end = emptyChain;
  for (let from = head?.sequence ?? 0; ; from = end.sequence) {
    const ids = range(Math.max(1, from), from + LOOK_AHEAD).map((sequence) => journalEntryId(caseId, sequence));
    const found: Link[] = await entries.find({ _id: condition({ $in: ids }) }, { fields: linkFields });
    const bySequence = new Map(found.map((link) => [link.sequence, link]));
    end = bySequence.get(from) ?? end;
    for (let next = bySequence.get(from + 1); next !== undefined; next = bySequence.get(next.sequence + 1)) {
      ahead.push(next);
      end = next;
    }
    if (end.sequence < from + LOOK_AHEAD) return { keys: head?.onceKeys ?? [], ahead, end };
  }
}

function keysOf(entries: readonly { onceKey?: string }[]): string[] {
  return entries.flatMap(({ onceKey }) => (onceKey === undefined ? [] : [onceKey]));
}

/** Advances a head over everything that was seen beyond it, so that whoever reads it knows all keys up to its sequence. */
async function advanceHead(heads: Records<JournalHead>, caseId: string, sequence: number, onceKeys: readonly string[]): Promise<void> {
  const push = onceKeys.length === 0 ? {} : { $push: { onceKeys: { $each: onceKeys, $slice: -REMEMBERED_KEYS } } };
  if ((await heads.change({ _id: caseId }, { $max: { sequence }, ...push })) !== undefined) return;
  if (!(await heads.insertOnce({ _id: caseId, sequence, onceKeys: [...onceKeys] }))) await advanceHead(heads, caseId, sequence, onceKeys);
}

/** The position behind entries just inserted; a head that lags too far is advanced to it. */
async function movedOn({ heads }: Collections, caseId: string, position: Position, inserted: readonly Link[]): Promise<Position> {
  const ahead = [...position.ahead, ...inserted];
  const end = inserted.at(-1) ?? position.end;
  if (ahead.length < HEAD_LAG) return { ...position, ahead, end };
  const keys = keysOf(ahead);
  await advanceHead(heads, caseId, end.sequence, keys);
  return { keys: [...position.keys, ...keys].slice(-REMEMBERED_KEYS), ahead: [], end };
}

async function append(
  collections: Collections,
  entityId: string,
  caseId: string,
  drafts: readonly JournalDraft[],
): Promise<JournalEntry[]> {
  const appended: JournalEntry[] = [];
  let waiting = [...drafts];
  let position = collections.lastEnds.get(caseId) ?? (await findEnd(collections, caseId));
  for (;;) {
    const told = new Set([...position.keys, ...keysOf(position.ahead)]);
    waiting = waiting.filter(({ onceKey }) => onceKey === undefined || !told.has(onceKey));
    const linked = linkEntries(entityId, caseId, position.end, waiting);
    const inserted = await insertInOrder(collections, linked);
    appended.push(...inserted);
    collections.lastEnds.set(caseId, await movedOn(collections, caseId, position, inserted));
    if (inserted.length === linked.length) return appended;
    waiting = waiting.slice(inserted.length);
    position = await findEnd(collections, caseId);
  }
}

async function insertInOrder({ entries }: Collections, linked: readonly JournalEntry[]): Promise<JournalEntry[]> {
  const inserted: JournalEntry[] = [];
  for (const entry of linked) {
    if (!(await entries.insertOnce(entry))) break;
    inserted.push(entry);
  }
  return inserted;
}

async function list(collections: Collections, entityId: string, caseId: string): Promise<JournalEntry[]> {
  const { end } = await findEnd(collections, caseId);
  const ids = range(1, end.sequence).map((sequence) => journalEntryId(caseId, sequence));
  const told: JournalEntry[] = [];
  for (let from = 0; from < ids.length; from += LIST_SLICE) {
    told.push(...(await collections.entries.getMany(ids.slice(from, from + LIST_SLICE), entityId)));
  }
  return told.toSorted((left, right) => left.sequence - right.sequence);
}

/** The journals kept in a database. */
export function openJournal(database: Database): Journal {
  const collections: Collections = {
    entries: database.records(definition),
    heads: database.records(headDefinition),
    lastEnds: new BoundedMap(REMEMBERED_ENDS),
  };
  return {
    append: (entityId, caseId, drafts) => append(collections, entityId, caseId, drafts),
    list: (entityId, caseId) => list(collections, entityId, caseId),
    listNewest: (entityId, page) => pageOf(collections.entries, { entityId }, { field: 'at', direction: -1 }, page),
  };
}
