import { expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { approval } from './kind.js';

it('an approval leads on by go, no-go and silence, and tells the proofs which of them is go (law 24)', () => {
  const data = { ...approval.defaults, by: 'cfo' };
  expect(approval.ports(data).map(({ id }) => id)).toEqual(['approved', 'refused', 'expired']);
  expect(approval.compile(data, placed({ approved: 7, refused: 8, expired: 9 }))).toMatchObject([
    {
      op: 'task',
      task: 'approval',
      caller: 'cfo',
      openBusinessDays: 3,
      outcomes: [
        { id: 'approved', reached: false, next: 7 },
        { id: 'refused', reached: false, next: 8 },
      ],
      expired: 9,
    },
  ]);
  expect(approval.timing(data)).toMatchObject({ offsetDays: 32, human: { task: 'approval' }, goPort: 'approved' });
});
