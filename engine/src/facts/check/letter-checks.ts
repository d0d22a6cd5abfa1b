import { isCivilDate } from '@relance/domain';
import {
  traitsOf,
  type Dispatch,
  type FactKind,
  type IssueView,
  type LetterBatch,
  type Localized,
  type RecordedFact,
} from '@relance/schemas';
import { fault, shownDay, type FactBody } from './fact-context.js';

/** What is known of the letter a fact is about: its batch, and the facts of its case. */
interface KnownOfLetter {
  batch: LetterBatch | undefined;
  facts: readonly RecordedFact[];
}

type LetterCheck = (body: FactBody, dispatch: Dispatch, known: KnownOfLetter) => IssueView[];

function told(day: string): Localized {
  return isCivilDate(day) ? shownDay(day) : { fr: day, en: day };
}

/** A letter that a provider has, or that lies in its batch and was printed with it, and was not posted before that day (law 22). */
const mayBePosted: LetterCheck = ({ fromOn }, dispatch, { batch }) => {
  if (dispatch.state !== 'handedOver') return notWaiting(dispatch);
  // a provider prints what it posts
  if (dispatch.providerId !== undefined) return [];
  const { printedOn, printedIds = [] } = batch ?? {};
  if (printedOn === undefined || !printedIds.includes(dispatch._id)) {
    const fr = 'Ce courrier n’est pas imprimé : imprimez son lot d’abord.';
    return [fault('letterNotPrinted', 'dispatchId', fr, 'This letter is not printed: print its batch first.')];
  }
  if (fromOn === undefined || fromOn >= printedOn) return [];
  const on = told(printedOn);
  const fr = `Il a été imprimé le ${on.fr} : il n’a pas pu être posté avant.`;
  return [fault('postedBeforePrinted', 'fromOn', fr, `It was printed on ${on.en}: it cannot have been posted before.`)];
};

function notWaiting({ state, channel }: Dispatch): IssueView[] {
  if (state === 'handedOver') return [];
  if (traitsOf(channel)?.isPosted !== true) {
    return [fault('noLetter', 'dispatchId', 'Ce message n’est pas un courrier.', 'This message is no letter.')];
  }
  const fr = 'Ce courrier n’attend pas dans un lot : il est posté, retiré ou n’a pas été fait.';
  return [fault('letterNotWaiting', 'dispatchId', fr, 'This letter does not wait in a batch: it is posted, taken out or was never made.')];
}

/** Only a registered letter that left has an outcome, and not before it left (laws 10, 22). */
const hasOutcome: LetterCheck = ({ fromOn }, { channel, state, postedOn }) => {
  if (traitsOf(channel)?.deadlineRunsFrom !== 'presentation') {
    const fr = 'Ce message n’est pas une lettre recommandée.';
    return [fault('notRegistered', 'dispatchId', fr, 'This message is no registered letter.')];
  }
  if (state !== 'accepted' || postedOn === undefined) {
    return [fault('letterNotPosted', 'dispatchId', 'Ce recommandé n’est pas posté.', 'This registered letter is not posted.')];
  }
  if (fromOn === undefined || fromOn >= postedOn) return [];
  const on = told(postedOn);
  return [fault('beforePosting', 'fromOn', `Il a été posté le ${on.fr}, pas avant.`, `It was posted on ${on.en}, not before.`)];
};

/** What holds of a letter now: facts about it that nobody withdrew. */
function stillSaid(kind: FactKind, { facts }: KnownOfLetter, { _id }: Dispatch): RecordedFact[] {
  return facts.filter((fact) => fact.kind === kind && fact.dispatchId === _id && fact.lift === undefined);
}

/** Nobody receives, refuses or leaves unclaimed what was not presented yet. */
const notBeforePresentation: LetterCheck = ({ fromOn = '' }, dispatch, known) => {
  const presented = stillSaid('letterPresented', known, dispatch).find((fact) => fact.fromOn > fromOn);
  if (presented === undefined) return [];
  const on = told(presented.fromOn);
  const fr = `Il a été présenté le ${on.fr}, pas avant.`;
  return [fault('beforePresentation', 'fromOn', fr, `It was presented on ${on.en}, not before.`)];
};

const notAfterOutcome: LetterCheck = ({ fromOn = '' }, dispatch, known) => {
  const [latest] = stillSaid('letterOutcome', known, dispatch).toSorted((one, other) => other.recordedAt - one.recordedAt);
  if (latest === undefined || latest.fromOn >= fromOn) return [];
  const on = told(latest.fromOn);
  const fr = `Son issue est du ${on.fr} : il a été présenté ce jour-là au plus tard.`;
  return [fault('afterOutcome', 'fromOn', fr, `Its outcome is of ${on.en}: it was presented by that day.`)];
};

const checks: Readonly<Partial<Record<FactKind, readonly LetterCheck[]>>> = {
  letterPosted: [mayBePosted],
  letterTakenOut: [(_body, dispatch) => notWaiting(dispatch)],
  letterPresented: [hasOutcome, notAfterOutcome],
  letterOutcome: [hasOutcome, notBeforePresentation],
};

/** What is wrong with a fact about a letter, by what became so far of that letter and of the batch it lies in (law 22). */
export function letterFaults(body: FactBody, dispatch: Dispatch, known: KnownOfLetter): IssueView[] {
  return (checks[body.kind] ?? []).flatMap((check) => check(body, dispatch, known));
}
