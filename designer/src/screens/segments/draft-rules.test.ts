import { describe, expect, it } from 'vitest';
import { moved, stated, withNew, type DraftRule } from './draft-rules.js';

const condition = { field: 'openItems', operator: 'ge', value: 1 } as const;
const rules: DraftRule[] = ['a', 'b', 'c'].map((segment, key) => ({ key, segment, condition }));
const names = (list: readonly DraftRule[]): string => list.map(({ segment }) => segment).join('');

describe('rules being written', () => {
  it('move one place at a time and stay at the ends', () => {
    expect(names(moved(rules, 2, -1))).toBe('acb');
    expect(names(moved(rules, 0, 1))).toBe('bac');
    expect(names(moved(rules, 0, -1))).toBe('abc');
    expect(names(moved(rules, 2, 1))).toBe('abc');
  });

  it('get a key of their own when they are new, also after another was taken away', () => {
    const left = rules.slice(1);
    expect(withNew(left, condition).map(({ key }) => key)).toEqual([1, 2, 3]);
  });

  it('are sent in their order, without the blanks around a name', () => {
    expect(stated([{ key: 7, segment: ' PME ', condition }])).toEqual([{ segment: 'PME', condition }]);
  });
});
