import { accountId } from '@relance/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../store.js';
import { openThrowAwayStore } from '../throw-away-store.js';
import type { AccountDefaults } from './merge-account.js';
import { searchKeyOf, searchWords } from './search-words.js';

let store: Store;
beforeAll(async () => {
  store = await openThrowAwayStore();
});
afterAll(async () => {
  await store.drop();
  await store.close();
});

const defaults: AccountDefaults = { debtorClass: 'business', country: 'FR', territory: 'FR', locale: 'fr', segment: 'sme' };

describe('customer accounts', () => {
  it('are created once, then completed, then left alone', async () => {
    const id = accountId('e', 'C001');
    expect(await store.accounts.upsertMany('e', [{ code: 'C001', name: 'Menuiserie Évrard' }], defaults)).toMatchObject({ created: [id] });
    const more = { code: 'C001', siren: '732829320', name: ' ', segment: 'key' };
    expect(await store.accounts.upsertMany('e', [more], defaults)).toMatchObject({ updated: [id] });
    expect(await store.accounts.upsertMany('e', [more], defaults)).toMatchObject({ created: [], updated: [], unchanged: [id] });
    expect(await store.accounts.byCode('e', ' C001')).toMatchObject({
      name: 'Menuiserie Évrard',
      siren: '732829320',
      segment: 'key',
      searchKey: 'menuiserie evrard c001 732829320',
      version: 2,
    });
    expect(await store.accounts.get('other', id)).toBeUndefined();
  });

  it('merge their contacts by address, whatever its case; a blank erases nothing', async () => {
    const contact = { role: 'accountsPayable', name: 'Anne Roy', email: 'anne@client.test', phone: '+33140000000' } as const;
    await store.accounts.upsertMany('e', [{ code: 'C002', contacts: [contact] }], defaults);
    const [first] = (await store.accounts.byCode('e', 'C002'))?.contacts ?? [];
    const changed = { role: 'management', name: 'Anne Roy-Petit', email: 'Anne@Client.test', phone: '' } as const;
    const other = { role: 'approver', name: 'Luc Bon', email: 'luc@client.test' } as const;
    await store.accounts.upsertMany('e', [{ code: 'C002', contacts: [changed, other] }], defaults);
    const contacts = (await store.accounts.byCode('e', 'C002'))?.contacts;
    expect(contacts).toHaveLength(2);
    expect(contacts?.[0]).toEqual({ ...first, role: 'management', name: 'Anne Roy-Petit', email: 'Anne@Client.test' });
    expect(contacts?.[1]).toMatchObject(other);
  });

  it('lose nothing when ten imports complete one account at the same time', async () => {
    const contacts = Array.from({ length: 10 }, (_, index) => ({
      role: 'other' as const,
      name: `N${index}`,
      email: `n${index}@client.test`,
    }));
    await Promise.all(contacts.map((contact) => store.accounts.upsertMany('e', [{ code: 'C003', contacts: [contact] }], defaults)));
    expect((await store.accounts.byCode('e', 'C003'))?.contacts).toHaveLength(10);
    expect(await store.accounts.count('e')).toBe(3);
  });
});

describe('search', () => {
  it.each([
    [['Société  Générale', 'C-12', undefined], 'societe generale c-12'],
    [['Œuvres & Cie'], 'oeuvres & cie'],
  ])('folds %j', (parts, key) => {
    expect(searchKeyOf(parts)).toBe(key);
  });

  it('finds the words of a text, each once', () => {
    expect(searchWords('Café du Port — CAFÉ C-12')).toEqual(['cafe', 'du', 'port', 'c', '12']);
  });
});
