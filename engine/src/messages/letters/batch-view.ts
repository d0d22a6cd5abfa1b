import { payerOf } from '@relance/scenario/machine';
import type { Dispatch, LetterBatch, LetterBatchRow, LetterBatchView, LetterView } from '@relance/schemas';
import { batchName, isPrinted, liesIn, nameInId, type BatchLetter } from './batch-letters.js';
import { leftOutOf } from './told-letter.js';

/** A batch as a list shows it; before it is printed `letters` counts what was put in. */
export function batchRow(batch: LetterBatch, letters = batch.printedIds?.length ?? batch.dispatchIds.length): LetterBatchRow {
  const { on, state, pages, printedOn, postedOn } = batch;
  return {
    name: batchName(batch),
    on,
    state,
    letters,
    ...(pages === undefined ? {} : { pages }),
    ...(printedOn === undefined ? {} : { printedOn }),
    ...(postedOn === undefined ? {} : { postedOn }),
  };
}

function stateIn(batch: LetterBatch, dispatch: Dispatch): LetterView['state'] {
  if (dispatch.state === 'withdrawn') return 'takenOut';
  if (dispatch.state === 'accepted') return 'posted';
  if (!liesIn(batch, dispatch)) return 'moved';
  return isPrinted(batch, dispatch) ? 'printed' : 'waiting';
}

/** Why it was left out when the batch was printed; else what the guard says now: what is printed already, a person has to take out of the pile. */
function fateIn(batch: LetterBatch, { dispatch, records, verdict }: BatchLetter): Pick<LetterView, 'fate' | 'why'> {
  const leftOut = batch.leftOut?.find(({ dispatchId }) => dispatchId === dispatch._id);
  if (leftOut !== undefined) return leftOutOf(records, leftOut);
  if (verdict === undefined) return {};
  const now = leftOutOf(records, verdict);
  return isPrinted(batch, dispatch) && verdict.fate === 'takenOut' ? { ...now, fate: 'task' } : now;
}

function letterView(batch: LetterBatch, letter: BatchLetter): LetterView {
  const { dispatch, records } = letter;
  const { _id: dispatchId, entityId, caseId, channel, level, recipient = '', subject, pages = 0, upToGrams, postedOn, batchId } = dispatch;
  const { code, name } = payerOf(records);
  const state = stateIn(batch, dispatch);
  return {
    dispatchId,
    caseId,
    accountCode: code,
    accountName: name,
    addressee: recipient,
    channel,
    level,
    state,
    pages,
    totals: (dispatch.askedTotals ?? []).map(({ currency, cents }) => ({ currency, cents })),
    ...fateIn(batch, letter),
    ...(state === 'moved' && batchId !== undefined ? { movedTo: nameInId(entityId, batchId) } : {}),
    ...(subject === undefined ? {} : { subject }),
    ...(upToGrams === undefined ? {} : { upToGrams }),
    ...(postedOn === undefined ? {} : { postedOn }),
  };
}

/** Letters by what they are franked as, in the order of the batch. */
function postageOf(letters: readonly LetterView[]): LetterBatchView['postage'] {
  const classes: LetterBatchView['postage'] = [];
  for (const { channel, upToGrams = 0 } of letters) {
    const known = classes.find((one) => one.channel === channel && one.upToGrams === upToGrams);
    if (known === undefined) classes.push({ channel, upToGrams, letters: 1 });
    else known.letters += 1;
  }
  return classes;
}

/** A batch with its letters in print order: those in its PDF with their page, then the others. */
export function batchView(batch: LetterBatch, letters: readonly BatchLetter[]): LetterBatchView {
  const isIn = ({ dispatch, verdict }: BatchLetter): boolean =>
    batch.printedIds === undefined ? liesIn(batch, dispatch) && verdict === undefined : isPrinted(batch, dispatch);
  let fromPage = 1;
  const inside = letters.filter(isIn).map((letter) => {
    const view = { ...letterView(batch, letter), fromPage };
    fromPage += view.pages;
    return view;
  });
  const others = letters.filter((letter) => !isIn(letter)).map((letter) => letterView(batch, letter));
  return { batch: batchRow(batch, inside.length), letters: [...inside, ...others], postage: postageOf(inside) };
}
