import type { AccountStatement, TemplatePreview, TemplateRow, TrialSwitched } from '@relance/schemas';
import type { Answers, SeenCall } from './contract-server.js';

const row: TemplateRow = {
  id: 'rappel',
  version: 1,
  channel: 'email',
  locale: 'fr',
  subject: 'Votre facture',
  publishedAt: 0,
  usedIn: [
    { scenarioId: 'pme', version: 1, segments: ['pme'], steps: [{ nodeId: 'r1', name: 'Première relance', channel: 'email', level: 1 }] },
  ],
};

const preview: TemplatePreview = {
  template: { id: 'rappel', version: 1, channel: 'email', locale: 'fr', isDraft: false },
  recipient: { name: 'Anne Dupré', address: 'anne@dupre.example' },
  findings: [],
  subject: 'Votre facture',
  html: '<p>Merci de payer.</p>',
  text: 'Merci de payer.',
  items: [{ number: 'F-101', role: 'reminded', cents: 187_200, currency: 'EUR' }],
  totals: [{ cents: 187_200, currency: 'EUR' }],
};

const statement: AccountStatement = {
  hash: 'd'.repeat(64),
  account: 'C001',
  asOf: '2025-09-10',
  locale: 'fr',
  pages: 1,
  groups: [
    {
      currency: 'EUR',
      payeeAccountId: 'principal',
      lines: [{ kind: 'item', number: 'F-101', date: '2025-07-30', dueDate: '2025-08-29', daysPastDue: 12, cents: 187_200 }],
      balanceCents: 187_200,
      overdueCents: 187_200,
    },
  ],
  pdf: Buffer.from('%PDF-1.7').toString('base64'),
};

const trial: TrialSwitched['trial'] = {
  _id: 'main/entity/',
  entityId: 'main',
  scope: 'entity',
  target: '',
  state: 'on',
  epoch: 1,
  email: 'essai@brevanne.example',
  reason: 'Premiers pas',
  changedAt: 0,
  changedBy: 'cli',
};

/** What the engine says of texts, statements and trials. */
export const textAnswers: Answers = {
  listTemplates: () => ({ value: { templates: [row] } }),
  getTemplate: () => ({ value: { id: 'rappel', texts: [{ ...row, body: '<p>{{reference}}</p>', facts: ['reference'], findings: [] }] } }),
  previewTemplate: () => ({ value: preview }),
  makeStatement: () => ({ value: statement }),
  startTrial: ({ query }: SeenCall) => ({ value: { trial, recorded: query['dryRun'] !== 'true', messages: 0, cases: 0, openCases: 12 } }),
  endTrial: ({ query }: SeenCall) => ({
    value: { trial: { ...trial, state: 'over' }, recorded: query['dryRun'] !== 'true', messages: 3, cases: 2 },
  }),
};
