import { isCivilDate } from '@relance/domain';
import {
  letterEvents,
  type Dispatch,
  type FactRecorded,
  type LetterEvent,
  type LetterEventDefinition,
  type RecordedFact,
} from '@relance/schemas';
import type { CaseRecords } from '@relance/store';
import type { Caller } from '../../access/caller.js';
import type { EngineDependencies } from '../../dependencies.js';
import { shownDay, type FactBody } from '../../facts/check/fact-context.js';
import { recordFact } from '../../facts/record-fact.js';
import { onceAbout } from '../letters/take-out.js';
import { letterFault, refuse } from './find-letter.js';

/** What is said of a letter, by a person, a file or a provider. */
export interface SaidEvent {
  event: LetterEvent;
  /** Civil date. */
  on: string;
  note?: string;
  dryRun: boolean;
}

/** What recording it came to; `recorded` false: known before, or a dry run. */
export type EventSettled = Pick<FactRecorded, 'effect' | 'recorded'> & { isKnown: boolean };

function reasonOf(event: LetterEvent): string | undefined {
  const { reason }: LetterEventDefinition = letterEvents[event];
  return reason;
}

/** The facts that say the like of a letter: of outcomes all of them, for a later one corrects an earlier one. */
function alike(event: LetterEvent, { facts }: CaseRecords, { _id }: Dispatch): RecordedFact[] {
  return facts.filter(({ kind, dispatchId }) => kind === letterEvents[event].kind && dispatchId === _id);
}

/** A letter is posted and first presented once: another day is a contradiction that a person resolves. */
function checkOnce(said: readonly RecordedFact[], { event, on }: SaidEvent): void {
  const other = reasonOf(event) === undefined ? said.find(({ fromOn }) => fromOn !== on) : undefined;
  if (other === undefined) return;
  const day = isCivilDate(other.fromOn) ? shownDay(other.fromOn) : { fr: other.fromOn, en: other.fromOn };
  const { title } = letterEvents[event];
  const fr = `Ce courrier est déjà ${title.fr} le ${day.fr}.`;
  refuse(letterFault('saidBefore', 'on', fr, `This letter is ${title.en} on ${day.en} already.`));
}

/** Under this key the same word of the post is recorded once; one withdrawn in between may be said again. */
function keyOf({ event, on }: SaidEvent, { _id }: Dispatch, withdrawn: number): string {
  if (event === 'posted') return onceAbout('posted', _id);
  return [onceAbout(event, _id), on, ...(withdrawn === 0 ? [] : [String(withdrawn)])].join('-');
}

/**
 * Records what the post says of a letter, once however often it is told (laws 10, 19, 22). Throws RLC_ROLE_MISSING and RLC_INVALID_INPUT with everything that
 * is wrong: a letter not posted, a day before the posting or to come, another day than the one known.
 */
export async function recordLetterEvent(
  dependencies: EngineDependencies,
  caller: Caller,
  { dispatch, records }: { dispatch: Dispatch; records: CaseRecords },
  said: SaidEvent,
): Promise<EventSettled> {
  const { event, on, note, dryRun } = said;
  const reason = reasonOf(event);
  const before = alike(event, records, dispatch);
  const inForce = before.filter(({ lift }) => lift === undefined);
  if (inForce.some((fact) => fact.fromOn === on && fact.reason === reason)) return { isKnown: true, recorded: false, effect: [] };
  checkOnce(inForce, said);
  const body: FactBody = {
    kind: letterEvents[event].kind,
    dispatchId: dispatch._id,
    fromOn: on,
    key: keyOf(said, dispatch, before.length - inForce.length),
    ...(reason === undefined ? {} : { reason }),
    ...(note === undefined ? {} : { note }),
  };
  const { recorded, effect } = await recordFact(dependencies, caller, { id: records.case._id, dryRun, body });
  return { isKnown: false, recorded, effect };
}
