import { body, crossed, fees, paragraph, reachUs, request, statement, thanks } from '../paragraphs.js';
import {
  announceSubject,
  firstSubject,
  hindrance,
  inOrder,
  recall,
  recap,
  secondSubject,
  notice,
  thankYou,
  toAgency,
  type Letter,
} from './shared.js';

/** The letters of this scenario. */
export const sixtyDays: Letter[] = [
  {
    id: 'echeance-60-jours-announce',
    channel: 'email',
    subject: announceSubject,
    body: body(
      thanks,
      paragraph(
        'Au terme du délai de soixante jours convenu, {{oneOrMany "la facture ci-dessous arrive" "les factures ci-dessous arrivent"}} à échéance. Nous vous en adressons le détail pour faciliter la préparation de votre virement.',
        'At the end of the sixty days agreed, the {{oneOrMany "invoice below is" "invoices below are"}} about to fall due. Here are the details, to help you prepare your transfer.',
      ),
      statement,
      inOrder,
      reachUs,
    ),
  },
  {
    id: 'echeance-60-jours-first',
    channel: 'email',
    subject: firstSubject,
    body: body(
      thanks,
      paragraph(
        'Sauf erreur de notre part, le délai de soixante jours convenu pour {{oneOrMany "la facture" "les factures"}} ci-dessous est maintenant dépassé.',
        'Unless we are mistaken, the sixty days agreed for the {{oneOrMany "invoice" "invoices"}} below have now passed.',
      ),
      statement,
      request,
      reachUs,
      crossed,
    ),
  },
  {
    id: 'echeance-60-jours-second',
    channel: 'email',
    subject: secondSubject,
    body: body(thanks, recall, statement, request, hindrance, fees, reachUs),
  },
  notice('echeance-60-jours-notice', toAgency),
  thankYou('echeance-60-jours-thanks'),
  recap('echeance-60-jours'),
];
