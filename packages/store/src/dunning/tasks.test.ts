import type { Task } from '@relance/schemas';
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

function call(id: string, more: Partial<Task> = {}): Task {
  const outcomes = [{ id: 'promised', fr: 'Promesse', en: 'Promise', reached: true }];
  return {
    _id: id,
    entityId: 'e',
    caseId: 'c',
    accountId: 'a',
    kind: 'call',
    state: 'open',
    openedAt: 100,
    itemIds: ['i'],
    outcomes,
    ...more,
  };
}

describe('a task', () => {
  it('opens once though twenty workers open it', async () => {
    const opened = await Promise.all(Array.from({ length: 20 }, (_, index) => store.tasks.openOnce(call('once', { openedAt: index }))));
    expect(opened.filter((outcome) => outcome.opened)).toHaveLength(1);
    expect(new Set(opened.map(({ task }) => task.openedAt)).size).toBe(1);
  });

  it('is answered once: whoever comes second is told who answered first, and when', async () => {
    await store.tasks.openOnce(call('answer'));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => store.tasks.answer('e', 'answer', { outcome: 'promised', at: index, by: `user-${index}` })),
    );
    expect(answers.filter((answer) => answer?.recorded === true)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer?.task.outcomeBy)).size).toBe(1);
    const late = await store.tasks.answer('e', 'answer', { outcome: 'refused', at: 999, by: 'late', note: 'x' });
    expect(late).toEqual({ task: await store.tasks.get('e', 'answer'), recorded: false });
    expect(late?.task).toMatchObject({ state: 'done', outcome: 'promised' });
  });

  it('that expired or was withdrawn takes no answer, and one answered does not expire', async () => {
    await store.tasks.openOnce(call('expired'));
    expect(await store.tasks.expire('e', 'expired', 7)).toMatchObject({ recorded: true, task: { state: 'expired', outcomeAt: 7 } });
    expect(await store.tasks.answer('e', 'expired', { outcome: 'promised', at: 8, by: 'u' })).toMatchObject({ recorded: false });
    await store.tasks.openOnce(call('withdrawn'));
    await store.tasks.withdraw('e', 'withdrawn', 7);
    expect(await store.tasks.expire('e', 'withdrawn', 8)).toMatchObject({ recorded: false, task: { state: 'withdrawn' } });
    expect(await store.tasks.expire('e', 'nobody', 8)).toBeUndefined();
    expect(await store.tasks.answer('other', 'once', { outcome: 'promised', at: 8, by: 'u' })).toBeUndefined();
  });

  it('is listed by state or case, oldest first, with the number of all', async () => {
    for (let index = 0; index < 5; index += 1) {
      await store.tasks.openOnce(call(`list-${index}`, { entityId: 'l', openedAt: 10 - index, caseId: index < 2 ? 'x' : 'y' }));
    }
    await store.tasks.withdraw('l', 'list-0', 50);
    const first = await store.tasks.list('l', { state: 'open', limit: 3 });
    expect(first).toMatchObject({ total: 4, rows: [{ _id: 'list-4' }, { _id: 'list-3' }, { _id: 'list-2' }] });
    const rest = await store.tasks.list('l', { state: 'open', limit: 3, cursor: first.nextCursor ?? '' });
    expect(rest.rows.map(({ _id }) => _id)).toEqual(['list-1']);
    expect((await store.tasks.list('l', { caseId: 'x' })).total).toBe(2);
    expect(await store.tasks.counts('l')).toEqual({ open: 4, done: 0, expired: 0, withdrawn: 1 });
  });
});
