import type { CaseFacts } from '../../facts/environment.js';
import type { SuspensionFacts } from '../../facts/recorded-facts.js';

const none: readonly SuspensionFacts[] = [];

/**
 * The checks of an address that messages which came back have opened by now (laws 8, 20), as dated suspensions of the items they were about: five
 * business days at most and once per item, like any check, ended by the day somebody has put the address right.
 */
export function addressChecks(facts: CaseFacts, nowMs: number): readonly SuspensionFacts[] {
  if (facts.bounces === undefined) return none;
  const checks: SuspensionFacts[] = [];
  for (const { dispatchId, day, recordedAt, itemIds = [], checkedDay, checkedAt } of facts.bounces) {
    if (recordedAt > nowMs) continue;
    for (const itemId of itemIds) {
      const check: SuspensionFacts = { id: `bounced/${dispatchId}`, kind: 'checking', about: 'address', itemId, fromDay: day, recordedAt };
      if (checkedDay !== undefined) check.liftedDay = checkedDay;
      if (checkedAt !== undefined) check.liftedAt = checkedAt;
      checks.push(check);
    }
  }
  return checks;
}
