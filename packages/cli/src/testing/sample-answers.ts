import type { Account, Item, JournalEntry, Story, TaskView, Why } from '@relance/schemas';
import type { Answers, SeenCall } from './contract-server.js';
import { segmentAnswers } from './sample-segments.js';
import { textAnswers } from './sample-texts.js';
import { peopleAnswers } from './people-answers.js';
import { systemAnswers } from './sample-system.js';
import { handoverDossier, invoiceDocument, postedBatch, printedBatch, receivedLetter } from './sample-letters.js';

const task: TaskView = {
  task: {
    _id: 'task-1',
    entityId: 'main',
    caseId: 'case-1',
    accountId: 'account-1',
    kind: 'call',
    state: 'open',
    name: 'Appel',
    openedAt: 0,
    itemIds: ['item-1'],
    outcomes: [
      { id: 'reached', fr: 'joint', en: 'reached', reached: true },
      { id: 'absent', fr: 'absent', en: 'no answer', reached: false },
    ],
  },
  assignee: { name: 'Anne Morel', insteadOf: 'Marie Blé', until: '2025-09-12' },
  account: { code: 'C001', name: 'Menuiserie Dupré', contacts: [{ name: 'Anne Dupré', role: 'accountsPayable', phone: '0102030405' }] },
  items: [{ id: 'item-1', number: 'F-101', dueDate: '2025-08-29', outstandingCents: 187_200, currency: 'EUR' }],
};

const story: Story = {
  caseId: 'case-1',
  account: { code: 'C001', name: 'Menuiserie Dupré' },
  locale: 'fr',
  days: [
    {
      on: '2025-09-03',
      title: 'mer. 3 sept.',
      lines: [{ kind: 'contact', text: 'Première relance envoyée', why: ['5 jours après l’échéance'], items: ['F-101'] }],
    },
  ],
  next: [{ kind: 'waits', text: 'Deuxième relance le 15 sept.', why: [], items: ['F-101'] }],
};

const why: Why = {
  itemId: 'item-1',
  number: 'F-101',
  on: '2025-09-10',
  state: 'open',
  outstandingCents: 187_200,
  currency: 'EUR',
  nextOn: '2025-09-15',
  summary: { fr: 'Première relance envoyée le 3 septembre.', en: 'First reminder sent on 3 September.' },
  reasons: [{ code: 'readyOn', law: 2, fr: 'Deuxième relance est prévue le 15.', en: 'Second reminder is planned on the 15th.' }],
};

const promise = {
  _id: 'fact-1',
  entityId: 'main',
  caseId: 'case-1',
  kind: 'promise',
  fromOn: '2025-09-10',
  untilOn: '2025-09-19',
  itemIds: ['item-1'],
  owner: 'collector',
  recordedAt: 0,
  recordedBy: 'cli',
} as const;
const stop = {
  _id: 'main/segment/pme',
  entityId: 'main',
  scope: 'segment',
  target: 'pme',
  state: 'stopped',
  epoch: 1,
  reason: 'Relevé bancaire en retard',
  changedAt: 0,
  changedBy: 'cli',
} as const;
const account: Account = {
  _id: 'account-1',
  entityId: 'main',
  code: 'C001',
  name: '=HYPERLINK("http://x")',
  searchKey: 'c001',
  debtorClass: 'business',
  country: 'FR',
  territory: 'FR',
  locale: 'fr',
  segment: 'pme',
  contacts: [{ id: 'contact-1', role: 'accountsPayable', name: 'Anne Dupré', email: 'anne@dupre.example' }],
  version: 1,
};

const item: Item = {
  _id: 'item-1',
  entityId: 'main',
  accountId: 'account-1',
  caseId: 'case-1',
  type: 'invoice',
  number: 'F-101',
  ordinal: 0,
  currency: 'EUR',
  invoiceDate: '2025-07-30',
  dueDate: '2025-08-29',
  facts: [],
  outstandingCents: 187_200,
  open: true,
  rowHash: 'hash',
  lastImportId: 'import-1',
  version: 1,
};

const journalEntry: JournalEntry = {
  _id: 'case-1/1',
  entityId: 'main',
  caseId: 'case-1',
  sequence: 1,
  at: 0,
  on: '2025-09-01',
  kind: 'opened',
  itemIds: ['item-1'],
  previousHash: '',
  hash: 'abc',
};

