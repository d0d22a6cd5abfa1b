import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../store.js';
import { openThrowAwayDatabase, openThrowAwayStore } from '../../throw-away-store.js';
import { emptyChain, firstBrokenLink, linkEntries, type JournalDraft } from './journal-chain.js';
import { openJournal } from './journal.js';

let store: Store;
beforeAll(async () => {
  store = await openThrowAwayStore();
});
afterAll(async () => {
  await store.drop();
  await store.close();
});

function told(detail: string, onceKey?: string): JournalDraft {
  return { at: 1_000, on: '2025-03-12', kind: 'waits', detail, ...(onceKey === undefined ? {} : { onceKey }) };
}

describe('the journal of a case', { timeout: 60_000 }, () => {
  it('is one whole chain though twelve workers append at the same time, each in its own order', async () => {
    const workers = Array.from({ length: 12 }, (_, index) => [told(`${index}a`), told(`${index}b`)]);
    await Promise.all(workers.map((drafts) => store.journal.append('e', 'race', drafts)));
    const story = await store.journal.list('e', 'race');
    expect(story.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    expect(firstBrokenLink(story)).toBeUndefined();
    const details = story.map(({ detail }) => detail);
    expect(new Set(details).size).toBe(24);
    workers.forEach((_, index) => {
      expect(details.indexOf(`${index}a`)).toBeLessThan(details.indexOf(`${index}b`));
    });
  });

  it('tells nothing twice under one key, one after the other or at the same time', async () => {
    await store.journal.append('e', 'once', [told('a', 'wake-1'), told('b', 'wake-2')]);
    expect(await store.journal.append('e', 'once', [told('a', 'wake-1'), told('c', 'wake-3')])).toMatchObject([
      { sequence: 3, detail: 'c' },
    ]);
    await Promise.all(Array.from({ length: 20 }, () => store.journal.append('e', 'once', [told('d', 'wake-4'), told('e', 'wake-5')])));
    const story = await store.journal.list('e', 'once');
    expect(story.map(({ detail }) => detail)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('goes on from its true end when a crash left the head behind, and still knows every key', async () => {
    const database = await openThrowAwayDatabase();
    const journal = openJournal(database);
    await journal.append('e', 'crash', [told('a', 'k1')]);
    const [lost] = linkEntries('e', 'crash', (await journal.list('e', 'crash')).at(-1) ?? emptyChain, [told('b', 'k2')]);
    if (lost === undefined) throw new Error('nothing linked');
    await database.records({ collection: 'journal', fields: {}, indexes: [] }).insertOnce(lost);
    expect((await journal.append('e', 'crash', [told('b', 'k2'), told('c', 'k3')])).map(({ sequence }) => sequence)).toEqual([3]);
    expect(await journal.append('e', 'crash', [told('b', 'k2')])).toEqual([]);
    expect(firstBrokenLink(await journal.list('e', 'crash'))).toBeUndefined();
    await database.drop();
    await database.close();
  });

  it('belongs to its entity, and lists what happened lately in all cases', async () => {
    await store.journal.append('f', 'one', [{ ...told('x'), at: 1 }]);
    await store.journal.append('f', 'two', [{ ...told('y'), at: 2 }]);
    expect(await store.journal.list('e', 'one')).toEqual([]);
    expect(await store.journal.list('f', 'nobody')).toEqual([]);
    expect((await store.journal.listNewest('f', { limit: 5 })).rows.map(({ detail }) => detail)).toEqual(['y', 'x']);
  });
});

describe('the chain', () => {
  const entries = linkEntries('e', 'c', emptyChain, [told('a'), told('b'), told('c'), told('d')]);

  it('is whole as it was linked, also after a JSON round trip', () => {
    expect(firstBrokenLink(entries)).toBeUndefined();
    expect(firstBrokenLink(JSON.parse(JSON.stringify(entries)) as typeof entries)).toBeUndefined();
    expect(firstBrokenLink([])).toBeUndefined();
  });

  it.each([
    ['an altered word', entries.map((entry, index) => (index === 1 ? { ...entry, detail: 'B' } : entry)), 2],
    ['an added amount', entries.map((entry, index) => (index === 2 ? { ...entry, cents: 1 } : entry)), 3],
    ['a missing entry', entries.filter((_, index) => index !== 1), 2],
    ['a missing beginning', entries.slice(1), 1],
    ['two in the wrong order', [...entries.slice(0, 1), ...entries.slice(1, 3).toReversed(), ...entries.slice(3)], 2],
  ])('shows %s', (_what, tampered, place) => {
    expect(firstBrokenLink(tampered)).toBe(place);
  });
});
