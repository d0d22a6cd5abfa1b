import type { LetterNews, PostProvider } from '@relance/channels';
import { letterEventNames, traitsOf, type Dispatch, type LetterEvent } from '@relance/schemas';
import type { CaseRecords, ContentFiles } from '@relance/store';
import type { Caller } from '../../access/caller.js';
import { businessMoment } from '../../clock/business-day.js';
import type { EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { recordFact } from '../../facts/record-fact.js';
import { onceAbout } from '../letters/take-out.js';
import { addProof } from '../registered/add-proof.js';
import { giveNumber } from '../registered/number-letter.js';
import { recordLetterEvent } from '../registered/record-event.js';

/** What news of a letter came to: how much was not known before, and what contradicts what is known. */
export interface NewsTaken {
  recorded: number;
  /** Codes of what was refused: a person looks at the letter. */
  refused: string[];
}

/** One letter of which there is news. */
interface Taking {
  dependencies: EngineDependencies;
  caller: Caller;
  nowMs: number;
  news: LetterNews;
  taken: NewsTaken;
}

interface KnownLetter {
  dispatch: Dispatch;
  records: CaseRecords;
}

/** Does one thing the provider told; what is refused is noted and nothing else is kept from being done. Throws what is no refusal of ours. */
async function take({ taken }: Taking, what: () => Promise<boolean>): Promise<void> {
  try {
    if (await what()) taken.recorded += 1;
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'RLC_INVALID_INPUT') throw error;
    taken.refused.push(...(error.details.issues ?? []).map(({ code }) => code));
  }
}

/** The letter and its case as they are now: what was told before may just have moved them. */
async function readLetter({ dependencies: { store }, news }: Taking): Promise<KnownLetter | undefined> {
  const dispatch = await store.dispatches.byMessageId(news.dispatchId);
  const records = dispatch === undefined ? undefined : await store.readCaseRecords(dispatch.entityId, dispatch.caseId);
  if (dispatch === undefined || records === undefined || traitsOf(dispatch.channel)?.isPosted !== true) return undefined;
  return { dispatch, records };
}

/** A letter nobody could tell of is with the provider after all: it was posted (DESIGN §5). */
async function settleUnknown(
  { dependencies: { store }, news }: Taking,
  { dispatch: { _id, entityId, state } }: KnownLetter,
): Promise<void> {
  const posted = news.events.find(({ event }) => event === 'posted');
  if (state !== 'unknown' || posted === undefined) return;
  await store.dispatches.move(entityId, _id, 'unknown', 'accepted', { providerId: news.providerId, postedOn: posted.on });
}

/** Events as the post proceeds, whatever their order in the call. */
function inOrder({ events }: LetterNews): { event: LetterEvent; on: string }[] {
  const known = events.flatMap(({ event, on }) => (event === 'notSent' ? [] : [{ event, on }]));
  const rank = (event: LetterEvent): number => letterEventNames.indexOf(event);
  return known.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : rank(one.event) - rank(other.event)));
}

async function takeEvents(taking: Taking): Promise<void> {
  for (const said of inOrder(taking.news)) {
    const letter = await readLetter(taking);
    if (letter === undefined || (said.event === 'posted' && letter.dispatch.state === 'accepted')) continue;
    await take(taking, async () => {
      const settled = await recordLetterEvent(taking.dependencies, taking.caller, letter, { ...said, dryRun: false });
      return settled.recorded;
    });
  }
}

/** A letter the provider took and did not post: its items wait for a person, for the same letter would be refused again (laws 12, 22). */
async function takeNotSent(taking: Taking): Promise<void> {
  const letter = await readLetter(taking);
  if (!taking.news.events.some(({ event }) => event === 'notSent') || letter?.dispatch.state !== 'handedOver') return;
  const { dispatch, records } = letter;
  const body = { kind: 'letterTakenOut', dispatchId: dispatch._id, reason: 'withheld', key: onceAbout('not-sent', dispatch._id) } as const;
  await take(taking, async () => {
    const { recorded } = await recordFact(taking.dependencies, taking.caller, { id: records.case._id, dryRun: false, body });
    return recorded;
  });
}

/** The documents the provider has that are not kept here yet, fetched and kept under their hash. */
async function takeProofs(taking: Taking, provider: PostProvider, files: ContentFiles): Promise<void> {
  const { dependencies, caller, nowMs, news } = taking;
  for (const kind of news.proofs) {
    const letter = await readLetter(taking);
    if (letter?.dispatch.state !== 'accepted') return;
    const kept = await dependencies.store.letterProofs.ofLetter(letter.dispatch.entityId, letter.dispatch._id);
    if (kept.some((proof) => proof.kind === kind && proof.by === caller.userId)) continue;
    const bytes = await provider.proof(news.providerId, kind);
    if ('problem' in bytes) taking.taken.refused.push('letters.proofNotFetched');
    else {
      const about = { dispatch: letter.dispatch, facts: letter.records.facts };
      await take(taking, () => addProof(dependencies, files, about, { kind, bytes, caller, nowMs }));
    }
  }
}

/**
 * Records what the provider of post knows of a letter, once however often and in whatever order it is told (laws 10, 19, 22): its number, when it was
 * posted and first presented, its outcome, the proofs. A letter nobody here knows is none of ours. Throws on I/O failure alone.
 */
export async function takeNews(
  dependencies: EngineDependencies,
  files: ContentFiles,
  provider: PostProvider,
  news: LetterNews,
): Promise<NewsTaken> {
  const taken: NewsTaken = { recorded: 0, refused: [] };
  const known = await dependencies.store.dispatches.byMessageId(news.dispatchId);
  if (known === undefined) return taken;
  const { entityId } = known;
  const { nowMs } = businessMoment(dependencies, await dependencies.store.entities.get(entityId));
  const caller: Caller = { userId: 'post', entityId, role: 'collector', by: 'token' };
  const taking = { dependencies, caller, nowMs, news, taken };
  const letter = await readLetter(taking);
  if (letter === undefined) return taken;
  await settleUnknown(taking, letter);
  const { number } = news;
  if (number !== undefined && traitsOf(known.channel)?.deadlineRunsFrom === 'presentation')
    await take(taking, () => giveNumber(dependencies, known, number, { caller, nowMs }));
  await takeNotSent(taking);
  await takeEvents(taking);
  await takeProofs(taking, provider, files);
  return taken;
}
