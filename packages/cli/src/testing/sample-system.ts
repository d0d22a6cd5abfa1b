import type { Answers } from './contract-server.js';

const clock = { epochMs: 0, originMs: 0, scale: 1, nowMs: 0, today: '2025-09-01' };

const figure = { on: '2025-09-01', at: 0, overdue: 4, withToken: 3, excluded: 1, uncovered: 0, reasons: {} };

/** What the routes about the whole answer. */
export const systemAnswers: Answers = {
  getCoverage: () => ({ value: { now: figure, days: [figure], uncoveredItems: [] } }),
  getReadiness: () => ({ value: { status: 'ready', services: [{ name: 'mongodb', ready: true }] } }),
  getStatus: () => ({
    value: {
      mode: 'mailbox',
      demo: false,
      clock,
      accounts: 1,
      cases: {},
      items: {},
      dispatches: {},
      tasksOpen: 0,
      incidentsOpen: 0,
      mailboxes: [
        { host: 'imap.morel.example', folder: 'INBOX', state: 'read', readAt: 0, tooLarge: 2 },
        {
          host: 'imap.nord.example',
          folder: 'INBOX',
          state: 'failing',
          tooLarge: 0,
          problem: { code: 'lost', fr: 'Perdue.', en: 'Lost.' },
        },
      ],
      storage: { embedded: true, items: 25_000, comfortableItems: 20_000, beyond: true },
    },
  }),
};
