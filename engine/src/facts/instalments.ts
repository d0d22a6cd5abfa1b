import { recordedFactId } from '@relance/domain';
import type { Item, RecordedFact } from '@relance/schemas';

function oldestFirst(left: Item, right: Item): number {
  if (left.dueDate !== right.dueDate) return left.dueDate < right.dueDate ? -1 : 1;
  return left.number < right.number ? -1 : 1;
}

/**
 * The instalments of a plan as items of their own (law 8), in the manner of the oldest item it replaces; none for any other fact. Their ids follow from the
 * plan, so that they are made once.
 */
export function instalmentsOf(plan: RecordedFact, items: readonly Item[]): Item[] {
  const { _id: planId, instalments = [], itemIds = [], fromOn, recordedAt, recordedBy } = plan;
  const [original] = items.filter(({ _id }) => itemIds.includes(_id)).sort(oldestFirst);
  if (plan.kind !== 'instalmentPlan' || original === undefined) return [];
  const { entityId, accountId, caseId, currency, payeeAccountId } = original;
  return instalments.map(({ dueOn, cents }, index): Item => {
    const place = `${String(index + 1)}/${String(instalments.length)}`;
    return {
      _id: recordedFactId(planId, `instalment/${String(index + 1)}`),
      entityId,
      accountId,
      caseId,
      type: 'instalment',
      number: `${original.number} E${place}`,
      ordinal: index + 1,
      currency,
      invoiceDate: fromOn,
      dueDate: dueOn,
      ...(payeeAccountId === undefined ? {} : { payeeAccountId }),
      instalmentPlanId: planId,
      facts: [{ id: `${planId}/stated`, kind: 'stated', cents, effectiveOn: fromOn, recordedAt, source: recordedBy }],
      outstandingCents: cents,
      open: true,
      rowHash: '',
      version: 1,
    };
  });
}
