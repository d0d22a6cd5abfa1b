import type { MailView } from '@relance/schemas';
import type { Answers } from './contract-server.js';

/** A reply of a debtor, placed in its case. */
const replyTaken: MailView = {
  mail: {
    _id: 'mail-1',
    entityId: 'main',
    kind: 'reply',
    state: 'settled',
    contentHash: 'a'.repeat(64),
    from: 'odile@client.example',
    subject: 'Re: Vos factures',
    caseId: 'case-1',
    takenAt: 0,
    takenBy: 'cli',
  },
  account: { code: 'C001', name: 'Menuiserie Dupré' },
};

/** What the routes of mails answer. */
export const mailAnswers: Answers = {
  testTemplate: () => ({
    value: { to: 'essais@morel.example', subject: '[TEST] Vos factures', hash: 'a'.repeat(64), outcome: 'accepted' },
  }),
  takeMail: () => ({ value: { ...replyTaken, recorded: true } }),
  listMail: () => ({ value: { mails: [replyTaken] } }),
  placeMail: () => ({ value: { ...replyTaken, recorded: true } }),
  getMailContent: () => ({ raw: 'Le virement est parti hier.', type: 'text/plain' }),
};
