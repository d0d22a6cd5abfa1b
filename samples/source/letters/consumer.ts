import { body, crossed, paragraph, reachUs, request, statement, thanks } from '../paragraphs.js';
import { firstSubject, lastSubject, recall, secondSubject, thankYou, type Letter } from './shared.js';

/** The letters to consumers: no fees, no indemnity, no threat (art. L111-8 CPCE: costs of an amicable recovery stay with the creditor). */
export const consumer: Letter[] = [
  {
    id: 'consommateur-first',
    channel: 'email',
    subject: firstSubject,
    body: body(
      thanks,
      paragraph(
        'Sauf erreur de notre part, {{oneOrMany "la facture ci-dessous n’a pas encore été réglée" "les factures ci-dessous n’ont pas encore été réglées"}}. Il s’agit peut-être d’un simple oubli.',
        'Unless we are mistaken, the {{oneOrMany "invoice below has" "invoices below have"}} not been paid yet. It may simply have been overlooked.',
      ),
      statement,
      request,
      reachUs,
      crossed,
    ),
  },
  {
    id: 'consommateur-second',
    channel: 'letter',
    subject: secondSubject,
    body: body(
      thanks,
      recall,
      statement,
      request,
      paragraph(
        'Si vous ne pouvez pas régler en une fois, appelez-nous : nous pouvons convenir d’un paiement en plusieurs fois, sans frais.',
        'If you cannot pay at once, call us: we can agree on payment by instalments, free of charge.',
      ),
      reachUs,
    ),
  },
  {
    id: 'consommateur-last',
    channel: 'letter',
    subject: lastSubject,
    body: body(
      thanks,
      paragraph(
        '{{#if previousContactOn}}Nous vous avons écrit le {{longDate previousContactOn}}. {{/if}}À ce jour, {{oneOrMany "la facture ci-dessous reste due" "les factures ci-dessous restent dues"}}.',
        '{{#if previousContactOn}}We wrote to you on {{longDate previousContactOn}}. {{/if}}As of today, the {{oneOrMany "invoice below remains" "invoices below remain"}} outstanding.',
      ),
      statement,
      request,
      paragraph(
        'Ceci est notre dernière relance amiable. Aucun frais de recouvrement ne vous est demandé. Une solution de paiement reste possible : appelez-nous.',
        'This is our last amicable reminder. No recovery costs are asked of you. A payment arrangement is still possible: please call us.',
      ),
      reachUs,
    ),
  },
  thankYou('consommateur-thanks'),
];
