import { fromDayNumber, isCivilDate, toDayNumber, type CivilDate } from '@relance/domain';
import { grantedDeadline } from '@relance/scenario';
import { payerOf } from '@relance/scenario/machine';
import { itemsMoved, type Dispatch, type IssueView, type LetterBatch, type LetterBatchPosted } from '@relance/schemas';
import type { Caller } from '../../access/caller.js';
import type { EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { shownDay } from '../../facts/check/fact-context.js';
import { keepFact, newFact, type Doing } from '../../facts/keep-fact.js';
import { entityOf } from '../../routes/people/entity.js';
import { batchName, batchNamed, isPrinted, lettersOf, type BatchLetter } from './batch-letters.js';
import { batchRow } from './batch-view.js';
import { openLetterGuard, type LetterGuard } from './letter-guard.js';
import { onceAbout } from './take-out.js';
import { toldOf } from './told-letter.js';

type PostedLetter = LetterBatchPosted['letters'][number];

function refusedDay(code: string, fr: string, en: string): ApiError {
  return new ApiError('RLC_INVALID_INPUT', { issues: [{ code, path: 'body/on', fr, en } satisfies IssueView] });
}

/** The day of the posting: not to come, not before it was printed (law 22). Throws RLC_INVALID_INPUT, and RLC_BATCH_NOT_PRINTED where it is not. */
function postingDay(batch: LetterBatch, on: string, today: CivilDate): CivilDate {
  const { printedOn, contentHash } = batch;
  if (contentHash === undefined || !isCivilDate(printedOn)) {
    throw new ApiError('RLC_BATCH_NOT_PRINTED', { params: { batch: batchName(batch) } });
  }
  const asked: unknown = on;
  if (!isCivilDate(asked)) throw refusedDay('invalid.date', `${on} n’est pas une date.`, `${on} is no date.`);
  if (asked > today) {
    const day = shownDay(asked);
    throw refusedDay('letters.dayToCome', `Le ${day.fr} n’est pas encore là.`, `${day.en} has not come yet.`);
  }
  if (asked >= printedOn) return asked;
  const day = shownDay(printedOn);
  const fr = `Le lot a été imprimé le ${day.fr} : il n’a pas pu être posté avant.`;
  throw refusedDay('letters.postedBeforePrinted', fr, `The batch was printed on ${day.en}: it cannot have been posted before.`);
}

const outcomes: Readonly<Partial<Record<Dispatch['state'], PostedLetter['outcome']>>> = { accepted: 'postedBefore', withdrawn: 'takenOut' };

/** What posting on a day means for a letter: from when the deadline it grants runs, and what should have been taken out before. */
function postedLetter({ calendar }: LetterGuard, { dispatch, records, verdict }: BatchLetter, on: CivilDate): PostedLetter {
  const { _id: dispatchId, state, channel, grantedDays, postedOn } = dispatch;
  const { code: accountCode, name: accountName } = payerOf(records);
  const outcome = outcomes[state] ?? 'posted';
  const day = outcome === 'posted' ? on : postedOn;
  const letter = { dispatchId, accountCode, accountName, outcome };
  if (outcome === 'takenOut' || !isCivilDate(day)) return letter;
  const lastDay = grantedDays === undefined ? undefined : grantedDeadline(calendar, channel, toDayNumber(day), grantedDays);
  return {
    ...letter,
    postedOn: day,
    ...(lastDay === undefined ? {} : { deadlineOn: fromDayNumber(lastDay) }),
    ...(verdict === undefined ? {} : { why: toldOf(records, verdict.reason) }),
  };
}

/** Records that a letter is posted on a day, once (law 22). */
async function recordPosted(
  dependencies: EngineDependencies,
  { dispatch, records }: BatchLetter,
  fromOn: CivilDate,
  doing: Doing,
): Promise<void> {
  if (dispatch.state !== 'handedOver') return;
  const { _id: dispatchId } = dispatch;
  const body = { kind: 'letterPosted', dispatchId, fromOn, key: onceAbout('posted', dispatchId) } as const;
  await keepFact(dependencies, newFact(body, records, itemsMoved(dispatch), doing), doing);
}

async function close(
  { store }: EngineDependencies,
  batch: LetterBatch,
  on: CivilDate,
  { caller, nowMs: at }: Doing,
): Promise<LetterBatch | undefined> {
  const { entityId, _id: subjectId } = batch;
  const { userId } = caller;
  const posted = await store.letterBatches.move(entityId, batchName(batch), 'printed', 'posted', {
    postedOn: on,
    postedAt: at,
    postedBy: userId,
  });
  if (posted !== undefined) await store.auditLog.append({ entityId, at, userId, action: 'letters.posted', subjectId, details: { on } });
  return posted;
}

/**
 * Records that the printed letters of a batch were posted on a day (law 22); what was taken out of it stays where it is. Asked again it says when they
 * were. Throws RLC_NOT_FOUND, RLC_BATCH_NOT_PRINTED, and RLC_INVALID_INPUT for a day on which that cannot have been.
 */
export async function postBatch(
  dependencies: EngineDependencies,
  caller: Caller,
  { name, on, dryRun }: { name: string; on: string; dryRun: boolean },
): Promise<LetterBatchPosted> {
  const { store } = dependencies;
  const guard = await openLetterGuard(dependencies, await entityOf(dependencies, caller.entityId));
  const batch = await batchNamed(store, caller.entityId, name);
  const day = postingDay(batch, on, guard.today);
  const printed = (await lettersOf(dependencies, guard, batch)).filter(({ dispatch }) => isPrinted(batch, dispatch));
  const letters = printed.map((letter) => postedLetter(guard, letter, day));
  if (dryRun || batch.state === 'posted') return { batch: batchRow(batch), letters, recorded: false };
  const doing = { caller, nowMs: guard.nowMs, today: guard.today };
  for (const letter of printed) await recordPosted(dependencies, letter, day, doing);
  const posted = await close(dependencies, batch, day, doing);
  return { batch: batchRow(posted ?? (await batchNamed(store, caller.entityId, name))), letters, recorded: posted !== undefined };
}
