import type { FactField, Localized } from '@relance/schemas';

/** The option by which the command line takes each field of a fact, and what its help says. */
export const factOptions: Readonly<Record<FactField, { flag: string; text: Localized }>> = {
  fromOn: {
    flag: 'from',
    text: { fr: 'depuis quand, ou quand c’était (sinon aujourd’hui)', en: 'since when, or when it was (else today)' },
  },
  untilOn: {
    flag: 'until',
    text: {
      fr: 'dernier jour ; d’une promesse, la date promise (AAAA-MM-JJ)',
      en: 'last day; of a promise, the date promised (YYYY-MM-DD)',
    },
  },
  dueOn: { flag: 'due', text: { fr: 'nouvelle échéance (AAAA-MM-JJ)', en: 'new due date (YYYY-MM-DD)' } },
  cents: { flag: 'cents', text: { fr: 'montant promis ou contesté, en centimes', en: 'amount promised or disputed, in cents' } },
  currency: { flag: 'currency', text: { fr: 'devise de ce montant', en: 'currency of that amount' } },
  instalments: {
    flag: 'instalments',
    text: { fr: 'échéances, date et centimes : 2025-10-15=50000 …', en: 'instalments, day and cents: 2025-10-15=50000 …' },
  },
  graceDays: {
    flag: 'grace',
    text: { fr: 'jours ouvrés de retard avant rupture (sinon 5)', en: 'business days late before the plan breaks (else 5)' },
  },
  reason: { flag: 'reason', text: { fr: 'motif ; d’un litige, un mot de la liste', en: 'why; of a dispute, a word of the list' } },
  note: { flag: 'note', text: { fr: 'note libre', en: 'free note' } },
  owner: { flag: 'owner', text: { fr: 'qui s’en occupe', en: 'who looks after it' } },
  channel: { flag: 'channel', text: { fr: 'le canal dont il s’agit', en: 'the channel it is about' } },
  contact: {
    flag: 'contact',
    text: { fr: 'le contact concerné : adresse e-mail ou identifiant', en: 'the contact it is about: e-mail address or id' },
  },
  level: { flag: 'level', text: { fr: 'niveau atteint, de 0 à 5', en: 'level reached, 0 to 5' } },
  dispatchId: { flag: 'message', text: { fr: 'le message dont il s’agit', en: 'the message it is about' } },
  deadline: { flag: 'deadline', text: { fr: 'ce qui échoit ce jour-là', en: 'what that day is for' } },
  holder: { flag: 'holder', text: { fr: 'factor (factored) ou cessionnaire (assigned)', en: 'factor (factored) or assignee (assigned)' } },
  hasMandate: { flag: 'mandate', text: { fr: 'le détenteur nous laisse relancer', en: 'the holder lets us go on reminding' } },
  blocked: { flag: 'blocked', text: { fr: 'l’avoir ne s’impute sur rien', en: 'the credit note reduces nothing' } },
  namesItem: { flag: 'for', text: { fr: 'numéro de la pièce que l’avoir réduit', en: 'number of the item the credit note reduces' } },
  mandateReference: { flag: 'mandate-reference', text: { fr: 'numéro du mandat ou du contrat', en: 'number of the mandate or contract' } },
  addressee: { flag: 'to', text: { fr: 'à qui les pièces sont transmises', en: 'who takes the items over' } },
};
