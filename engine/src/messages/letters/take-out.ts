import { payerOf } from '@relance/scenario/machine';
import { itemsMoved, type Entity, type LetterLeftOut } from '@relance/schemas';
import type { EngineDependencies } from '../../dependencies.js';
import { keepFact, newFact, type Doing } from '../../facts/keep-fact.js';
import type { BatchLetter } from './batch-letters.js';
import { toldOf } from './told-letter.js';

/** Length of the id of a letter in the key of what is recorded about it once. */
const KEY_LENGTH = 40;

/** A key under which something is recorded about a letter once, whoever asks again. */
export function onceAbout(what: string, dispatchId: string): string {
  return `${what}-${dispatchId.slice(0, KEY_LENGTH)}`;
}

/** Takes a letter out as no longer true: its case decides anew on what is owed (laws 12, 25). Done before, nothing happens again. */
async function takeOut(
  dependencies: EngineDependencies,
  { dispatch, records }: BatchLetter,
  why: LetterLeftOut,
  doing: Doing,
): Promise<void> {
  const { _id: dispatchId } = dispatch;
  const note = toldOf(records, why.reason)[payerOf(records).locale];
  const body = { kind: 'letterTakenOut', dispatchId, reason: 'notOwed', note, key: onceAbout('left-out', dispatchId) } as const;
  await keepFact(dependencies, newFact(body, records, itemsMoved(dispatch), doing), doing);
}

/** Puts a letter into the open batch of today, where it is judged again. */
async function moveOn({ store }: EngineDependencies, entity: Entity, { dispatch }: BatchLetter, today: string): Promise<void> {
  const later = await store.letterBatches.put(entity._id, today, dispatch._id);
  await store.dispatches.move(entity._id, dispatch._id, 'handedOver', 'handedOver', { batchId: later._id });
}

/** Carries out what becomes of a letter that is not printed (law 25): it is taken out, or it waits in a later batch. */
export async function settleLeftOut(
  dependencies: EngineDependencies,
  entity: Entity,
  letter: BatchLetter,
  { why, doing }: { why: LetterLeftOut; doing: Doing },
): Promise<void> {
  switch (why.fate) {
    case 'takenOut':
      return takeOut(dependencies, letter, why, doing);
    case 'waits':
      return moveOn(dependencies, entity, letter, doing.today);
  }
}
