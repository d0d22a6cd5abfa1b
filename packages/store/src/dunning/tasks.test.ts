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

  it('is in one hand at a time: of ten who take it at once one has it, until he lets go or his time is over', async () => {
    await store.tasks.openOnce(call('hand'));
    const take = (by: string, nowMs: number) => store.tasks.claim('e', 'hand', { by, at: nowMs, until: nowMs + 100 }, nowMs);
    const taken = await Promise.all(Array.from({ length: 10 }, (_, index) => take(`user-${index}`, 1000)));
    expect(taken.filter((one) => one?.recorded === true)).toHaveLength(1);
    const holder = taken[0]?.task.claim?.by ?? '';
    expect(new Set(taken.map((one) => one?.task.claim?.by))).toEqual(new Set([holder]));
    expect(await take(holder, 1050)).toMatchObject({ recorded: true, task: { claim: { until: 1150 } } });
    expect(await take('other', 1100)).toMatchObject({ recorded: false });
    expect(await store.tasks.release('e', 'hand', 'other')).toMatchObject({ recorded: false });
    expect(await take('other', 1151)).toMatchObject({ recorded: true, task: { claim: { by: 'other' } } });
    expect((await store.tasks.release('e', 'hand', 'other'))?.task.claim).toBeUndefined();
  });

  it('is put off, given to somebody and taken back while it is open, and no longer', async () => {
    await store.tasks.openOnce(call('moved'));
    const snooze = { untilOn: '2026-01-08', reason: 'absent', by: 'u', at: 1 };
    expect((await store.tasks.snooze('e', 'moved', snooze))?.task.snooze).toEqual(snooze);
    expect((await store.tasks.assign('e', 'moved', { to: 'v', by: 'u', at: 1 }))?.task.assigned?.to).toBe('v');
    expect((await store.tasks.snooze('e', 'moved', undefined))?.task.snooze).toBeUndefined();
    expect((await store.tasks.assign('e', 'moved', undefined))?.task.assigned).toBeUndefined();
    await store.tasks.answer('e', 'moved', { outcome: 'promised', at: 50, by: 'caller' });
    expect(await store.tasks.snooze('e', 'moved', snooze)).toMatchObject({ recorded: false });
    expect(await store.tasks.claim('e', 'moved', { by: 'u', at: 1, until: 9 }, 1)).toMatchObject({
      recorded: false,
      task: { state: 'done' },
    });
    expect([await store.tasks.callsAnswered('e', 'caller', 50), await store.tasks.callsAnswered('e', 'caller', 51)]).toEqual([1, 0]);
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
