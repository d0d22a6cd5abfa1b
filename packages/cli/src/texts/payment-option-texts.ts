import type { Localized } from '@relance/schemas';

/** What each option of `relance payment …` does, for `--help`. */
export const paymentOptionTexts = {
  cents: { fr: 'montant, en centimes', en: 'amount, in cents' },
  currency: { fr: 'devise : EUR', en: 'currency: EUR' },
  on: { fr: 'jour où l’argent est venu ou reparti (sinon aujourd’hui)', en: 'day the money came or went back (else today)' },
  reference: {
    fr: 'libellé du virement : les numéros de pièces y sont cherchés',
    en: 'what the remittance says: item numbers are looked for in it',
  },
  items: { fr: 'numéros des pièces réglées', en: 'numbers of the items paid' },
  allocate: {
    fr: 'certain : aux pièces nommées, puis à la seule du montant exact ; all : puis aux plus anciennes ; nothing : rien',
    en: 'certain: to the items named, then to the only one of its amount; all: then to the oldest; nothing: to none',
  },
  note: { fr: 'note libre', en: 'free note' },
  reversalCents: { fr: 'montant repris, en centimes (sinon tout)', en: 'amount taken back, in cents (else all of it)' },
  reversalReason: { fr: 'motif', en: 'why' },
  bankReason: { fr: 'code ou mots de la banque : AM04', en: 'code or words of the bank: AM04' },
  allocateItems: {
    fr: 'pièces à régler, avec leur part : F-1 F-2=5000 (sinon dans l’ordre de la loi 5)',
    en: 'items to pay, with their part: F-1 F-2=5000 (else in the order of law 5)',
  },
  ofCase: { fr: 'dossier d’un règlement qui n’est encore à personne', en: 'case of a receipt that is nobody’s yet' },
  item: { fr: 'pièce à laquelle le règlement est repris', en: 'item the money is taken off' },
  case: { fr: 'règlements d’un dossier', en: 'payments of one case' },
  unallocated: { fr: 'seulement ceux dont une part n’est à aucune pièce', en: 'only those with a part no item has' },
  creditNumber: { fr: 'numéro de l’avoir dans la comptabilité', en: 'number of the credit note in the accounts' },
  creditCents: { fr: 'montant de l’avoir, en centimes', en: 'amount credited, in cents' },
  creditOn: { fr: 'date de l’avoir (sinon aujourd’hui)', en: 'date of the credit note (else today)' },
  creditAccount: { fr: 'code du compte crédité (sinon le payeur)', en: 'code of the account credited (else the payer)' },
  creditFor: { fr: 'numéro de la pièce qu’il réduit (sinon libre)', en: 'number of the item it reduces (else free)' },
  creditBlocked: { fr: 'acompte, ristourne, remboursement : ne s’impute sur rien', en: 'a deposit, a rebate, a refund: it nets nothing' },
} as const satisfies Record<string, Localized>;