const payment = {
  _id: 'payment-1',
  entityId: 'main',
  caseId: 'case-1',
  kind: 'payment',
  amountCents: 6000,
  currency: 'EUR',
  effectiveOn: '2025-09-10',
  recordedAt: 0,
  source: 'cli',
  reference: 'VIR 4711',
  allocations: [{ itemId: 'item-1', cents: 5000 }],
  unallocatedCents: 1000,
} as const;
const takenBack = { kind: 'reversal', amountCents: -6000, reason: 'debitReturned', unallocatedCents: 0 } as const;
const moved = {
  payment,
  recorded: true,
  shares: [{ itemId: 'item-1', number: 'F-101', cents: 5000, rule: 'exact' }],
  unallocatedCents: 1000,
  effect: [{ itemId: 'item-1', number: 'F-101', change: 'stops', fr: 'F-101 : réglée.', en: 'F-101: paid.' }],
} as const;

const lifted = { ...promise, lift: { on: '2025-09-12', at: 0, by: 'cli', reason: 'Réglée' } };

const base = { importId: 'import-1', dryRun: false, skipped: 0, rejectedFile: null, issues: [], casesWoken: 1 };
const assignment = { segment: 'pme', scenarioId: 'pme', version: 2, hash: 'abcdef', casesToOpen: 3 };
const version = {
  scenarioId: 'pme',
  version: 2,
  hash: 'abcdef',
  state: 'published',
  publishedAt: 0,
  publishedBy: 'cli',
  segments: ['pme'],
};

const accountView = { account, paysFor: [], people: { collector: { name: 'Mme Roy' } } };
const changedView = { ...accountView, payer: { code: 'P001', name: 'Centrale' }, casesWoken: 1, factsLifted: 0 };

const auditLine = {
  id: 'a-1',
  at: 0,
  action: 'account.accountChanged',
  userId: 'cli',
  by: { name: '=cmd|x', email: 'anne@morel.example' },
  subjectId: 'account-1',
  details: { fields: 'segment', segment: 'pme → key' },
} as const;

