import type { Template } from '@relance/schemas';
import { body, crossed, fees, paragraph, reachUs, request, statement, thanks, type Both } from './paragraphs.js';

interface Letter {
  id: string;
  subject: Both;
  body: Both;
}

const announceSubject: Both = {
  fr: '{{oneOrMany "Votre prochaine échéance" "Vos prochaines échéances"}} – {{entity.name}}, compte {{account.code}}',
  en: 'Your {{oneOrMany "invoice" "invoices"}} falling due – {{entity.name}}, account {{account.code}}',
};
const firstSubject: Both = {
  fr: 'Point sur {{oneOrMany "votre facture échue" "vos factures échues"}} – {{entity.name}}, compte {{account.code}}',
  en: 'Your overdue {{oneOrMany "invoice" "invoices"}} – {{entity.name}}, account {{account.code}}',
};
const secondSubject: Both = {
  fr: 'Deuxième relance – {{oneOrMany "facture restant due" "factures restant dues"}}, compte {{account.code}}',
  en: 'Second reminder – {{oneOrMany "invoice" "invoices"}} still outstanding, account {{account.code}}',
};
const lastSubject: Both = {
  fr: 'Dernière relance – {{oneOrMany "facture restant due" "factures restant dues"}}, compte {{account.code}}',
  en: 'Last reminder – {{oneOrMany "invoice" "invoices"}} still outstanding, account {{account.code}}',
};

const inOrder = paragraph(
  'Si tout est en ordre de votre côté, vous n’avez rien d’autre à faire que de prévoir le virement à cette date.',
  'If everything is in order on your side, there is nothing to do but to schedule the transfer for that date.',
);

/** A recall of the last message by its date, when there was one. */
const recall: Both = {
  fr: '<p>{{#if previousContactOn}}Nous vous avons écrit ou appelé le {{longDate previousContactOn}} au sujet {{oneOrMany "de la facture" "des factures"}} ci-dessous. {{/if}}Sauf erreur de notre part, {{oneOrMany "elle reste due" "elles restent dues"}} à ce jour.</p>',
  en: '<p>{{#if previousContactOn}}We were in touch on {{longDate previousContactOn}} about the {{oneOrMany "invoice" "invoices"}} below. {{/if}}Unless we are mistaken, {{oneOrMany "it remains" "they remain"}} outstanding today.</p>',
};

const hindrance = paragraph(
  'Quelque chose retient-il {{oneOrMany "son" "leur"}} paiement : une pièce manquante, une validation en attente, un désaccord ?',
  'Is anything holding up {{oneOrMany "its" "their"}} payment: a missing document, a pending approval, a disagreement?',
);

