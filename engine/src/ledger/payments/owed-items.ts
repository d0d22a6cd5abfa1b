import type { OwedItem } from '@relance/domain';
import { payerOf } from '@relance/scenario/machine';
import type { CaseRecords, Entity } from '@relance/schemas';
import { casePauses } from '../../facts/fact-effect.js';

/** Pauses of items money goes to only when it names them: they have neither net nor line (law 8). */
const outOfNet = ['instalmentPlan', 'insolvencyAsk'];

/**
 * The items of a case money in a currency may go to, with their turn in the order of law 5, as the machine reads the case; what was handed over, is held by a
 * factor or replaced by a plan is there only when it is named.
 */
export function owedItems(
  entity: Entity,
  records: CaseRecords,
  named: ReadonlySet<string>,
  money: { currency: string; nowMs: number; today: string },
): OwedItem[] {
  const pauses = casePauses(entity, records, money.nowMs);
  return records.items.flatMap((item): OwedItem[] => {
    const { _id, number, dueDate, outstandingCents: owedCents } = item;
    if (item.currency !== money.currency || owedCents <= 0) return [];
    const pause = pauses.get(_id);
    const isOut = pause !== undefined && (pause.isFinal || outOfNet.includes(pause.reason.code));
    if (isOut && !named.has(_id)) return [];
    const turn = pause?.reason.code === 'dispute' ? 2 : dueDate >= money.today ? 1 : 0;
    return [{ _id, number, dueDate, owedCents, turn }];
  });
}

/** Law 5: what a public buyer pays is set only against what it names. */
export function isPublicBuyer(records: CaseRecords): boolean {
  return payerOf(records).debtorClass === 'publicBuyer';
}
