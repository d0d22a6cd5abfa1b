import type { SegmentChange, SegmentSurvey } from '@relance/schemas';
import type { Answers } from './contract-server.js';

const survey: SegmentSurvey = {
  version: 2,
  accounts: 3,
  rules: [
    { segment: 'key', condition: { field: 'openCents', operator: 'ge', value: 1_000_000, currency: 'EUR' }, accounts: 1 },
    { segment: 'risky', condition: { not: { field: 'hasEmail', operator: 'eq', value: true } }, accounts: 1 },
  ],
  segments: [
    { segment: 'key', accounts: 1, scenario: 'deux-relances@1' },
    { segment: 'risky', accounts: 1 },
  ],
  overlaps: [{ rule: 0, other: 1, accounts: 1, codes: ['C001'] }],
  uncovered: { accounts: 1, codes: ['C002'] },
  moves: [],
};

const change: SegmentChange = {
  _id: 'change-1',
  entityId: 'main',
  accountId: 'account-1',
  code: 'C001',
  from: 'pme',
  to: 'key',
  openItems: 2,
  at: 0,
  on: '2025-09-03',
  state: 'open',
};

/** What a healthy engine answers of segments. */
export const segmentAnswers = {
  getSegments: () => ({ value: survey }),
  putSegments: () => ({ value: { ...survey, moves: [{ from: 'pme', to: 'key', accounts: 1 }] } }),
  listSegmentChanges: () => ({ value: { rows: [change] } }),
  markSegmentChangeSeen: () => ({ value: { change: { ...change, state: 'seen', seenAt: 1, seenBy: 'cli' }, recorded: true } }),
} satisfies Answers;
