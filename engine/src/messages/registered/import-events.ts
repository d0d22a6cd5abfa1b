import { faultText, readLetterEvents, type DateOrder, type ImportSource, type LetterEventRow } from '@relance/imports';
import { letterEventNames, type Dispatch, type LetterEventsImport, type Localized } from '@relance/schemas';
import { registeredNumber } from '@relance/domain';
import type { Caller } from '../../access/caller.js';
import type { EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { refuseFaulty, warningsOf } from '../../ledger/imports/import-session.js';
import { caseRecordsOf } from '../../story/case-lookup.js';
import { findLetter, letterFault, refuse } from './find-letter.js';
import { giveNumber } from './number-letter.js';
import { recordLetterEvent } from './record-event.js';

/** Most rows of one list: the registered letters of years. */
const MOST_ROWS = 20_000;

interface PlacedRow {
  line: number;
  row: LetterEventRow;
}

/** One import of a list of the post under way. */
interface Importing {
  dependencies: EngineDependencies;
  caller: Caller;
  nowMs: number;
  dryRun: boolean;
  /** The letters that bear the numbers of the list, in a dry run those that would. */
  foretold: Map<string, Dispatch>;
  result: LetterEventsImport;
}

/** Rows in the order of what happened, whatever the order of the list: by day, and of a day as the post proceeds. */
function inOrder(rows: readonly PlacedRow[]): PlacedRow[] {
  const day = ({ row }: PlacedRow): string => row.event?.date ?? '';
  const rank = ({ row }: PlacedRow): number => letterEventNames.findIndex((name) => name === row.event?.word);
  return rows.toSorted((one, other) => (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0) || rank(one) - rank(other));
}

function unknownLetter(name: string): never {
  const fr = `Aucun courrier n’est connu sous ${name} : donnez-lui d’abord ce numéro.`;
  return refuse(letterFault('unknown', 'number', fr, `No letter is known as ${name}: give it that number first.`));
}

/** The number of a row as it is compared. */
function numberIn({ number }: LetterEventRow): string {
  const read = registeredNumber(number);
  return 'number' in read ? read.number : number;
}

/** Gives the letter of a row its number, where the row names it by its identifier. */
async function takeNumber({ dependencies, caller, nowMs, dryRun, foretold, result }: Importing, row: LetterEventRow): Promise<void> {
  const { letter: id, number } = row;
  if (id === undefined) return;
  const letter = (await findLetter(dependencies.store, caller.entityId, id)) ?? unknownLetter(id);
  const isNew = await giveNumber(dependencies, letter, number, { caller, nowMs, dryRun });
  if (isNew) result.numbered += 1;
  else if (row.event === undefined) result.known += 1;
  foretold.set(numberIn(row), letter);
}

async function takeEvent({ dependencies, caller, dryRun, foretold, result }: Importing, row: LetterEventRow): Promise<void> {
  if (row.event === undefined) return;
  const { store } = dependencies;
  const dispatch = foretold.get(numberIn(row)) ?? (await findLetter(store, caller.entityId, row.number)) ?? unknownLetter(row.number);
  const records = await caseRecordsOf(store, caller.entityId, dispatch.caseId);
  const { word: event, date: on } = row.event;
  const said = { event, on, dryRun, ...(row.note === undefined ? {} : { note: row.note }) };
  const { isKnown } = await recordLetterEvent(dependencies, caller, { dispatch, records }, said);
  if (isKnown) result.known += 1;
  else result.recorded += 1;
}

/** Why a row was refused, in words; what is no refusal of ours is thrown on. */
function reasonsOf(error: unknown): Localized[] {
  if (!(error instanceof ApiError) || error.code !== 'RLC_INVALID_INPUT') throw error;
  return (error.details.issues ?? []).map(({ fr, en }) => ({ fr, en }));
}

/** Applies rows one by one; those refused are named with their reasons, the others come back. */
async function takeEach(
  importing: Importing,
  rows: readonly PlacedRow[],
  take: (importing: Importing, row: LetterEventRow) => Promise<void>,
): Promise<PlacedRow[]> {
  const taken: PlacedRow[] = [];
  for (const placed of rows) {
    try {
      await take(importing, placed.row);
      taken.push(placed);
    } catch (error) {
      const { line, row } = placed;
      importing.result.rejected.push({ line, number: row.number, reasons: reasonsOf(error) });
    }
  }
  return taken;
}

/**
 * Imports a list of the post: each row applied by itself, wrong ones named with their reasons, what was known before left as it is (laws 10, 19, 22).
 * Throws RLC_FILE_UNREADABLE for a file that is none, and RLC_INVALID_INPUT for one of too many rows.
 */
export async function importLetterEvents(
  dependencies: EngineDependencies,
  source: ImportSource,
  { caller, nowMs, dryRun, dateOrder }: { caller: Caller; nowMs: number; dryRun: boolean; dateOrder?: DateOrder },
): Promise<LetterEventsImport> {
  const reading = await readLetterEvents(source, dateOrder === undefined ? {} : { dateOrder });
  refuseFaulty(reading.faults);
  const result: LetterEventsImport = { dryRun, rows: 0, numbered: 0, recorded: 0, known: 0, rejected: [], issues: [] };
  const importing: Importing = { dependencies, caller, nowMs, dryRun, foretold: new Map(), result };
  const rows: PlacedRow[] = [];
  for await (const read of reading.rows) {
    result.rows += 1;
    if (result.rows > MOST_ROWS) {
      const most = String(MOST_ROWS);
      refuse(letterFault('tooManyRows', 'file', `Au plus ${most} lignes par fichier.`, `At most ${most} rows in a file.`));
    }
    if (read.kind === 'row') rows.push(read);
    else {
      const { line, faults } = read.rejected;
      result.rejected.push({ line, reasons: faults.map((fault) => ({ fr: faultText(fault, 'fr'), en: faultText(fault, 'en') })) });
    }
  }
  const numbered = await takeEach(importing, rows, takeNumber);
  await takeEach(importing, inOrder(numbered), takeEvent);
  result.rejected.sort((one, other) => one.line - other.line);
  result.issues = warningsOf(reading.tally);
  return result;
}
