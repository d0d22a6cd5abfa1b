import { body, fees, paragraph, reachUs, statement, thanks, type Both } from '../paragraphs.js';

/** A letter of a default scenario in both languages: what it leaves by, its subject where it has one, its body. */
export interface Letter {
  id: string;
  channel: 'email' | 'sms' | 'letter';
  subject?: Both;
  body: Both;
}

/** Subject of a pre-reminder. */
export const announceSubject: Both = {
  fr: '{{oneOrMany "Votre prochaine échéance" "Vos prochaines échéances"}} – {{entity.name}}, compte {{account.code}}',
  en: 'Your {{oneOrMany "invoice" "invoices"}} falling due – {{entity.name}}, account {{account.code}}',
};
/** Subject of a first reminder. */
export const firstSubject: Both = {
  fr: 'Point sur {{oneOrMany "votre facture échue" "vos factures échues"}} – {{entity.name}}, compte {{account.code}}',
  en: 'Your overdue {{oneOrMany "invoice" "invoices"}} – {{entity.name}}, account {{account.code}}',
};
/** Subject of a second reminder. */
export const secondSubject: Both = {
  fr: 'Deuxième relance – {{oneOrMany "facture restant due" "factures restant dues"}}, compte {{account.code}}',
  en: 'Second reminder – {{oneOrMany "invoice" "invoices"}} still outstanding, account {{account.code}}',
};
/** Subject of the last reminder before a notice. */
export const lastSubject: Both = {
  fr: 'Dernière relance – {{oneOrMany "facture restant due" "factures restant dues"}}, compte {{account.code}}',
  en: 'Last reminder – {{oneOrMany "invoice" "invoices"}} still outstanding, account {{account.code}}',
};

/** Nothing to do but to schedule the transfer. */
export const inOrder = paragraph(
  'Si tout est en ordre de votre côté, vous n’avez rien d’autre à faire que de prévoir le virement à cette date.',
  'If everything is in order on your side, there is nothing to do but to schedule the transfer for that date.',
);

/** A recall of the last message by its date, when there was one. */
export const recall: Both = {
  fr: '<p>{{#if previousContactOn}}Nous vous avons écrit ou appelé le {{longDate previousContactOn}} au sujet {{oneOrMany "de la facture" "des factures"}} ci-dessous. {{/if}}Sauf erreur de notre part, {{oneOrMany "elle reste due" "elles restent dues"}} à ce jour.</p>',
  en: '<p>{{#if previousContactOn}}We were in touch on {{longDate previousContactOn}} about the {{oneOrMany "invoice" "invoices"}} below. {{/if}}Unless we are mistaken, {{oneOrMany "it remains" "they remain"}} outstanding today.</p>',
};

/** Whether something prevents payment. */
export const hindrance = paragraph(
  'Quelque chose retient-il {{oneOrMany "son" "leur"}} paiement : une pièce manquante, une validation en attente, un désaccord ?',
  'Is anything holding up {{oneOrMany "its" "their"}} payment: a missing document, a pending approval, a disagreement?',
);

/** That this is the last reminder before a formal notice, with the date after which the notice may follow. */
export const beforeNotice = paragraph(
  'Ceci est notre dernière relance avant mise en demeure.{{#if deadlineOn}} Sans règlement ni réponse de votre part à cette date, nous vous adresserons une mise en demeure par lettre recommandée.{{/if}}',
  'This is our last reminder before a formal notice.{{#if deadlineOn}} Without payment or a reply from you by that date, we will send you a formal notice by registered letter.{{/if}}',
);

/** What follows an unanswered notice: the file goes to an agency or to a lawyer. */
export const toAgency = paragraph(
  'Sans règlement à cette date, le recouvrement {{oneOrMany "de cette facture" "de ces factures"}} sera confié à notre partenaire de recouvrement, sans autre avis de notre part.',
  'Without payment by that date, recovery of {{oneOrMany "this invoice" "these invoices"}} will be passed to our collection partner without further notice from us.',
);

/** The same, to a lawyer. */
export const toLawyer = paragraph(
  'Sans règlement à cette date, le dossier sera transmis à notre avocat, qui pourra saisir le tribunal compétent, sans autre avis de notre part.',
  'Without payment by that date, the file will be passed to our lawyer, who may bring the matter before the competent court, without further notice from us.',
);

