import { sum } from '@relance/domain';
import type { MessageCredit, MessageItem, MessageTotal } from './message-data.js';

/** Where a total is paid: a payee account of the creditor entity. */
export interface PayeeAccount {
  id: string;
  holder: string;
  iban: string;
  bic: string;
  bank: string;
}

interface Lines {
  items: readonly MessageItem[];
  credits: readonly MessageCredit[];
}

/**
 * One total per currency and payee account, recomputed from the very lines printed (law 5): claimed and reminded lines less credits in
 * `cents`, announced lines apart in `announcedCents`; listed lines are for information and in neither. A line naming no account is paid to
 * the first. Integer minor units, nothing rounded. Throws RangeError when a line names an account that is not given.
 */
export function messageTotals({ items, credits }: Lines, payeeAccounts: readonly PayeeAccount[]): MessageTotal[] {
  const totals = new Map<string, MessageTotal>();
  const totalOf = (line: { currency: string; payeeAccountId?: string | undefined }): MessageTotal => {
    const payee = line.payeeAccountId === undefined ? payeeAccounts[0] : payeeAccounts.find(({ id }) => id === line.payeeAccountId);
    if (payee === undefined) throw new RangeError(`no payee account ${line.payeeAccountId ?? 'at all'}`);
    const key = `${line.currency} ${payee.id}`;
    const { id: payeeAccountId, holder, iban, bic, bank } = payee;
    const total = totals.get(key) ?? { currency: line.currency, payeeAccountId, cents: 0, holder, iban, bic, bank };
    totals.set(key, total);
    return total;
  };
  for (const item of items) {
    if (item.role === 'listed' || item.role === 'settled') continue;
    const total = totalOf(item);
    if (item.role === 'announced') total.announcedCents = sum([total.announcedCents ?? 0, item.outstandingCents]);
    else total.cents = sum([total.cents, item.outstandingCents]);
  }
  for (const credit of credits) {
    const total = totalOf(credit);
    total.cents = sum([total.cents, credit.cents]);
  }
  return [...totals.values()];
}
