import { body, crossed, fees, paragraph, reachUs, request, statement, thanks } from '../paragraphs.js';
import { beforeNotice, lastSubject, notice, recall, thankYou, toAgency, type Letter } from './shared.js';

/** The letters after a rejected direct debit. */
export const rejectedDebit: Letter[] = [
  {
    id: 'rejet-de-prelevement-rejected',
    channel: 'email',
    subject: {
      fr: 'Prélèvement rejeté par votre banque – compte {{account.code}}',
      en: 'Direct debit returned by your bank – account {{account.code}}',
    },
    body: body(
      thanks,
      paragraph(
        'Votre banque a rejeté le prélèvement présenté pour {{oneOrMany "la facture" "les factures"}} ci-dessous : sauf erreur de notre part, {{oneOrMany "elle reste due" "elles restent dues"}}. Merci de vérifier votre mandat et la provision de votre compte, et de régler par virement.',
        'Your bank returned the direct debit presented for the {{oneOrMany "invoice" "invoices"}} below: unless we are mistaken, {{oneOrMany "it remains" "they remain"}} outstanding. Please check your mandate and your balance, and pay by transfer.',
      ),
      statement,
      request,
      fees,
      reachUs,
      crossed,
    ),
  },
  {
    id: 'rejet-de-prelevement-last',
    channel: 'email',
    subject: lastSubject,
    body: body(thanks, recall, statement, request, beforeNotice, fees, reachUs),
  },
  notice('rejet-de-prelevement-notice', toAgency),
  thankYou('rejet-de-prelevement-thanks'),
];
