import type { HandoverDossier, ItemDocument, LetterBatchPosted, LetterBatchView, LetterRecord } from '@relance/schemas';

const batch = { name: '2025-09-10-1', on: '2025-09-10', state: 'printed', letters: 1, pages: 2, printedOn: '2025-09-10' } as const;
const letter = {
  caseId: 'case-1',
  accountCode: 'C001',
  accountName: 'Menuiserie Dupré',
  addressee: 'Menuiserie Dupré\n38000 Grenoble',
} as const;
const step = { channel: 'registered', level: 5, pages: 2, upToGrams: 20, totals: [{ currency: 'EUR', cents: 187_200 }] };

/** A batch with a letter in its PDF, and one left out of it. */
export const printedBatch: LetterBatchView = {
  batch,
  letters: [
    { dispatchId: 'letter-1', ...letter, ...step, state: 'printed', fromPage: 1 },
    {
      dispatchId: 'letter-2',
      ...letter,
      ...step,
      state: 'takenOut',
      fate: 'takenOut',
      why: { reason: { code: 'paid', law: 8, itemId: 'item-2' }, fr: 'F-102 est réglée.', en: 'F-102 is paid.' },
    },
  ],
  postage: [{ channel: 'registered', upToGrams: 20, letters: 1 }],
};

/** The same taken to the post. */
export const postedBatch: Omit<LetterBatchPosted, 'recorded'> = {
  batch: { ...batch, state: 'posted', postedOn: '2025-09-11' },
  letters: [
    {
      dispatchId: 'letter-1',
      accountCode: 'C001',
      accountName: 'Menuiserie Dupré',
      outcome: 'posted',
      postedOn: '2025-09-11',
      deadlineOn: '2025-09-24',
    },
  ],
};

/** A registered letter that was received, with its proof. */
export const receivedLetter: LetterRecord = {
  dispatchId: 'letter-1',
  caseId: 'case-1',
  accountCode: 'C001',
  accountName: 'Menuiserie Dupré',
  channel: 'registered',
  state: 'posted',
  number: '1A12345678901',
  postedOn: '2025-09-11',
  presentedOn: '2025-09-13',
  outcome: 'received',
  outcomeOn: '2025-09-15',
  isServed: true,
  deadlineOn: '2025-09-26',
  proofs: [{ kind: 'receipt', hash: 'a'.repeat(64), contentType: 'application/pdf', bytes: 1200, at: 0 }],
};

/** An invoice as its item keeps it. */
export const invoiceDocument: ItemDocument = {
  _id: 'document-1',
  entityId: 'main',
  itemId: 'item-1',
  kind: 'invoice',
  contentHash: 'a'.repeat(64),
  contentType: 'application/pdf',
  bytes: 20_480,
  at: 0,
  by: 'u-1',
};

/** A dossier of one item, of which the signed delivery note is missing. */
export const handoverDossier: HandoverDossier = {
  hash: 'b'.repeat(64),
  bytes: 2048,
  account: 'C001',
  asOf: '2025-09-10',
  items: ['F-101'],
  totals: [{ currency: 'EUR', principalCents: 187_200, interestCents: 743, indemnityCents: 4_000 }],
  checklist: [
    { code: 'invoice', isMissing: false, fr: 'Facture', en: 'Invoice' },
    { code: 'delivery', isMissing: true, fr: 'Bon de livraison signé', en: 'Signed delivery note', items: ['F-101'] },
  ],
  files: [{ path: 'manifest.json', bytes: 512, hash: 'c'.repeat(64) }],
};
