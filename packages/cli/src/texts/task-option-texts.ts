import type { Localized } from '@relance/schemas';

/** What the options about answering a task do, for `--help`. */
export const taskOptionTexts = {
  outcome: { fr: 'résultat, parmi ceux de la tâche', en: 'outcome, one of the task’s own' },
  attempt: { fr: 'un appel n’a joint personne : noté, la tâche reste ouverte', en: 'a call reached nobody: noted, the task stays open' },
  ticked: {
    fr: 'les seules pièces concernées (sinon toutes) ; les autres reviennent',
    en: 'the only items it is about (else all); the others come back',
  },
  promiseOn: { fr: 'date promise (AAAA-MM-JJ)', en: 'promised date (YYYY-MM-DD)' },
  promiseCents: { fr: 'montant promis, en centimes', en: 'promised amount, in cents' },
  promiseCurrency: { fr: 'devise promise', en: 'promised currency' },
  dispute: { fr: 'un litige entendu à l’appel : son motif', en: 'a dispute heard on the call: its reason' },
  disputeCents: {
    fr: 'la part contestée d’une pièce, en centimes (sinon tout)',
    en: 'the disputed part of one item, in cents (else all of it)',
  },
  disputeCurrency: { fr: 'devise de cette part', en: 'currency of that part' },
  contactName: { fr: 'un nouveau contact du compte : son nom', en: 'a new contact of the account: the name' },
  contactRole: { fr: 'son rôle (sinon accountsPayable)', en: 'the role (else accountsPayable)' },
  contactEmail: { fr: 'son adresse e-mail', en: 'the e-mail address' },
  contactPhone: { fr: 'son téléphone', en: 'the telephone number' },
  contactMobile: { fr: 'son portable', en: 'the mobile number' },
} as const satisfies Record<string, Localized>;
