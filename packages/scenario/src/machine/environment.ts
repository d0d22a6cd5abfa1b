import type { Calendar } from '@relance/domain';
import type { Plan } from '../plan.js';

/** A change of what is owed on an item, dated and append-only (law 3); the machine sees those with `recordedAt` ≤ now. */
export interface BalanceFact {
  kind: 'stated' | 'payment' | 'reversal' | 'absent' | 'handedOver' | 'dueDateMoved';
  /** Signed by meaning: stated amount, money received, money taken back. */
  cents: number;
  /** Civil day it takes effect. */
  day: number;
  recordedAt: number;
  dueDay?: number;
}

/** An open item as the machine sees it: ids, dates, amounts. */
export interface ItemFacts {
  id: string;
  number: string;
  accountId: string;
  type: 'invoice' | 'instalment' | 'creditNote' | 'other';
  currency: string;
  payeeAccountId?: string;
  invoiceDay: number;
  dueDay: number;
  facts: BalanceFact[];
  /** For a credit note: the item it names (law 5). */
  namesItemId?: string;
  /** A deposit, rebate or refund that must net nothing (law 5). */
  blocked?: boolean;
  /** The buyer's service, for lists of one recipient (law 13). */
  serviceCode?: string;
  /** Plan a newly seen item enters: the one its segment is assigned to. Absent: no scenario, the item waits for one. */
  planHash?: string;
  /** What happened before Relance (law 7). */
  lastLevel?: number;
  lastContactDay?: number;
}

/** Money on the payer's account that no item has taken yet (law 5). */
export interface ReceiptFacts {
  id: string;
  currency: string;
  cents: number;
  day: number;
  recordedAt: number;
  /** The item its remittance names (law 5). */
  itemId?: string;
}

/** The outcome a human gave to a task. */
export interface TaskFacts {
  taskId: string;
  outcome: string;
  at: number;
}

/** A dated suspension (law 8): promise, dispute, hold… of an item or the whole case; open-ended while `untilDay` is absent. */
export interface SuspensionFacts {
  id: string;
  kind: 'promise' | 'dispute' | 'hold' | 'paymentAnnounced' | 'collection' | 'reply';
  itemId?: string;
  fromDay: number;
  untilDay?: number;
  liftedDay?: number;
  recordedAt: number;
  owner?: string;
}

/** The payer and what decisions may ask about it. */
export interface PayerFacts {
  accountId: string;
  territory: string;
  segment: string;
  debtorClass: 'business' | 'publicBuyer' | 'consumer';
  hasEmail: boolean;
  hasPhone: boolean;
  hasMobile: boolean;
}

/** Everything the world knows of a case; re-read only when `version` changed. */
export interface CaseFacts {
  version: number;
  caseId: string;
  entityId: string;
  payer: PayerFacts;
  items: ItemFacts[];
  receipts: ReceiptFacts[];
  tasks: TaskFacts[];
  suspensions: SuspensionFacts[];
}

/** Defaults of the creditor entity that a plan may override (laws 1, 14). */
export interface EntityPolicy {
  territory: string;
  gapDays: number;
  cap: { contacts: number; days: number };
  window: { fromMinute: number; toMinute: number; weekdays: number[] };
}

/** What the pure machine is given with every call; calendars by territory, pinned in the case. */
export interface Environment {
  plans: Readonly<Record<string, Plan>>;
  calendars: Readonly<Record<string, Calendar>>;
  facts: CaseFacts;
  policy: EntityPolicy;
}
