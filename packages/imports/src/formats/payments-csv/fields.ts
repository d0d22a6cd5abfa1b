import { amountField, dateField, textField } from '../../columns/field.js';
import type { FieldTable } from '../../columns/field.js';

/** What a list of payments may hold, and its usual headers. */
export const paymentFields = {
  date: dateField(
    "date | Date règlement | Date de règlement | Date du règlement | Date paiement | Date de paiement | Date d'encaissement",
    "Date opération | Date de l'opération | Date comptable | Payment date | Booking date | Posting date | Transaction date",
    'Date de valeur | Date valeur | Value date',
  ),
  amountCents: amountField(
    'amountCents | amount | Montant réglé | Montant règlement | Montant du règlement | Montant payé | Montant encaissé',
    'Montant | Payment amount | Amount paid | Amount received | Montant EUR',
  ),
  credit: amountField('credit | Crédit | Montant crédit | Paid in | Money in'),
  debit: amountField('debit | Débit | Montant débit | Paid out | Money out'),
  currency: textField('currency | Devise | Code devise | Monnaie | Currency Code'),
  accountCode: textField(
    'accountCode | Code client | Compte client | Code tiers | N° client | No client | Compte auxiliaire | CT_Num',
    'Customer No. | Customer code | Customer number | Customer ID | Compte | Account code | Account | Client | Customer',
  ),
  itemNumber: textField(
    'itemNumber | N° facture | No facture | Numéro facture | Numéro de facture | N° de facture | Facture | N° pièce',
    'Pièce réglée | Facture réglée | Invoice number | Invoice No. | InvoiceNumber | Invoice | Applies-to Doc. No. | number',
    'Pièce',
  ),
  reference: textField(
    'reference | Référence | Réf | Référence règlement | Référence paiement | N° règlement | N° chèque | Payment reference',
    'Payment No. | End to end id | Ref',
  ),
  label: textField(
    "label | Libellé | Libellé de l'opération | Libellé opération | Description | Communication | Motif de virement",
    'Details | Memo',
  ),
  kind: textField('kind | Type | Type de règlement | Nature | Sens | Payment type | Transaction type'),
  bankReason: textField(
    'bankReason | Motif rejet | Motif de rejet | Code rejet | Motif impayé | Motif | Reason | Return reason | Reject reason',
  ),
} as const satisfies FieldTable;