const sme: Letter[] = [
  {
    id: 'pme-faible-risque-announce',
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
  { id: 'pme-faible-risque-second', subject: secondSubject, body: body(thanks, recall, statement, request, hindrance, fees, reachUs) },
  {
    id: 'pme-faible-risque-last',
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
];

const keyAccount: Letter[] = [
  {
    id: 'grand-compte-statement',
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
];

const publicBody: Letter[] = [
  {
    id: 'organisme-public-first',
    subject: {
      fr: '{{oneOrMany "Facture échue" "Factures échues"}} – {{entity.name}}, compte {{account.code}} : engagement et service',
      en: 'Overdue {{oneOrMany "invoice" "invoices"}} – {{entity.name}}, account {{account.code}}: commitment and department',
    },
    body: body(
      thanks,
      paragraph(
        'Sauf erreur de notre part, le délai de paiement {{oneOrMany "de la facture" "des factures"}} ci-dessous est dépassé. {{oneOrMany "La ligne" "Chaque ligne"}} reprend le numéro d’engagement et le code service que vous nous avez communiqués.',
        'Unless we are mistaken, the payment period of the {{oneOrMany "invoice" "invoices"}} below has passed. {{oneOrMany "The line" "Each line"}} carries the commitment number and the department code you gave us.',
      ),
      statement,
      paragraph(
        '{{#if deadlineOn}}Nous vous remercions de nous indiquer, au plus tard le {{longDate deadlineOn}}, {{else}}Nous vous remercions de nous indiquer par retour {{/if}}la date de mandatement de {{oneOrMany "cette facture" "ces factures"}}, ou ce qui manque à {{oneOrMany "son" "leur"}} traitement : service fait, bon de commande, code service.',
        '{{#if deadlineOn}}Please tell us, by {{longDate deadlineOn}}, {{else}}Please tell us by reply {{/if}}the date on which payment of {{oneOrMany "this invoice" "these invoices"}} was ordered, or what {{oneOrMany "its" "their"}} processing still lacks: certificate of service, purchase order, department code.',
      ),
      reachUs,
      crossed,
    ),
  },
];

const risky: Letter[] = [
  {
    id: 'client-a-risque-announce',
    subject: announceSubject,
    body: body(
      thanks,
      paragraph(
        '{{oneOrMany "La facture ci-dessous arrive" "Les factures ci-dessous arrivent"}} à échéance dans les prochains jours. Merci de prévoir {{oneOrMany "son" "leur"}} virement pour cette date, ou de nous prévenir dès maintenant si {{oneOrMany "elle" "l’une d’elles"}} pose une difficulté.',
        'The {{oneOrMany "invoice below falls" "invoices below fall"}} due in the coming days. Please schedule {{oneOrMany "its" "their"}} transfer for that date, or tell us now if {{oneOrMany "it" "any of them"}} raises a difficulty.',
      ),
      statement,
      reachUs,
    ),
  },
  {
    id: 'client-a-risque-second',
    subject: {
      fr: '{{oneOrMany "Facture échue" "Factures échues"}} à régler – compte {{account.code}}',
      en: 'Overdue {{oneOrMany "invoice" "invoices"}} to be paid – account {{account.code}}',
    },
    body: body(thanks, recall, statement, request, hindrance, fees, reachUs),
  },
  {
    id: 'client-a-risque-last',
    subject: lastSubject,
    body: body(
      thanks,
      paragraph(
        '{{#if previousContactOn}}Depuis notre dernier contact du {{longDate previousContactOn}}, nous n’avons pas reçu le règlement complet {{oneOrMany "de la facture" "des factures"}} ci-dessous.{{else}}Nous n’avons pas reçu le règlement complet {{oneOrMany "de la facture" "des factures"}} ci-dessous.{{/if}}',
        '{{#if previousContactOn}}Since our last contact on {{longDate previousContactOn}}, we have not received full payment of the {{oneOrMany "invoice" "invoices"}} below.{{else}}We have not received full payment of the {{oneOrMany "invoice" "invoices"}} below.{{/if}}',
      ),
      statement,
      request,
      paragraph(
        'Ceci est notre dernière relance.{{#if deadlineOn}} Après le {{longDate deadlineOn}}, les nouvelles livraisons pourront être suspendues et le dossier transmis à notre conseil.{{/if}}',
        'This is our last reminder.{{#if deadlineOn}} After {{longDate deadlineOn}}, new deliveries may be held and the file passed to our adviser.{{/if}}',
      ),
      fees,
      reachUs,
    ),
  },
];

const sixtyDays: Letter[] = [
  {
    id: 'echeance-60-jours-announce',
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
  { id: 'echeance-60-jours-second', subject: secondSubject, body: body(thanks, recall, statement, request, hindrance, fees, reachUs) },
];

/** Every letter of the default scenarios in both languages, version 1. */
export const templates: readonly Template[] = [...sme, ...keyAccount, ...publicBody, ...risky, ...sixtyDays].flatMap((letter) =>
  (['fr', 'en'] as const).map((locale) => ({
    id: letter.id,
    version: 1,
    channel: 'email',
    locale,
    subject: letter.subject[locale],
    body: letter.body[locale],
  })),
);
