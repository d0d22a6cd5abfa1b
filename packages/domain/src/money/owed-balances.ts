import type { ItemFact } from '@relance/schemas';
import { isCivilDate, toDayNumber } from '../time/civil-date.js';
import type { OwedBalance } from './late-interest.js';

/** What a fact leaves owed, and from which day: a payment of day p still bears interest on p. */
function afterFact(cents: number, { kind, cents: told = 0, effectiveOn }: ItemFact): OwedBalance | undefined {
  if (!isCivilDate(effectiveOn)) return undefined;
  const day = toDayNumber(effectiveOn);
  switch (kind) {
    case 'stated':
      return { fromDay: day, cents: told };
    case 'payment':
      return { fromDay: day + 1, cents: cents - Math.abs(told) };
    case 'reversal':
      return { fromDay: day, cents: cents + Math.abs(told) };
    case 'absent':
    case 'handedOver':
    case 'writtenOff':
    case 'recalled':
    case 'dueDateMoved':
      return undefined;
  }
}

/**
 * What an item owed from which civil day on, from its dated facts (laws 3, 5), minor units, never below 0; before the first statement, what it states. In the
 * order of the days the facts are about, then of their recording. Nothing is owed of an item that nothing was stated of.
 */
export function owedBalances(facts: readonly ItemFact[]): OwedBalance[] {
  const inOrder = facts.toSorted((one, other) =>
    one.effectiveOn === other.effectiveOn ? one.recordedAt - other.recordedAt : one.effectiveOn < other.effectiveOn ? -1 : 1,
  );
  const balances: OwedBalance[] = [];
  let cents = 0;
  for (const fact of inOrder) {
    const after = afterFact(cents, fact);
    if (after === undefined) continue;
    cents = after.cents;
    balances.push({ fromDay: balances.length === 0 ? Number.NEGATIVE_INFINITY : after.fromDay, cents: Math.max(0, cents) });
  }
  return balances;
}
