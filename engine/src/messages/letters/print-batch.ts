import type { LetterBatch, LetterBatchPrinted, LetterLeftOut } from '@relance/schemas';
import type { ContentFiles } from '@relance/store';
import type { Caller } from '../../access/caller.js';
import type { EngineDependencies } from '../../dependencies.js';
import type { Doing } from '../../facts/keep-fact.js';
import { entityOf } from '../../routes/people/entity.js';
import { keptContent } from '../texts/kept-content.js';
import { batchList } from './batch-list.js';
import { batchName, batchNamed, isPrinted, lettersOf, liesIn, type BatchLetter } from './batch-letters.js';
import { batchView } from './batch-view.js';
import { openLetterGuard, type LetterGuard } from './letter-guard.js';
import { mergeLetters } from './merge-letters.js';
import { settleLeftOut } from './take-out.js';

/** Who prints, with what, and what the guard knows. */
interface Printing {
  dependencies: EngineDependencies;
  files: ContentFiles;
  guard: LetterGuard;
  doing: Doing;
}

function mayBePrinted(batch: LetterBatch, { dispatch, verdict }: BatchLetter): boolean {
  return liesIn(batch, dispatch) && verdict === undefined;
}

async function* bytesOf({ dependencies: { config } }: Printing, letters: readonly BatchLetter[]): AsyncGenerator<Uint8Array> {
  for (const { dispatch } of letters) {
    if (dispatch.contentHash === undefined) throw new Error(`letter ${dispatch._id} has no content`);
    yield await keptContent(config.dataFolder, dispatch.contentHash);
  }
}

/** Why a letter that lies in the batch is not in its PDF: the guard, or it came while it was being printed. */
function whyLeftOut({ dispatch, verdict }: BatchLetter): LetterLeftOut {
  return verdict ?? { dispatchId: dispatch._id, fate: 'waits', reason: { code: 'comesTooLate', law: 22 } };
}

/** Makes PDF and list of the letters that may leave, kept once; whoever comes second gets what the first one kept. */
async function makeContent(printing: Printing, closed: LetterBatch): Promise<{ batch: LetterBatch; recorded: boolean }> {
  const { dependencies, files, guard, doing } = printing;
  const { store } = dependencies;
  const { entity } = guard;
  const letters = await lettersOf(dependencies, guard, closed);
  const printed = letters.filter((letter) => mayBePrinted(closed, letter));
  const leftOut = letters.flatMap(({ verdict }) => verdict ?? []);
  const printedIds = printed.map(({ dispatch }) => dispatch._id);
  const { pdf, pages } = await mergeLetters(bytesOf(printing, printed));
  const list = await batchList(batchView({ ...closed, printedIds }, printed).letters, entity.locale);
  const [contentHash, listHash] = [await files.keep(pdf), await files.keep(list)];
  const kept = await store.letterBatches.keepPrinted(entity._id, batchName(closed), { printedIds, leftOut, pages, contentHash, listHash });
  if (kept === undefined) throw new Error(`batch ${closed._id} vanished while it was printed`);
  if (kept.recorded) {
    const details = { letters: printedIds.length, leftOut: leftOut.length };
    const { caller, nowMs: at } = doing;
    await store.auditLog.append({
      entityId: entity._id,
      at,
      userId: caller.userId,
      action: 'letters.printed',
      subjectId: closed._id,
      details,
    });
  }
  return kept;
}

/** Settles what lies in a printed batch and is not in its PDF; whoever was cut off before is finished for. */
async function settleOthers({ dependencies, guard, doing }: Printing, batch: LetterBatch): Promise<void> {
  for (const letter of await lettersOf(dependencies, guard, batch)) {
    const { dispatch } = letter;
    if (!liesIn(batch, dispatch) || isPrinted(batch, dispatch)) continue;
    const why = batch.leftOut?.find(({ dispatchId }) => dispatchId === dispatch._id) ?? whyLeftOut(letter);
    await settleLeftOut(dependencies, guard.entity, letter, { why, doing });
  }
}

/** Takes out of an open batch, of which nothing may be printed, what is no longer true; what only waits stays in it. */
async function clear({ dependencies, guard, doing }: Printing, letters: readonly BatchLetter[]): Promise<void> {
  for (const letter of letters) {
    if (letter.verdict?.fate === 'takenOut') await settleLeftOut(dependencies, guard.entity, letter, { why: letter.verdict, doing });
  }
}

async function close({ dependencies, guard, doing }: Printing, batch: LetterBatch): Promise<LetterBatch> {
  const { store } = dependencies;
  const { entity, nowMs: printedAt, today: printedOn } = guard;
  const closing = { printedAt, printedOn, printedBy: doing.caller.userId };
  const closed = await store.letterBatches.move(entity._id, batchName(batch), 'open', 'printed', closing);
  return closed ?? batchNamed(store, entity._id, batchName(batch));
}

async function answered({ dependencies, guard }: Printing, batch: LetterBatch, recorded: boolean): Promise<LetterBatchPrinted> {
  return { ...batchView(batch, await lettersOf(dependencies, guard, batch)), recorded };
}

/**
 * Prints a batch: closes it, asks the guard again about each letter (law 25), makes one PDF and one list of those that may leave, and settles the
 * others. A batch of which none may leave stays open; one printed before stays as it was, to the byte. Throws RLC_NOT_FOUND.
 */
export async function printBatch(
  dependencies: EngineDependencies,
  files: ContentFiles,
  caller: Caller,
  { name, dryRun }: { name: string; dryRun: boolean },
): Promise<LetterBatchPrinted> {
  const guard = await openLetterGuard(dependencies, await entityOf(dependencies, caller.entityId));
  const printing = { dependencies, files, guard, doing: { caller, nowMs: guard.nowMs, today: guard.today } };
  const found = await batchNamed(dependencies.store, caller.entityId, name);
  if (dryRun) return answered(printing, found, false);
  if (found.state === 'open') {
    const letters = await lettersOf(dependencies, guard, found);
    if (!letters.some((letter) => mayBePrinted(found, letter))) {
      await clear(printing, letters);
      return { ...batchView(found, letters), recorded: false };
    }
  }
  const closed = found.state === 'open' ? await close(printing, found) : found;
  const kept = closed.contentHash === undefined ? await makeContent(printing, closed) : { batch: closed, recorded: false };
  await settleOthers(printing, kept.batch);
  return answered(printing, kept.batch, kept.recorded);
}
