import type { SegmentChange } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../store.js';
import { openThrowAwayStore } from '../throw-away-store.js';
import type { AccountDefaults } from './merge-account.js';

let store: Store;
beforeAll(async () => {
  store = await openThrowAwayStore();
});
afterAll(async () => {
  await store.drop();
  await store.close();
});

const change = (by: number) => ({ rulesJson: `["${String(by)}"]`, changedAt: by, changedBy: `user-${String(by)}` });

describe('segment rules', () => {
  it('are replaced by one of twenty who read the same version', async () => {
    expect(await store.segments.rules('e')).toBeUndefined();
    for (const version of [0, 1, 2]) {
      const replaced = await Promise.all(Array.from({ length: 20 }, (_, by) => store.segments.replaceRules('e', version, change(by))));
      const won = replaced.filter((rules) => rules !== undefined);
      expect(won).toHaveLength(1);
      expect(won[0]).toMatchObject({ _id: 'e', version: version + 1 });
      expect(await store.segments.rules('e')).toEqual(won[0]);
    }
    expect(await store.segments.rules('other')).toBeUndefined();
  });
});

describe('changes of segment', () => {
  const told = (id: string, entityId = 'e'): SegmentChange => ({
    _id: id,
    entityId,
    accountId: 'a',
    code: 'C1',
    from: 'sme',
    to: 'key',
    openItems: 2,
    at: 1,
    on: '2026-01-05',
    state: 'open',
  });

  it('are told once, and seen once, in their own entity', async () => {
    await store.segments.recordChanges([told('1'), told('2')]);
    await store.segments.recordChanges([told('2'), told('3', 'other')]);
    expect((await store.segments.openChanges('e', {})).rows.map(({ _id }) => _id)).toEqual(['1', '2']);
    expect(await store.segments.seen('other', '1', { at: 5, userId: 'u' })).toBeUndefined();
    expect(await store.segments.seen('e', '1', { at: 5, userId: 'u' })).toMatchObject({ recorded: true, change: { seenBy: 'u' } });
    expect(await store.segments.seen('e', '1', { at: 6, userId: 'v' })).toMatchObject({
      recorded: false,
      change: { seenBy: 'u', seenAt: 5 },
    });
    expect((await store.segments.openChanges('e', {})).rows.map(({ _id }) => _id)).toEqual(['2']);
  });
});

describe('the segment of an account a rule decides', () => {
  const defaults: AccountDefaults = { debtorClass: 'business', country: 'FR', territory: 'FR', locale: 'fr', segment: 'default' };
  const by = { changedAt: 9, changedBy: 'segments' };

  it('stays when a file names another, which is kept beside it, until no rule decides', async () => {
    await store.accounts.upsertMany('e', [{ code: 'C1', segment: 'sme' }], defaults);
    const before = await store.accounts.byCode('e', 'C1');
    if (before === undefined) throw new Error('no account');
    const put = await store.accounts.putInSegment(before, { segment: 'key', statedSegment: 'sme' }, by);
    expect(put).toMatchObject({ segment: 'key', statedSegment: 'sme', version: 2, changedBy: 'segments' });
    expect(await store.accounts.putInSegment(before, { segment: 'late', statedSegment: 'sme' }, by)).toBeUndefined();

    await store.accounts.upsertMany('e', [{ code: 'C1', segment: 'small' }], defaults);
    await store.accounts.upsertMany('e', [{ code: 'C1', name: 'Menuiserie Évrard' }], defaults);
    const imported = await store.accounts.byCode('e', 'C1');
    expect(imported).toMatchObject({ segment: 'key', statedSegment: 'small', name: 'Menuiserie Évrard' });

    if (imported === undefined) throw new Error('no account');
    const freed = await store.accounts.putInSegment(imported, { segment: 'small' }, by);
    expect(freed?.segment).toBe('small');
    expect(freed).not.toHaveProperty('statedSegment');
    await store.accounts.upsertMany('e', [{ code: 'C1', segment: 'sme' }], defaults);
    expect(await store.accounts.byCode('e', 'C1')).toMatchObject({ segment: 'sme' });
  });
});
