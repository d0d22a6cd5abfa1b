import type { MessageData, MessageItem } from './message-data.js';
import { messageTotals } from './message-totals.js';

const items: MessageItem[] = [
  {
    number: 'F2025-04417',
    invoiceDate: '2025-09-12',
    dueDate: '2025-10-27',
    daysPastDue: 15,
    outstandingCents: 187_200,
    currency: 'EUR',
    role: 'reminded',
  },
  {
    number: 'F2025-04502',
    invoiceDate: '2025-09-19',
    dueDate: '2025-11-03',
    daysPastDue: 8,
    outstandingCents: 64_550,
    currency: 'EUR',
    role: 'reminded',
  },
  {
    number: 'F2025-04388',
    invoiceDate: '2025-09-05',
    dueDate: '2025-10-20',
    daysPastDue: 22,
    outstandingCents: 31_000,
    currency: 'EUR',
    role: 'listed',
    lastContactOn: '2025-11-04',
  },
];

/**
 * One plausible contact for previews and tests: a level 2 reminder with two reminded invoices, one listed, a credit note, a payment
 * received since, a granted deadline; every optional fact is there. Invented companies and people.
 */
export function sampleMessageData(locale: 'fr' | 'en'): MessageData {
  const credits: MessageData['credits'] = [
    { number: 'AV2025-0191', date: '2025-10-30', cents: -12_000, currency: 'EUR', forItemNumber: 'F2025-04417' },
  ];
  const payee = {
    id: 'main',
    holder: 'Brévanne Distribution',
    iban: 'FR7699990000170041826503108',
    bic: 'BVALFRPP',
    bank: 'Banque du Val',
  };
  return {
    locale,
    sentOn: '2025-11-12',
    reference: 'REL-C00412-7F3A',
    level: 2,
    entity: {
      name: 'Brévanne Distribution',
      legalForm: 'SAS',
      capital: locale === 'fr' ? '1 200 000 €' : '€1,200,000',
      siren: '817460322',
      vatNumber: 'FR12817460322',
      tradeRegister: 'RCS Lyon 817 460 322',
      address: { lines: ['14 rue des Tanneurs'], postcode: '69007', city: 'Lyon', country: 'FR' },
    },
    account: {
      code: 'C00412',
      name: 'Lormeau Électricité',
      siren: '892155730',
      vatNumber: 'FR37892155730',
      address: { lines: ['8 impasse du Moulin'], postcode: '38000', city: 'Grenoble', country: 'FR' },
    },
    contact: { civility: locale === 'fr' ? 'Madame' : 'Ms', name: 'Odile Verchère', role: 'accountsPayable' },
    sender: {
      name: 'Camille Astier',
      function: locale === 'fr' ? 'Chargée de comptes clients' : 'Customer accounts',
      email: 'camille.astier@brevanne-distribution.example',
      phone: '+33 4 65 71 00 12',
    },
    items,
    credits,
    totals: messageTotals({ items, credits }, [payee]),
    deadlineOn: '2025-11-21',
    previousContactOn: '2025-11-04',
    call: { on: '2025-11-12', promise: { on: '2025-11-21', amount: { cents: 187_200, currency: 'EUR' } } },
    paidSince: { cents: 45_000, currency: 'EUR', lastOn: '2025-11-10' },
    legal: { lateInterestRatePercent: '12.15', lateInterestSince: '2025-07-01', indemnityCents: 4_000, currency: 'EUR' },
  };
}
