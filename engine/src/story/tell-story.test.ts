import type { JournalEntry, TokenPosition } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { tellStory, type StoryNames } from './tell-story.js';

const names: StoryNames = {
  caseId: 'c1',
  account: { code: 'DUPRE', name: 'Dupré SAS' },
  items: new Map([
    ['i1', 'F-1001'],
    ['i2', 'F-1002'],
  ]),
  steps: new Map([
    ['r1', 'Relance 1'],
    ['call', 'Appel'],
  ]),
  outcomes: new Map([['promised', 'a promis de payer']]),
  dateOf: (at) => new Date(at).toISOString().slice(0, 10),
  tellReason: (reason, locale) => (locale === 'fr' ? `raison ${reason.code}` : `reason ${reason.code}`),
};

function entry(sequence: number, on: string, more: Partial<JournalEntry>): JournalEntry {
  return {
    _id: `c1/${String(sequence)}`,
    entityId: 'main',
    caseId: 'c1',
    sequence,
    at: Date.parse(`${on}T09:00:00Z`),
    on,
    kind: 'waits',
    previousHash: '',
    hash: '',
    ...more,
  };
}

describe('the story of a case', () => {
  it('says what was sent, about which items and how much', () => {
    const journal = [entry(1, '2026-01-10', { kind: 'contact', nodeId: 'r1', itemIds: ['i1', 'i2'], cents: 187200, currency: 'EUR' })];
    const story = tellStory(journal, [], names, 'fr');
    expect(story.days.map((day) => day.title)).toEqual(['Samedi 10 janvier 2026']);
    expect(story.days[0]?.lines[0]?.text).toBe('« Relance 1 » envoyé : 2 pièces (F-1001, F-1002), 1\u202f872,00\u00a0€.');
  });

  it('folds the days on which nothing happened into one', () => {
    const journal = [
      entry(1, '2026-01-05', { kind: 'opened' }),
      entry(2, '2026-01-15', { kind: 'taskOpened', nodeId: 'call', itemIds: ['i1'] }),
      entry(3, '2026-01-16', { kind: 'taskDone', nodeId: 'call', itemIds: ['i1'], detail: 'promised' }),
    ];
    const { days } = tellStory(journal, [], names, 'en');
    expect(days.map((day) => [day.on, day.until])).toEqual([
      ['2026-01-05', undefined],
      ['2026-01-06', '2026-01-14'],
      ['2026-01-15', undefined],
      ['2026-01-16', undefined],
    ]);
    expect(days[1]?.title).toBe('9 days without event');
    expect(days[3]?.lines[0]?.text).toBe('Done: “Appel”, outcome: a promis de payer.');
  });

  it('says a wait once, however often the case woke, and again when its reason changes', () => {
    const gap = { code: 'gap', law: 14 };
    const journal = [
      entry(1, '2026-01-05', { itemIds: ['i1'], reasons: [gap] }),
      entry(2, '2026-01-06', { itemIds: ['i1'], reasons: [gap] }),
      entry(3, '2026-01-07', { itemIds: ['i1'], reasons: [{ code: 'cap', law: 14 }] }),
    ];
    const { days } = tellStory(journal, [], names, 'fr');
    expect(days.filter((day) => day.lines.length > 0).map((day) => day.lines[0]?.why)).toEqual([['raison gap'], ['raison cap']]);
  });

  it('tells by sequence, not by the order it was handed in', () => {
    const journal = [entry(2, '2026-01-05', { kind: 'closed' }), entry(1, '2026-01-05', { kind: 'opened' })];
    expect(tellStory(journal, [], names, 'en').days[0]?.lines.map((line) => line.kind)).toEqual(['opened', 'closed']);
  });

  it('ends with what comes next, soonest first, or why nothing does', () => {
    const base = { scenarioId: 's', planHash: 'p', level: 1 } as const;
    const positions: TokenPosition[] = [
      { ...base, itemId: 'i1', nodeId: 'r1', status: 'parked', reason: { code: 'handedOver', law: 12 } },
      { ...base, itemId: 'i2', nodeId: 'call', status: 'walking', nextAt: Date.parse('2026-02-03T08:00:00Z') },
    ];
    const { next } = tellStory([], positions, names, 'fr');
    expect(next.map((line) => line.text)).toEqual([
      'F-1002 (niveau 1) : « Appel », mar. 3 févr.',
      'F-1001 (niveau 1) : pas de prochaine étape.',
    ]);
    const untouched = positions.map((position) => ({ ...position, level: -1 }));
    expect(tellStory([], untouched, names, 'fr').next[0]?.text).toBe('F-1002 (pas encore relancée) : « Appel », mar. 3 févr.');
    expect(tellStory([], untouched, names, 'en').next[1]?.text).toBe('F-1001 (not reminded yet): no next step.');
    expect(next[1]?.why).toEqual(['raison handedOver']);
  });
});
