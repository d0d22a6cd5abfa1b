import type { Localized } from '../scenario/graph.js';

/** Why money is taken back: its words, and whether the bank refused it, which ends its collection (laws 7, 8). */
export interface ReversalReason {
  readonly title: Localized;
  readonly isRejection?: true;
}

/** Every reason for which a payment is reversed. */
export const reversalReasons = {
  debitReturned: { title: { fr: 'Prélèvement rejeté', en: 'Direct debit returned' }, isRejection: true },
  billUnpaid: { title: { fr: 'Effet impayé', en: 'Bill of exchange unpaid' }, isRejection: true },
  chequeBounced: { title: { fr: 'Chèque impayé', en: 'Cheque bounced' }, isRejection: true },
  transferRecalled: { title: { fr: 'Virement rappelé', en: 'Transfer recalled' } },
  wrongCredit: { title: { fr: 'Règlement crédité à tort', en: 'Payment credited in error' } },
  duplicate: { title: { fr: 'Règlement saisi deux fois', en: 'Payment entered twice' } },
  refund: { title: { fr: 'Règlement remboursé', en: 'Payment refunded' } },
  other: { title: { fr: 'Règlement annulé', en: 'Payment reversed' } },
} as const satisfies Readonly<Record<string, ReversalReason>>;

/** One of {@link reversalReasons}. */
export type ReversalReasonName = keyof typeof reversalReasons;

/** The names of {@link reversalReasons}. */
export const reversalReasonNames = Object.keys(reversalReasons) as readonly ReversalReasonName[];
