import type { Localized } from '@relance/schemas';

/** What `--help` says of the options of `relance interest`. */
export const interestOptionTexts = {
  interestUntil: { fr: 'dernier jour qui porte intérêt (AAAA-MM-JJ)', en: 'last day that bears interest (YYYY-MM-DD)' },
  clause: { fr: 'taux annuel du contrat, en pour cent (12.15)', en: 'yearly rate of the contract, in percent (12.15)' },
  received: {
    fr: 'acheteur public : réception de la demande de paiement (AAAA-MM-JJ)',
    en: 'public buyer: receipt of the request for payment (YYYY-MM-DD)',
  },
  term: {
    fr: 'acheteur public : délai depuis la réception, 30 (sinon), 50 (santé) ou 60 jours (entreprise publique)',
    en: 'public buyer: term from the receipt, 30 (default), 50 (health) or 60 days (public undertaking)',
  },
  notice: { fr: 'consommateur : mise en demeure (AAAA-MM-JJ)', en: 'consumer: formal notice (YYYY-MM-DD)' },
} as const satisfies Record<string, Localized>;
