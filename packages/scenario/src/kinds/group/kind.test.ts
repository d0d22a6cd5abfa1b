import { expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { group } from './kind.js';

it('a group is drawn, never walked: no way out, no date, no instruction', () => {
  expect([group.role, group.ports(group.defaults), group.timing(group.defaults), group.compile(group.defaults, placed({}))]).toEqual([
    'inert',
    [],
    {},
    [],
  ]);
});
