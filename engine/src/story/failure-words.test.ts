import { expect, it } from 'vitest';
import { tellStory, type StoryNames } from './tell-story.js';

const names: StoryNames = {
  caseId: 'k',
  account: { code: 'C001', name: 'Dupré' },
  items: new Map([['i', 'F-1']]),
  steps: new Map([['n', 'SMS']]),
  outcomes: new Map(),
  dateOf: () => '2026-01-05',
  tellReason: () => '',
};

it.each([
  ['notConfigured', 'fr', '« SMS » n’est pas parti (F-1) : aucun prestataire n’est réglé pour ce canal.'],
  ['notConfigured', 'en', '“SMS” did not leave (F-1): no provider is set for this channel.'],
  ['provider21408', 'fr', '« SMS » n’est pas parti (F-1) : refusé par le prestataire (provider21408).'],
  [undefined, 'en', '“SMS” did not leave (F-1).'],
] as const)('a message that failed by %s says why, in %s', (detail, locale, text) => {
  const entry = {
    _id: 'e',
    entityId: 'main',
    caseId: 'k',
    sequence: 1,
    at: 1,
    on: '2026-01-05',
    kind: 'failed',
    nodeId: 'n',
    itemIds: ['i'],
  } as const;
  const journal = [{ ...entry, hash: '', previousHash: '', itemIds: ['i'], ...(detail === undefined ? {} : { detail }) }];
  expect(tellStory(journal, [], names, locale).days[0]?.lines[0]?.text).toBe(text);
});
