import type { FactKind, ItemFact, RecordedFact } from '@relance/schemas';

type Movement = Pick<ItemFact, 'kind' | 'dueDate'>;

/** Kinds that say something of what is owed and when: they are kept with the items, which the lists are made from. */
const movements: Readonly<Partial<Record<FactKind, (fact: RecordedFact) => Movement>>> = {
  dueDate: ({ dueOn }) => ({ kind: 'dueDateMoved', ...(dueOn === undefined ? {} : { dueDate: dueOn }) }),
  handover: () => ({ kind: 'handedOver' }),
  writeOff: () => ({ kind: 'writtenOff' }),
};

/** What a recorded fact adds to each item it names, and its lift after it (law 3); nothing where it is not about what is owed. */
export function balanceFactsOf(fact: RecordedFact): ItemFact[] {
  const movement = movements[fact.kind]?.(fact);
  if (movement === undefined) return [];
  const { _id: id, fromOn: effectiveOn, recordedAt, recordedBy: source, lift } = fact;
  const facts: ItemFact[] = [{ id, ...movement, effectiveOn, recordedAt, source }];
  if (lift !== undefined) facts.push({ id: `${id}/lift`, kind: 'recalled', effectiveOn: lift.on, recordedAt: lift.at, source: lift.by });
  return facts;
}
