import { expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { note } from './kind.js';

it('a note is drawn, never walked: no way out, no date, no instruction', () => {
  expect([note.role, note.ports(note.defaults), note.timing(note.defaults), note.compile(note.defaults, placed({}))]).toEqual([
    'inert',
    [],
    {},
    [],
  ]);
});
