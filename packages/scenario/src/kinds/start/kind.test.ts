import { expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { start } from './kind.js';

it('a start yields no instruction: it says from when items enter, counted before the due date', () => {
  expect(start.compile({ enterDaysBefore: 10 }, placed({}))).toEqual([]);
  expect(start.timing({ enterDaysBefore: 10 })).toEqual({ offsetDays: -10 });
});
