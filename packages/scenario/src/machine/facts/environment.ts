import type { Calendar } from '@relance/domain';
import type { Plan } from '../../plan.js';
import type {
  BounceFacts,
  CommandFacts,
  DeliveryBlockFacts,
  FeedFacts,
  InsolvencyFacts,
  InstalmentPlanFacts,
  LetterFacts,
  OppositionFacts,
  OutsideContactFacts,
  OutsideDeadlineFacts,
  SuspensionFacts,
  TrialEndFacts,
  WaiverFacts,
} from './recorded-facts.js';

/** A change of what is owed on an item, dated and append-only (law 3); the machine sees those with `recordedAt` ≤ now. */
export interface BalanceFact {
  kind: 'stated' | 'payment' | 'reversal' | 'absent' | 'handedOver' | 'writtenOff' | 'recalled' | 'dueDateMoved';
  /** Signed by meaning: stated amount, money received, money taken back. */
  cents: number;
  /** Civil day it takes effect. */
  day: number;
  recordedAt: number;
  dueDay?: number;
  /** For a reversal: a direct debit or bill the bank rejected, with its reason. */
  rejection?: string;
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
  /** What happened before Relance (law 7); it counts for a notice (law 19) once a named person confirmed it. */
  lastLevel?: number;
  lastContactDay?: number;
  historyConfirmed?: boolean;
  /** Day of delivery, for insolvency (law 8). */
  deliveryDay?: number;
  /** Who holds the claim; `factored` or `assigned` without mandate stops it (law 8). */
  holder?: { by: 'own' | 'factored' | 'assigned'; mandate: boolean };
  /** Value added tax in it, retention money, discount: a residue equal to one of them is an underpayment (law 5). Minor units. */
  vatCents?: number;
  retentionCents?: number;
  discountCents?: number;
  /** The instalment plan it belongs to, for an instalment. */
  instalmentPlanId?: string;
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
  /** The items it applies to, where only some were ticked (law 21); absent: all of them. */
  itemIds?: string[];
  at: number;
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
  /** A postal address letters reach; absent: yes. */
  hasAddress?: boolean;
  /** Agreed to be written to by SMS; absent: unknown, which a decision may ask about. */
  smsConsent?: boolean;
  /** Mean days between due date and payment over the last year, where known. */
  averageDelayDays?: number;
  /** Of the items that fell due over the last year, how many in a hundred were paid by then, where any did. */
  paidByDuePercent?: number;
  /** Promises broken over the last year, where they were counted. */
  brokenPromisesYear?: number;
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
  /** What follows is absent where nothing of the kind was recorded. */
  contactsOutside?: OutsideContactFacts[];
  letters?: LetterFacts[];
  bounces?: BounceFacts[];
  oppositions?: OppositionFacts[];
  insolvencies?: InsolvencyFacts[];
  instalmentPlans?: InstalmentPlanFacts[];
  waivers?: WaiverFacts[];
  outsideDeadlines?: OutsideDeadlineFacts[];
  commands?: CommandFacts[];
  trialEnds?: TrialEndFacts[];
  deliveryBlocks?: DeliveryBlockFacts[];
  /** Up to which day the payment feed covers what was received (laws 8, 25); absent: every day that is over. */
  feeds?: FeedFacts[];
}

/** Defaults of the creditor entity that a plan may override (laws 1, 14). */
export interface EntityPolicy {
  territory: string;
  gapDays: number;
  cap: { contacts: number; days: number };
  window: { fromMinute: number; toMinute: number; weekdays: number[] };
  /** Late interest and indemnity (law 5), by the day from which they hold; absent: none is ever claimed. */
  lateFees?: LateFeeRule[];
  /** A residue below it after a part payment is an underpayment to check (law 5); absent: 50.00 EUR. */
  underpayment?: { belowCents: number; currency: string };
}

/** Legal parameters of accessories from a day on: never a hard-coded figure (law 5; art. L441-10 and D441-5 C. com.). */
export interface LateFeeRule {
  fromDay: number;
  currency: string;
  /** Yearly rate in hundredths of a percent. */
  annualRateBasisPoints: number;
  /** Indemnity per late business item, minor units. */
  indemnityCents: number;
  /** The only class of debtor it holds for; absent: business and public buyer alike, where no rule of their own is given. */
  debtorClass?: 'business' | 'publicBuyer';
}

/** What the pure machine is given with every call; calendars by territory, pinned in the case. */
export interface Environment {
  plans: Readonly<Record<string, Plan>>;
  calendars: Readonly<Record<string, Calendar>>;
  facts: CaseFacts;
  policy: EntityPolicy;
}
