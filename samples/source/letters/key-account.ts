import { body, crossed, fees, paragraph, reachUs, request, statement, thanks } from '../paragraphs.js';
import { beforeNotice, firstSubject, lastSubject, notice, recap, thankYou, toLawyer, type Letter } from './shared.js';

/** The letters of this scenario. */
export const keyAccount: Letter[] = [
  {
    id: 'grand-compte-statement',
    channel: 'email',
    subject: {
      fr: 'Relevé de votre compte {{account.code}} chez {{entity.name}}',
      en: 'Statement of your account {{account.code}} with {{entity.name}}',
    },
    body: body(
      thanks,
      paragraph(
        'Vous trouverez ci-dessous {{oneOrMany "la facture qui arrive" "le relevé des factures qui arrivent"}} à échéance. Merci de vérifier {{oneOrMany "qu’elle est bien enregistrée et validée" "qu’elles sont bien enregistrées et validées"}} dans votre circuit ; dites-nous s’il manque un numéro de commande ou une pièce.',
        'Please find below the {{oneOrMany "invoice" "statement of invoices"}} falling due. Could you check that {{oneOrMany "it is" "they are"}} recorded and approved on your side, and tell us if an order number or a document is missing?',
      ),
      statement,
      reachUs,
    ),
  },
  {
    id: 'grand-compte-letter',
    channel: 'email',
    subject: firstSubject,
    body: body(
      thanks,
      paragraph(
        '{{#if previousContactOn}}À la suite de notre échange ou de notre message du {{longDate previousContactOn}}, je fais le point avec vous. {{/if}}Sauf erreur de notre part, {{oneOrMany "la facture ci-dessous est échue" "les factures ci-dessous sont échues"}}.',
        '{{#if previousContactOn}}Following our conversation or message of {{longDate previousContactOn}}, here is where we stand. {{/if}}Unless we are mistaken, the {{oneOrMany "invoice below is" "invoices below are"}} overdue.',
      ),
      statement,
      request,
      paragraph(
        'Si {{oneOrMany "elle" "une facture"}} est bloquée dans votre circuit de validation, indiquez-moi {{oneOrMany "auprès de qui" "laquelle et auprès de qui"}} : je vous fais parvenir aussitôt les justificatifs.',
        'If {{oneOrMany "it" "an invoice"}} is held up in your approval process, tell me {{oneOrMany "with whom" "which one and with whom"}}: I will send you the supporting documents at once.',
      ),
      reachUs,
      crossed,
    ),
  },
  {
    id: 'grand-compte-cfo',
    channel: 'letter',
    subject: lastSubject,
    body: body(
      thanks,
      paragraph(
        'Nos équipes ont échangé à plusieurs reprises{{#if previousContactOn}}, en dernier lieu le {{longDate previousContactOn}}{{/if}}. {{oneOrMany "La facture ci-dessous reste" "Les factures ci-dessous restent"}} pourtant due{{oneOrMany "" "s"}}, et je me permets de vous écrire personnellement.',
        'Our teams have been in touch several times{{#if previousContactOn}}, most recently on {{longDate previousContactOn}}{{/if}}. As the {{oneOrMany "invoice below remains" "invoices below remain"}} outstanding, I am writing to you personally.',
      ),
      statement,
      request,
      beforeNotice,
      fees,
      reachUs,
    ),
  },
  notice('grand-compte-notice', toLawyer),
  thankYou('grand-compte-thanks'),
  recap('grand-compte'),
];
