import { body, crossed, fees, paragraph, reachUs, request, statement, thanks } from '../paragraphs.js';
import {
  announceSubject,
  beforeNotice,
  firstSubject,
  hindrance,
  inOrder,
  notice,
  recall,
  recap,
  secondSubject,
  thankYou,
  toAgency,
  type Letter,
} from './shared.js';

function announce(id: string): Letter {
  return {
    id,
    channel: 'email',
    subject: announceSubject,
    body: body(
      thanks,
      paragraph(
        'Pour préparer votre règlement, voici {{oneOrMany "la facture qui arrive" "les factures qui arrivent"}} prochainement à échéance.',
        'To help you prepare your payment, here {{oneOrMany "is the invoice" "are the invoices"}} about to fall due.',
      ),
      statement,
      inOrder,
      reachUs,
    ),
  };
}

function first(id: string): Letter {
  return {
    id,
    channel: 'email',
    subject: firstSubject,
    body: body(
      thanks,
      paragraph(
        'Sauf erreur de notre part, {{oneOrMany "la facture ci-dessous est échue" "les factures ci-dessous sont échues"}} et {{oneOrMany "son" "leur"}} règlement ne nous est pas parvenu.',
        'Unless we are mistaken, the {{oneOrMany "invoice below is" "invoices below are"}} overdue and we have not received {{oneOrMany "its" "their"}} payment.',
      ),
      statement,
      request,
      reachUs,
      crossed,
    ),
  };
}

/** The letters of the short classic ladder. */
export const classicShort: Letter[] = [
  announce('classique-courte-announce'),
  first('classique-courte-first'),
  {
    id: 'classique-courte-second',
    channel: 'email',
    subject: secondSubject,
    body: body(thanks, recall, statement, request, hindrance, beforeNotice, fees, reachUs),
  },
  notice('classique-courte-notice', toAgency),
  thankYou('classique-courte-thanks'),
];

/** The letters of the classic ladder with a call. */
export const classicWithCall: Letter[] = [
  announce('classique-avec-appel-announce'),
  first('classique-avec-appel-first'),
  notice('classique-avec-appel-notice', toAgency),
  recap('classique-avec-appel'),
  thankYou('classique-avec-appel-thanks'),
];
