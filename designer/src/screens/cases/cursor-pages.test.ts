import { describe, expect, it } from 'vitest';
import { previousPage, rememberCursor } from './cursor-pages.js';

describe('paging by cursor', () => {
  it('walks back the way it came', () => {
    rememberCursor('by amount', 2, 'second');
    rememberCursor('by amount', 3, 'third');
    expect(previousPage('by amount', 4)).toEqual({ page: 3, after: 'third' });
    expect(previousPage('by amount', 3)).toEqual({ page: 2, after: 'second' });
    expect(previousPage('by amount', 2)).toBeUndefined();
  });

  it('falls back to the first page when the way is unknown, as after a reload', () => {
    expect(previousPage('never walked', 7)).toBeUndefined();
    expect(previousPage('by name', 3)).toBeUndefined();
  });
});
