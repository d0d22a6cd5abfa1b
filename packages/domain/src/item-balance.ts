import type { ItemFact } from '@relance/schemas';

/** What the facts of an item add up to. */
export interface ItemBalance {
  /** Signed minor units still owed; 0 while closed by absence. */
  outstandingCents: number;
  /** Something is owed (or, below zero, credited), and was not given up. */
  open: boolean;
  /** Closed because a complete file no longer lists it; never the same as paid. */
  absent: boolean;
  handedOver: boolean;
  /** Given up: still owed in law, no longer open here. */
  writtenOff: boolean;
  /** The due date as last moved; absent while no fact moved it. */
  dueDate?: string;
}

/** Order in which the books speak: the day a fact is about, then when it was recorded, then the order it was appended in. */
function isLater(fact: ItemFact, than: ItemFact): boolean {
  if (fact.effectiveOn !== than.effectiveOn) return fact.effectiveOn > than.effectiveOn;
  return fact.recordedAt >= than.recordedAt;
}

function latest(facts: readonly ItemFact[], kinds: readonly ItemFact['kind'][]): ItemFact | undefined {
  let found: ItemFact | undefined;
  for (const fact of facts) {
    if (kinds.includes(fact.kind) && (found === undefined || isLater(fact, found))) found = fact;
  }
  return found;
}

/** A statement holds what was recorded and effective by then: only what came after it moves the balance. */
function comesAfter(fact: ItemFact, statement: ItemFact | undefined): boolean {
  if (statement === undefined) return true;
  return fact.recordedAt > statement.recordedAt || fact.effectiveOn > statement.effectiveOn;
}

function movementCents(fact: ItemFact): number {
  if (fact.kind === 'payment') return -(fact.cents ?? 0);
  return fact.kind === 'reversal' ? (fact.cents ?? 0) : 0;
}

/**
 * Folds the dated facts of an item, given in the order they were appended, into what is owed (law 3), in minor units: the latest statement,
 * less payments and plus reversals recorded after it or effective after its day. Absence from a complete file closes the item until a later
 * statement; handing over only marks it, writing off closes it, and a recall undoes either. Facts that are not yet to be seen are left out by the caller.
 */
export function foldItem(facts: readonly ItemFact[]): ItemBalance {
  const statement = latest(facts, ['stated']);
  const absent = latest(facts, ['stated', 'absent'])?.kind === 'absent';
  const movedCents = facts.filter((fact) => comesAfter(fact, statement)).reduce((cents, fact) => cents + movementCents(fact), 0);
  const outstandingCents = absent ? 0 : (statement?.cents ?? 0) + movedCents;
  const given = latest(facts, ['handedOver', 'writtenOff', 'recalled'])?.kind;
  const dueDate = latest(facts, ['dueDateMoved'])?.dueDate;
  return {
    outstandingCents,
    open: outstandingCents !== 0 && given !== 'writtenOff',
    absent,
    handedOver: given === 'handedOver',
    writtenOff: given === 'writtenOff',
    ...(dueDate === undefined ? {} : { dueDate }),
  };
}
