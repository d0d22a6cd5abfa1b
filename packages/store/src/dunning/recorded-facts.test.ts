import type { RecordedFact } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../store.js';
import { openThrowAwayStore } from '../throw-away-store.js';

let store: Store;
beforeAll(async () => {
  store = await openThrowAwayStore();
});
afterAll(async () => {
  await store.drop();
  await store.close();
});

function hold(id: string, more: Partial<RecordedFact> = {}): RecordedFact {
  const stamp = { recordedAt: 100, recordedBy: 'a' };
  return { _id: id, entityId: 'e', caseId: 'c', kind: 'hold', fromOn: '2026-01-05', owner: 'collector', ...stamp, ...more };
}

describe('a fact', () => {
  it('is recorded once though twenty record it', async () => {
    const kept = await Promise.all(Array.from({ length: 20 }, (_, index) => store.facts.recordOnce(hold('once', { recordedAt: index }))));
    expect(kept.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect(new Set(kept.map(({ fact }) => fact.recordedAt)).size).toBe(1);
  });

  it('is lifted once: whoever comes second is told who was first', async () => {
    await store.facts.recordOnce(hold('lifted'));
    const lifts = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        store.facts.lift('e', 'lifted', { on: '2026-01-06', at: index, by: `user-${index}`, reason: 'r' }),
      ),
    );
    expect(lifts.filter((lift) => lift?.recorded === true)).toHaveLength(1);
    expect(new Set(lifts.map((lift) => lift?.fact.lift?.by)).size).toBe(1);
  });

  it('belongs to its entity alone, and is listed newest first', async () => {
    await store.facts.recordOnce(hold('old', { caseId: 'listed', recordedAt: 1 }));
    await store.facts.recordOnce(hold('new', { caseId: 'listed', recordedAt: 2 }));
    expect((await store.facts.byCase('e', 'listed')).map(({ _id }) => _id)).toEqual(['new', 'old']);
    expect(await store.facts.byCase('other', 'listed')).toEqual([]);
    expect(await store.facts.get('other', 'old')).toBeUndefined();
    expect(await store.facts.lift('other', 'old', { on: '2026-01-06', at: 1, by: 'x', reason: 'r' })).toBeUndefined();
  });
});
