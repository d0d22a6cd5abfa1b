import { body, crossed, fees, paragraph, reachUs, request, statement, thanks } from '../paragraphs.js';
import {
  announceSubject,
  beforeNotice,
  firstSubject,
  hindrance,
  inOrder,
  lastSubject,
  notice,
  recall,
  recap,
  secondSubject,
  sms,
  thankYou,
  toAgency,
  type Letter,
} from './shared.js';

/** The letters of this scenario. */
export const sme: Letter[] = [
  {
    id: 'pme-faible-risque-announce',
    channel: 'email',
    subject: announceSubject,
    body: body(
      thanks,
      paragraph(
        'Voici {{oneOrMany "la facture qui arrive" "les factures qui arrivent"}} prochainement à échéance. Ce message est un simple rappel, pour que vous puissiez nous signaler tout de suite une facture manquante ou inexacte.',
        'Here {{oneOrMany "is the invoice" "are the invoices"}} that will soon fall due. This is a simple reminder, so that you can tell us right away about a missing or incorrect invoice.',
      ),
      statement,
      inOrder,
      reachUs,
    ),
  },
  {
    id: 'pme-faible-risque-first',
    channel: 'email',
    subject: firstSubject,
    body: body(
      thanks,
      paragraph(
        'Sauf erreur de notre part, {{oneOrMany "la facture ci-dessous est arrivée" "les factures ci-dessous sont arrivées"}} à échéance et {{oneOrMany "son" "leur"}} règlement ne nous est pas encore parvenu.',
        'Unless we are mistaken, the {{oneOrMany "invoice below has" "invoices below have"}} fallen due and we have not yet received {{oneOrMany "its" "their"}} payment.',
      ),
      statement,
      request,
      reachUs,
      crossed,
    ),
  },
  {
    id: 'pme-faible-risque-second',
    channel: 'email',
    subject: secondSubject,
    body: body(thanks, recall, statement, request, hindrance, fees, reachUs),
  },
  {
    id: 'pme-faible-risque-last',
    channel: 'email',
    subject: lastSubject,
    body: body(
      thanks,
      paragraph(
        '{{#if previousContactOn}}Malgré notre message du {{longDate previousContactOn}}, {{else}}À ce jour, {{/if}}{{oneOrMany "la facture ci-dessous reste due" "les factures ci-dessous restent dues"}}.',
        '{{#if previousContactOn}}Despite our message of {{longDate previousContactOn}}, {{else}}As of today, {{/if}}the {{oneOrMany "invoice below remains" "invoices below remain"}} outstanding.',
      ),
      statement,
      request,
      beforeNotice,
      fees,
      reachUs,
    ),
  },
  {
    id: 'pme-faible-risque-last-amicable',
    channel: 'email',
    subject: lastSubject,
    body: body(
      thanks,
      paragraph(
        '{{#if previousContactOn}}Malgré notre message du {{longDate previousContactOn}}, {{else}}À ce jour, {{/if}}{{oneOrMany "la facture ci-dessous reste due" "les factures ci-dessous restent dues"}}.',
        '{{#if previousContactOn}}Despite our message of {{longDate previousContactOn}}, {{else}}As of today, {{/if}}the {{oneOrMany "invoice below remains" "invoices below remain"}} outstanding.',
      ),
      statement,
      request,
      paragraph(
        'Ceci est notre dernière relance.{{#if deadlineOn}} Sans règlement ni réponse de votre part à cette date, le suivi de {{oneOrMany "cette facture" "ces factures"}} pourra être confié à notre partenaire de recouvrement.{{/if}}',
        'This is our last reminder.{{#if deadlineOn}} Without payment or a reply from you by that date, we may pass {{oneOrMany "this invoice" "these invoices"}} on to our collection partner.{{/if}}',
      ),
      fees,
      reachUs,
    ),
  },
  sms(
    'pme-faible-risque-last-sms',
    '{{entity.name}} : nous vous avons écrit ce jour au sujet de votre compte {{account.code}}.{{#if deadlineOn}} Règlement attendu au plus tard le {{longDate deadlineOn}}.{{/if}} Une question ? {{sender.name}}, {{sender.phone}}.',
    '{{entity.name}}: we have written to you today about your account {{account.code}}.{{#if deadlineOn}} Payment is expected by {{longDate deadlineOn}}.{{/if}} Any question? {{sender.name}}, {{sender.phone}}.',
  ),
  notice('pme-faible-risque-notice', toAgency),
  {
    id: 'pme-faible-risque-small',
    channel: 'letter',
    subject: lastSubject,
    body: body(
      thanks,
      recall,
      statement,
      request,
      paragraph(
        'Ceci est notre dernière relance écrite. Un règlement, même en deux fois, évite que {{oneOrMany "cette facture" "ces factures"}} reste{{oneOrMany "" "nt"}} ouverte{{oneOrMany "" "s"}} sur votre compte.',
        'This is our last written reminder. A payment, even in two parts, keeps {{oneOrMany "this invoice" "these invoices"}} from staying open on your account.',
      ),
      fees,
      reachUs,
    ),
  },
  {
    id: 'pme-faible-risque-small-email',
    channel: 'email',
    subject: lastSubject,
    body: body(
      thanks,
      paragraph(
        'Ce message reprend la lettre que nous vous adressons ce jour : voici ce qui reste dû.',
        'This repeats the letter we are sending you today: here is what remains outstanding.',
      ),
      statement,
      request,
      reachUs,
    ),
  },
  thankYou('pme-faible-risque-thanks'),
  recap('pme-faible-risque'),
];
