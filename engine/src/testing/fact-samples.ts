import type { FactKind } from '@relance/schemas';

/** Open items of a company and of a public buyer, as a file. */
export const items = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  'C001;Dupré SAS;F-1;01/11/2025;01/12/2025;1 200,00;1 200,00;sme',
  'C001;Dupré SAS;F-2;01/12/2025;31/12/2025;300,00;300,00;sme',
  'C001;Dupré SAS;A-1;01/12/2025;31/12/2025;-50,00;-50,00;sme',
  'P001;Mairie de Lille;F-7;01/12/2025;31/12/2025;80,00;80,00;public',
].join('\n');

interface Sample {
  /** What a person says, beside the kind. */
  says: object;
  /** Whose case; absent: the company's. */
  of?: string;
  /** Items it changes, and how, on a dry run: [number, change, last day]. */
  changes?: [string, string, string?][];
  /** What is refused beside a missing field: [fields, code]. */
  refused: [object, string];
}

const f1 = { items: ['F-1'] };
const why = { reason: 'Demande du client' };

/** It is Monday 5 January 2026; days are counted by hand in the calendar of France (law 8). */
export const factSamples: Readonly<Record<FactKind, Sample>> = {
  // the promised Wednesday and one business day
  promise: {
    says: { ...f1, untilOn: '2026-01-14' },
    changes: [['F-1', 'pauses', '2026-01-15']],
    refused: [{ untilOn: '2026-01-04' }, 'endsBeforeStart'],
  },
  dispute: { says: { ...f1, reason: 'price' }, changes: [['F-1', 'pauses']], refused: [{ reason: 'humeur' }, 'reasonUnknown'] },
  hold: {
    says: { ...f1, ...why, untilOn: '2026-01-30' },
    changes: [['F-1', 'pauses', '2026-01-30']],
    refused: [{ untilOn: '2029-01-01' }, 'tooLong'],
  },
  // five business days from the fifth: Monday the twelfth
  objection: {
    says: { ...f1, ...why, untilOn: '2026-01-12' },
    changes: [['F-1', 'pauses', '2026-01-12']],
    refused: [{ untilOn: '2026-01-13' }, 'objectionTooLong'],
  },
  // Friday the sixteenth and five business days of grace
  instalmentPlan: {
    says: {
      ...f1,
      ...why,
      instalments: [
        { dueOn: '2026-01-16', cents: 50_000 },
        { dueOn: '2026-02-16', cents: 70_000 },
      ],
    },
    changes: [['F-1', 'pauses', '2026-01-23']],
    refused: [{ instalments: [{ dueOn: '2026-01-16', cents: 119_999 }] }, 'planSum'],
  },
  paymentAnnounced: {
    says: { ...f1, reason: 'VIR-42' },
    changes: [['F-1', 'pauses', '2026-01-12']],
    refused: [{ fromOn: '2026-01-06' }, 'inFuture'],
  },
  // Friday the sixteenth and five business days
  collection: {
    says: { ...f1, untilOn: '2026-01-16' },
    changes: [['F-1', 'pauses', '2026-01-23']],
    refused: [{ untilOn: '2026-02-30' }, 'invalid.date'],
  },
  platform: { says: { ...f1, reason: 'refused' }, changes: [['F-1', 'pauses']], refused: [{ reason: 'perdue' }, 'reasonUnknown'] },
  // ten business days after the fifth
  paymentOrdered: {
    says: { items: ['F-7'] },
    of: 'P001',
    changes: [['F-7', 'pauses', '2026-01-19']],
    refused: [{ items: ['F-1'] }, 'itemUnknown'],
  },
  underpayment: { says: { ...f1, reason: 'vat' }, changes: [['F-1', 'pauses']], refused: [{ reason: 'humeur' }, 'reasonUnknown'] },
  reply: { says: f1, changes: [['F-1', 'pauses', '2026-01-08']], refused: [{ dueOn: '2026-01-08' }, 'foreignField'] },
  opposition: { says: { channel: 'sms' }, refused: [{ channel: 'letter' }, 'neverRefused'] },
  outsideContact: { says: { ...f1, channel: 'call', fromOn: '2026-01-02' }, refused: [{ fromOn: '2026-01-06' }, 'inFuture'] },
  bounce: {
    says: { dispatchId: 'dispatch-1' },
    changes: [['F-1', 'pauses', '2026-01-12']],
    refused: [{ dispatchId: 'dispatch-2' }, 'dispatchUnknown'],
  },
  // printed on Monday the fifth; not posted before
  letterPosted: { says: { dispatchId: 'letter-1', fromOn: '2026-01-05' }, refused: [{ fromOn: '2026-01-02' }, 'postedBeforePrinted'] },
  letterTakenOut: { says: { dispatchId: 'letter-2', reason: 'withheld' }, refused: [{ dispatchId: 'dispatch-1' }, 'noLetter'] },
  letterPresented: { says: { dispatchId: 'letter-3', fromOn: '2026-01-05' }, refused: [{ dispatchId: 'letter-1' }, 'notRegistered'] },
  letterOutcome: {
    says: { dispatchId: 'letter-3', fromOn: '2026-01-05', reason: 'received' },
    refused: [{ fromOn: '2025-12-31' }, 'beforePosting'],
  },
  insolvency: {
    says: { fromOn: '2026-01-02', reason: 'Tribunal de commerce de Lille' },
    changes: [
      ['F-1', 'stops'],
      ['F-2', 'stops'],
    ],
    refused: [{ items: ['F-1'] }, 'noItems'],
  },
  delivered: { says: { ...f1, fromOn: '2025-10-28' }, refused: [{ items: ['F-9'] }, 'itemUnknown'] },
  factoring: {
    says: { ...f1, holder: 'factored', hasMandate: false },
    changes: [['F-1', 'stops']],
    refused: [{ cents: 5, currency: 'EUR' }, 'foreignField'],
  },
  creditNote: { says: { items: ['A-1'], blocked: true }, refused: [{ items: ['F-1'] }, 'noCredit'] },
  waiver: { says: { ...f1, ...why }, refused: [{ items: undefined }, 'itemsNeeded'] },
  deliveryBlockRequest: { says: why, refused: [{ level: 2 }, 'foreignField'] },
  deliveryBlock: { says: { ...f1, ...why }, refused: [{ items: ['F-9'] }, 'itemUnknown'] },
  outsideDeadline: {
    says: { ...why, deadline: 'limitation', untilOn: '2030-12-01' },
    refused: [{ untilOn: '2025-12-01' }, 'endsBeforeStart'],
  },
  history: { says: { ...f1, fromOn: '2025-12-20', level: 2, reason: 'LRAR 1A 000' }, refused: [{ fromOn: '2026-01-06' }, 'inFuture'] },
  skip: { says: { ...f1, ...why }, refused: [{ items: ['F-2'] }, 'notWalking'] },
  stepBack: { says: { ...f1, ...why }, refused: [{ items: ['F-2'] }, 'notWalking'] },
  trialOver: { says: { ...f1, ...why }, refused: [{ items: ['F-9'] }, 'itemUnknown'] },
  closed: {
    says: { ...f1, ...why, untilOn: '2026-04-30' },
    changes: [['F-1', 'pauses', '2026-04-30']],
    refused: [{ untilOn: '2026-01-04' }, 'endsBeforeStart'],
  },
  reopen: { says: { ...f1, ...why }, refused: [{ items: ['F-2'] }, 'notWalking'] },
  notBefore: { says: { ...f1, ...why, untilOn: '2026-01-20' }, refused: [{ items: ['F-2'] }, 'notWalking'] },
  dueDate: { says: { ...f1, ...why, dueOn: '2026-02-01' }, refused: [{ dueOn: '2026-13-01' }, 'invalid.date'] },
  scenarioChange: { says: { ...f1, ...why }, refused: [{ items: ['F-2'] }, 'notWalking'] },
  handover: {
    says: { ...f1, ...why, addressee: 'bailiff', mandateReference: 'M-2026-4' },
    changes: [['F-1', 'stops']],
    refused: [{ items: undefined }, 'itemsNeeded'],
  },
  writeOff: { says: { ...f1, ...why }, changes: [['F-1', 'stops']], refused: [{ untilOn: '2026-02-01' }, 'foreignField'] },
  answer: { says: { note: 'Duplicata envoyé' }, refused: [{ level: 2 }, 'foreignField'] },
  note: { says: { note: 'Nouveau comptable' }, refused: [{ level: 2 }, 'foreignField'] },
};
