import type { Entity } from '@relance/schemas';

/** The invented creditor of the samples. */
export const sampleEntity: Entity = {
  _id: 'brevanne',
  name: 'Brévanne Distribution',
  legalForm: 'SAS',
  capital: '1 200 000 €',
  siren: '817460322',
  vatNumber: 'FR12817460322',
  tradeRegister: 'RCS Lyon 817 460 322',
  address: { lines: ['14 rue des Tanneurs'], postcode: '69007', city: 'Lyon', country: 'FR' },
  territory: 'FR',
  locale: 'fr',
  currency: 'EUR',
  payeeAccounts: [
    { id: 'main', holder: 'Brévanne Distribution', iban: 'FR7699990000170041826503108', bic: 'BVALFRPP', bank: 'Banque du Val' },
  ],
  sender: {
    name: 'Camille Astier',
    function: { fr: 'Chargée de comptes clients', en: 'Customer accounts' },
    email: 'camille.astier@brevanne-distribution.example',
    phone: '+33 4 65 71 00 12',
    replyTo: 'comptes.clients@brevanne-distribution.example',
  },
  policy: {
    gapDays: 7,
    cap: { contacts: 4, days: 30 },
    window: { fromMinute: 540, toMinute: 1_080, weekdays: [1, 2, 3, 4, 5] },
    toleranceMinutes: 15,
    freshFeed: false,
  },
  legal: { lateInterestRatePercent: '12.15', lateInterestSince: '2025-07-01', indemnityCents: 4_000 },
};