/** A formal notice: what is claimed, by when, what follows, whom to reach (art. 1344 C. civ.). */
export function notice(id: string, consequence: Both, ...more: readonly Both[]): Letter {
  return {
    id,
    channel: 'letter',
    subject: {
      fr: 'Mise en demeure de payer – compte {{account.code}}',
      en: 'Formal notice to pay – account {{account.code}}',
    },
    body: body(
      thanks,
      paragraph(
        '{{#if previousContactOn}}Malgré nos relances, dont la dernière le {{longDate previousContactOn}}, {{else}}Malgré nos relances, {{/if}}{{oneOrMany "la facture ci-dessous reste due" "les factures ci-dessous restent dues"}}.',
        '{{#if previousContactOn}}Despite our reminders, the last of them on {{longDate previousContactOn}}, {{else}}Despite our reminders, {{/if}}the {{oneOrMany "invoice below remains" "invoices below remain"}} unpaid.',
      ),
      statement,
      paragraph(
        'Par la présente, nous vous mettons en demeure d’en régler le montant{{#if deadlineOn}} au plus tard le <strong>{{longDate deadlineOn}}</strong>{{/if}}. Cette lettre vaut mise en demeure au sens de l’article 1344 du Code civil.',
        'We hereby give you formal notice to pay this amount{{#if deadlineOn}} by <strong>{{longDate deadlineOn}}</strong>{{/if}}. This letter is a formal notice within the meaning of article 1344 of the French Civil Code.',
      ),
      consequence,
      ...more,
      fees,
      reachUs,
    ),
  };
}

/** Thanks for a payment (law 23): nothing is asked. */
export function thankYou(id: string): Letter {
  return {
    id,
    channel: 'email',
    subject: {
      fr: 'Merci de votre règlement – {{entity.name}}, compte {{account.code}}',
      en: 'Thank you for your payment – {{entity.name}}, account {{account.code}}',
    },
    body: body(
      paragraph(
        'Nous avons bien reçu votre règlement et vous en remercions. Aucune facture échue ne reste ouverte sur votre compte.',
        'We have received your payment and thank you for it. No overdue invoice is open on your account.',
      ),
      statement,
      paragraph(
        'Pour toute question, {{sender.name}} reste à votre écoute au {{sender.phone}}.',
        'If you have any question, {{sender.name}} is at your disposal on {{sender.phone}}.',
      ),
    ),
  };
}

/** What was said on a call, in writing (law 21): what was promised and by when, else what it was about. */
export function recap(id: string): Letter {
  return {
    id: `${id}-recap`,
    channel: 'email',
    subject: {
      fr: 'Suite à notre entretien du {{plainDate call.on}} – compte {{account.code}}',
      en: 'Our conversation of {{plainDate call.on}} – account {{account.code}}',
    },
    body: body(
      {
        fr:
          '{{#if call.promise}}<p>Suite à notre entretien du {{longDate call.on}}, vous nous avez confirmé {{#if call.promise.amount}}un virement de ' +
          '{{money call.promise.amount.cents call.promise.amount.currency}}{{else}}le règlement {{oneOrMany "de la facture" "des factures"}} ci-dessous{{/if}} ' +
          'au plus tard le <strong>{{longDate call.promise.on}}</strong>. Merci de nous le confirmer par retour.</p>{{else}}<p>Suite à notre entretien du ' +
          '{{longDate call.on}}, voici {{oneOrMany "la facture dont nous avons parlé" "les factures dont nous avons parlé"}}. Merci de nous indiquer par retour la ' +
          'date de {{oneOrMany "son" "leur"}} règlement, ou ce qui le retient.</p>{{/if}}',
        en:
          '{{#if call.promise}}<p>In our conversation of {{longDate call.on}} you confirmed {{#if call.promise.amount}}a transfer of ' +
          '{{money call.promise.amount.cents call.promise.amount.currency}}{{else}}payment of the {{oneOrMany "invoice" "invoices"}} below{{/if}} ' +
          'by <strong>{{longDate call.promise.on}}</strong>. Please confirm this by return.</p>{{else}}<p>Further to our conversation of {{longDate call.on}}, ' +
          'here {{oneOrMany "is the invoice" "are the invoices"}} we spoke about. Please let us know by return when {{oneOrMany "it" "they"}} will be paid, or ' +
          'what is holding {{oneOrMany "it" "them"}} up.</p>{{/if}}',
      },
      statement,
      reachUs,
    ),
  };
}

/** A short message: who writes, what it is about, by when, whom to call. */
export function sms(id: string, fr: string, en: string): Letter {
  return { id, channel: 'sms', body: { fr, en } };
}
