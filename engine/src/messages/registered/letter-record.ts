import { fromDayNumber, isCivilDate, toDayNumber, type Calendar } from '@relance/domain';
import { grantedDeadline, lastDayOf } from '@relance/scenario';
import { payerOf } from '@relance/scenario/machine';
import type { Dispatch, LetterRecord, RecordedFact } from '@relance/schemas';
import type { CaseRecords, Store } from '@relance/store';

type Outcome = NonNullable<LetterRecord['outcome']>;

const outcomes: readonly Outcome[] = ['received', 'refused', 'unclaimed', 'unknownAddress'];

/** What the post has said of a letter by now: its first presentation, and the latest word about its outcome. */
interface SaidOfLetter {
  presentedOn?: string;
  outcome?: Outcome;
  outcomeOn?: string;
}

function saidOf(facts: readonly RecordedFact[]): SaidOfLetter {
  const said: SaidOfLetter = {};
  for (const { kind, fromOn, reason } of facts.toSorted((one, other) => one.recordedAt - other.recordedAt)) {
    if (kind === 'letterPresented') said.presentedOn = fromOn;
    const outcome = kind === 'letterOutcome' ? outcomes.find((one) => one === reason) : undefined;
    if (outcome !== undefined) Object.assign(said, { outcome, outcomeOn: fromOn });
  }
  return said;
}

/** The last day of the deadline a letter grants: as counted from its posting, or later where it was presented late (law 10). */
function deadlineOf(calendar: Calendar, { channel, postedOn, grantedDays }: Dispatch, presentedOn: string | undefined): string | undefined {
  if (!isCivilDate(postedOn) || grantedDays === undefined) return undefined;
  const foreseen = grantedDeadline(calendar, channel, toDayNumber(postedOn), grantedDays);
  const known = isCivilDate(presentedOn) ? lastDayOf(calendar, toDayNumber(presentedOn), grantedDays) : foreseen;
  return fromDayNumber(Math.max(foreseen, known));
}

function stateOf({ state }: Dispatch): LetterRecord['state'] {
  return state === 'accepted' ? 'posted' : state === 'withdrawn' ? 'takenOut' : 'waiting';
}

/** A letter with its number, what the post said of it, and its proofs. `calendar` is the entity's. */
export async function letterRecord(store: Store, calendar: Calendar, dispatch: Dispatch, records: CaseRecords): Promise<LetterRecord> {
  const { _id: dispatchId, entityId, caseId, channel, postedOn } = dispatch;
  const { code: accountCode, name: accountName } = payerOf(records);
  const numbered = await store.registeredNumbers.ofLetter(entityId, dispatchId);
  const said = saidOf(records.facts.filter((fact) => fact.dispatchId === dispatchId && fact.lift === undefined));
  const deadlineOn = deadlineOf(calendar, dispatch, said.presentedOn);
  const proofs = await store.letterProofs.ofLetter(entityId, dispatchId);
  return {
    dispatchId,
    caseId,
    accountCode,
    accountName,
    channel,
    state: stateOf(dispatch),
    ...(numbered === undefined ? {} : { number: numbered._id }),
    ...(postedOn === undefined ? {} : { postedOn }),
    ...said,
    ...(said.outcome === undefined ? {} : { isServed: said.outcome !== 'unknownAddress' }),
    ...(deadlineOn === undefined ? {} : { deadlineOn }),
    proofs: proofs.map(({ kind, contentHash: hash, contentType, bytes, at }) => ({ kind, hash, contentType, bytes, at })),
  };
}
