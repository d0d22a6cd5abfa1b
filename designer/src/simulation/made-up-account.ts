import { toDayNumber, type CivilDate } from '@relance/domain';
import type { CaseFacts } from '@relance/scenario';

/** An account nobody has, to try a scenario on. */
export interface MadeUpAccount {
  debtorClass: 'business' | 'publicBuyer' | 'consumer';
  hasMobile: boolean;
  /** Invoices in euros; minor units. */
  invoices: readonly { number: string; cents: number; dueOn: CivilDate }[];
}

const TERM_DAYS = 30;
const DAY_MS = 86_400_000;

/** The facts of a made-up account: reachable by e-mail, telephone and post, its invoices issued thirty days before they fall due. */
export function madeUpFacts(account: MadeUpAccount, territory: string, planHash: string): CaseFacts {
  const { debtorClass, hasMobile, invoices } = account;
  const payer = { accountId: 'made-up', territory, segment: 'made-up', debtorClass, hasEmail: true, hasPhone: true, hasMobile };
  const items = invoices.map(({ number, cents, dueOn }, index): CaseFacts['items'][number] => {
    const dueDay = toDayNumber(dueOn);
    const day = dueDay - TERM_DAYS;
    const facts: CaseFacts['items'][number]['facts'] = [{ kind: 'stated', cents, day, recordedAt: day * DAY_MS }];
    return {
      id: `item-${String(index + 1)}`,
      number,
      accountId: payer.accountId,
      type: 'invoice',
      currency: 'EUR',
      invoiceDay: day,
      dueDay,
      planHash,
      facts,
    };
  });
  return { version: 1, caseId: 'made-up', entityId: 'made-up', payer, items, receipts: [], tasks: [], suspensions: [] };
}
