import type { JournalEntry, Reason } from '@relance/schemas';
import { expect, it } from 'vitest';
import { tellStory, type StoryNames } from './tell-story.js';

const names: StoryNames = {
  caseId: 'k',
  account: { code: 'C001', name: 'Dupré' },
  items: new Map([['i', 'F-1']]),
  steps: new Map([['n', 'Dernier rappel']]),
  outcomes: new Map(),
  dateOf: () => '2026-01-05',
  tellReason: ({ code }: Reason) => code,
};

const entry = (sequence: number, more: Partial<JournalEntry>): JournalEntry => ({
  _id: String(sequence),
  entityId: 'main',
  caseId: 'k',
  sequence,
  at: sequence,
  on: '2026-01-05',
  kind: 'contact',
  nodeId: 'n',
  itemIds: ['i'],
  hash: '',
  previousHash: '',
  ...more,
});

const main = entry(1, { dispatchId: 'd-1' });
const along = (more: Partial<JournalEntry>): JournalEntry =>
  entry(2, { kind: 'companion', dispatchId: 'd-2', companionOf: 'd-1', channel: 'sms', ...more });

it.each<[Partial<JournalEntry>, 'fr' | 'en', string, string[]]>([
  [{ detail: 'accepted' }, 'fr', 'Accompagnement par SMS : envoyé.', []],
  [{ detail: 'accepted', channel: 'letter' }, 'en', 'Along with it, by letter: sent.', []],
  [{ detail: 'unknown' }, 'fr', 'Accompagnement par SMS : peut-être parti, personne ne peut le dire.', []],
  [{ detail: 'noAddress' }, 'fr', 'Accompagnement par SMS : n’est pas parti, aucune adresse ni aucun numéro utilisable.', []],
  [{ detail: 'stopped', reasons: [{ code: 'stopped', law: 25 }] }, 'en', 'Along with it, by text message: did not leave.', ['stopped']],
])('a companion is told under its contact: %j in %s', (more, locale, text, why) => {
  const lines = tellStory([main, along(more)], [], names, locale).days[0]?.lines;
  expect(lines).toHaveLength(1);
  expect(lines?.[0]).toMatchObject({ kind: 'contact', along: [{ text, why, dispatchId: 'd-2' }] });
});

it('a companion whose contact is told elsewhere stands alone', () => {
  const lines = tellStory([along({ detail: 'accepted' })], [], names, 'fr').days[0]?.lines;
  expect(lines).toMatchObject([{ kind: 'companion', text: 'Accompagnement par SMS : envoyé.' }]);
});

it.each([
  ['bcc/salesRep/sent', 'fr', 'En copie cachée : le commercial, envoyé.'],
  ['cc/publicAccountant/noAddress', 'en', 'Copied to: publicAccountant, did not leave, no address is known.'],
] as const)('a copy is told under its contact: %s in %s', (detail, locale, text) => {
  const copy = entry(2, { kind: 'copy', dispatchId: 'd-1', companionOf: 'd-1', channel: 'email', detail });
  expect(tellStory([main, copy], [], names, locale).days[0]?.lines).toMatchObject([{ kind: 'contact', along: [{ text }] }]);
});

it('what was not attached is told under its contact', () => {
  const missing = entry(2, { kind: 'attachment', dispatchId: 'd-1', companionOf: 'd-1', detail: 'invoice/missing' });
  expect(tellStory([main, missing], [], names, 'fr').days[0]?.lines).toMatchObject([
    { kind: 'contact', along: [{ text: 'Non joint, aucun document : facture (F-1).' }] },
  ]);
});
