import { describe, expect, it } from 'vitest';
import { readCasesSearch } from './cases-search.js';

describe('the list of accounts in the address', () => {
  it.each([
    [{}, {}],
    [
      { view: 'closed', search: 'lormeau', sort: 'name' },
      { view: 'closed', search: 'lormeau', sort: 'name' },
    ],
    [{ view: 'nonsense', sort: 'price', search: '  ' }, {}],
    [{ search: 4417 }, { search: '4417' }],
    [
      { page: 3, after: 'abc' },
      { page: 3, after: 'abc' },
    ],
    [{ page: 3 }, {}],
    [{ page: -1, after: 'abc' }, {}],
  ])('%j is read as %j', (raw, expected) => {
    expect(readCasesSearch(raw)).toEqual(expected);
  });
});