/** What a healthy engine with one case answers. */
export const sampleAnswers: Answers = {
  importItems: ({ query }: SeenCall) => ({
    value: {
      ...base,
      dryRun: query['dryRun'] === 'true',
      rows: 5,
      created: 5,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      duplicates: 0,
      totals: [{ currency: 'EUR', cents: 549_250 }],
      closedByAbsence: 0,
    },
  }),
  importPayments: () => ({
    value: {
      ...base,
      rows: 3,
      allocated: 2,
      partial: 0,
      over: 0,
      unchanged: 0,
      rejected: 0,
      totals: [{ currency: 'EUR', cents: 250_000 }],
      unallocated: [
        { line: 4, itemNumber: 'F-999', cents: 1000, currency: 'EUR', reason: 'unknownNumber', fr: 'Pièce inconnue.', en: 'Unknown item.' },
      ],
    },
  }),
  importContacts: () => ({ value: { ...base, rows: 1, created: 1, updated: 0, unchanged: 0, rejected: 0 } }),
  listScenarios: () => ({ value: { scenarios: [version, { ...version, version: 1, segments: [] }] } }),
  listAssignments: () => ({
    value: { assignments: [{ segment: 'pme', scenarioId: 'pme', version: 2, hash: 'abcdef', assignedAt: 0, assignedBy: 'cli' }] },
  }),
  publishScenario: () => ({ value: { ...version, created: true, issues: [] } }),
  assignScenario: () => ({ value: assignment }),
  getStory: () => ({ value: story }),
  getWhy: () => ({ value: why }),
  listTasks: ({ query }: SeenCall) => ({
    value: query['cursor'] === undefined ? { tasks: [task], total: 2, nextCursor: 'two' } : { tasks: [task], total: 2 },
  }),
  listFacts: () => ({ value: { facts: [{ fact: lifted, items: ['F-101'], by: 'Anne Morel' }] } }),
  recordFact: ({ query }: SeenCall) => ({
    value: {
      fact: promise,
      recorded: query['dryRun'] !== 'true',
      effect: [
        { itemId: 'item-1', number: 'F-101', change: 'pauses', until: '2025-09-22', fr: 'F-101 : promise.', en: 'F-101: promised.' },
      ],
    },
  }),
  liftFact: () => ({ value: { fact: lifted, recorded: true, effect: [] } }),
  listPayments: ({ query }: SeenCall) => ({
    value:
      query['cursor'] === undefined
        ? { rows: [{ payment, shares: [{ itemId: 'item-1', number: 'F-101', cents: 5000 }] }], nextCursor: 'two' }
        : { rows: [{ payment: { ...payment, ...takenBack }, shares: [] }] },
  }),
  recordPayment: ({ query }: SeenCall) => ({ value: { ...moved, recorded: query['dryRun'] !== 'true' } }),
  reversePayment: () => ({ value: { ...moved, reversal: { ...payment, ...takenBack } } }),
  allocatePayment: () => ({ value: moved }),
  undoAllocation: () => ({ value: { ...moved, recorded: false } }),
  getSending: () => ({
    value: {
      isSetUp: true,
      stops: [stop],
      trials: [],
      feed: { gate: true, isFresh: false, knownTo: '2025-09-08', neededTo: '2025-09-09' },
    },
  }),
  stopSending: ({ query }: SeenCall) => ({ value: { stop, recorded: query['dryRun'] !== 'true', openCases: 12 } }),
  resumeSending: () => ({ value: { stop: { ...stop, state: 'open' }, recorded: true, openCases: 12 } }),
  vouchForPayments: () => ({ value: { gate: true, isFresh: true, knownTo: '2025-09-09', neededTo: '2025-09-09' } }),
  listLetterBatches: () => ({ value: { batches: [printedBatch.batch] } }),
  getLetterBatch: () => ({ value: printedBatch }),
  printLetterBatch: ({ query }: SeenCall) => ({ value: { ...printedBatch, recorded: query['dryRun'] !== 'true' } }),
  getLetterBatchContent: () => ({ raw: 'content', type: 'application/octet-stream' }),
  getLetter: () => ({ value: receivedLetter }),
  numberLetter: () => ({ value: { letter: receivedLetter, recorded: true } }),
  recordLetterEvent: ({ query }: SeenCall) => ({ value: { letter: receivedLetter, recorded: query['dryRun'] !== 'true', effect: [] } }),
  importLetterEvents: ({ query }: SeenCall) => ({
    value: { dryRun: query['dryRun'] === 'true', rows: 3, numbered: 1, recorded: 1, known: 1, rejected: [], issues: [] },
  }),
  addDocument: () => ({ value: { document: invoiceDocument, recorded: true } }),
  listDocuments: () => ({ value: { documents: [invoiceDocument] } }),
  makeDossier: () => ({ value: handoverDossier }),
  getDossier: () => ({ raw: 'PK', type: 'application/zip' }),
  getDocument: () => ({ raw: '%PDF-1.7', type: 'application/pdf' }),
  addLetterProof: () => ({ value: { letter: receivedLetter, recorded: true } }),
  postLetterBatch: ({ query }: SeenCall) => ({ value: { ...postedBatch, recorded: query['dryRun'] !== 'true' } }),
  listAccounts: ({ query }: SeenCall) => ({
    value:
      query['cursor'] === undefined ? { rows: [account], nextCursor: 'two' } : { rows: [{ ...account, _id: 'account-2', code: 'C002' }] },
  }),
  getAccount: () => ({ value: accountView }),
  createAccount: () => ({ value: changedView }),
  changeAccount: () => ({ value: changedView }),
  addContact: () => ({ value: changedView }),
  changeContact: () => ({ value: { ...changedView, factsLifted: 1 } }),
  removeContact: () => ({ value: changedView }),
  ...textAnswers,
  ...segmentAnswers,
  ...systemAnswers,
  listItems: ({ query }: SeenCall) => ({ value: { rows: [query['open'] === 'false' ? { ...item, _id: 'item-2', open: false } : item] } }),
  listJournal: () => ({ value: { rows: [journalEntry] } }),
  ...peopleAnswers,
  listAudit: ({ query }: SeenCall) => ({
    value:
      query['cursor'] === undefined ? { rows: [auditLine], nextCursor: 'two' } : { rows: [{ ...auditLine, id: 'a-2', subjectId: 'x' }] },
  }),
  answerTask: () => ({ value: { task: { ...task.task, state: 'done', outcome: 'reached', outcomeBy: 'cli' }, recorded: true } }),
  recordCredit: () => ({
    value: { item: { id: 'item-9', number: 'A-9', cents: 5000, currency: 'EUR' }, recorded: true, effect: [] },
  }),
  recordAttempt: () => ({
    value: { task: { ...task.task, attempts: [{ id: 'a-1', at: 0, by: 'cli', how: 'voicemail' }] }, recorded: true },
  }),
  putEntity: ({ body }: SeenCall) => ({ value: body }),
};
