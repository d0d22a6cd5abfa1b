/** A text in both languages, each written for itself. */
export interface Both {
  fr: string;
  en: string;
}

/** Thanks first, when something was paid since the last message. */
export const thanks: Both = {
  fr: '{{#if paidSince}}<p>Nous vous remercions de votre règlement de {{money paidSince.cents paidSince.currency}}, que nous avons bien enregistré.</p>{{/if}}',
  en: '{{#if paidSince}}<p>Thank you for your payment of {{money paidSince.cents paidSince.currency}}, which we have recorded.</p>{{/if}}',
};

/** The one request of a reminder, with its date when the step grants one. */
export const request: Both = {
  fr:
    '<p>{{#if deadlineOn}}Nous vous remercions de régler {{oneOrMany "cette facture" "ces factures"}} au plus tard le <strong>{{longDate deadlineOn}}</strong>, ou de nous indiquer ' +
    'la date à laquelle votre virement a été émis.{{else}}Nous vous remercions de {{oneOrMany "la" "les"}} régler dès maintenant, ou de nous indiquer par retour la ' +
    'date de votre virement.{{/if}}</p>',
  en:
    '<p>{{#if deadlineOn}}Please arrange payment of {{oneOrMany "this invoice" "these invoices"}} by <strong>{{longDate deadlineOn}}</strong>, or let us know the date on which ' +
    'your transfer was made.{{else}}Please arrange payment now, or reply with the date of your transfer.{{/if}}</p>',
};

/** What the law attaches to lateness; the figures are dated parameters of the creditor, absent for a consumer. */
export const fees: Both = {
  fr:
    '{{#if legal}}<p>Pour mémoire, tout retard donne lieu de plein droit à des pénalités au taux annuel de ' +
    '{{percent legal.lateInterestRatePercent}} (taux applicable depuis le {{plainDate legal.lateInterestSince}}) et à une indemnité forfaitaire ' +
    'pour frais de recouvrement de {{money legal.indemnityCents legal.currency}} par facture (articles L441-10 et D441-5 du Code de ' +
    'commerce). Elles ne sont pas comprises dans le total ci-dessus.</p>{{/if}}',
  en:
    '{{#if legal}}<p>For the record, under French law late payment gives rise to interest at the annual rate of ' +
    '{{percent legal.lateInterestRatePercent}} (the rate in force since {{plainDate legal.lateInterestSince}}) and to a fixed recovery ' +
    'indemnity of {{money legal.indemnityCents legal.currency}} per invoice (articles L441-10 and D441-5 of the Commercial Code). Neither is ' +
    'included in the total above.</p>{{/if}}',
};

/** How to reach a person when there is a disagreement or a difficulty. */
export const reachUs: Both = {
  fr:
    '<p>{{oneOrMany "Cette facture" "Une facture"}} ne vous paraît pas exacte, ou une difficulté vous empêche de régler ? Appelez {{sender.name}} au {{sender.phone}} ou répondez ' +
    'simplement à ce message : nous chercherons une solution avec vous.</p>',
  en:
    '<p>If {{oneOrMany "the invoice" "an invoice"}} does not look right, or if something makes payment difficult, please call {{sender.name}} on {{sender.phone}} or simply ' +
    'reply to this message: we will look for a solution with you.</p>',
};

/** The same on paper: a letter is answered by telephone or by e-mail to a person, not by replying to it. */
export const reachUsOnPaper: Both = {
  fr: reachUs.fr.replace('ou répondez simplement à ce message :', 'ou écrivez à {{sender.email}} :'),
  en: reachUs.en.replace('or simply reply to this message:', 'or write to {{sender.email}}:'),
};

/** {@link request} on paper. */
export const requestOnPaper: Both = {
  fr: request.fr.replace('de nous indiquer par retour la date', 'de nous indiquer la date'),
  en: request.en.replace('or reply with the date', 'or let us know the date'),
};

/** The end of a first reminder. */
export const crossed: Both = {
  fr: '<p>Si votre règlement a été émis entre-temps, merci de nous en indiquer la date.</p>',
  en: '<p>If your payment has been made in the meantime, please let us know its date.</p>',
};

/** One body from paragraphs, in both languages, between salutation and bank details. */
export function body(...paragraphs: readonly Both[]): Both {
  const join = (locale: 'fr' | 'en'): string =>
    ['<p>{{salutation}}</p>', ...paragraphs.map((paragraph) => paragraph[locale]), '{{bankDetails}}'].join('\n');
  return { fr: join('fr'), en: join('en') };
}

/** A paragraph of its own. */
export function paragraph(fr: string, en: string): Both {
  return { fr: `<p>${fr}</p>`, en: `<p>${en}</p>` };
}

/** Where the table of invoices stands. */
export const statement: Both = { fr: '{{statement}}', en: '{{statement}}' };
