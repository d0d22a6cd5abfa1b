import { expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { task } from './kind.js';

it('a task is work that reaches nobody: it counts for neither gap nor cap (law 14)', () => {
  const label = { fr: 'déposée', en: 'deposited' };
  const when = { anchor: 'dueDate', offset: -10, unit: 'days', late: { do: 'skip' } } as const;
  const data = { when, outcomes: [{ id: 'deposited', label }], person: 'collector', openBusinessDays: 5 };
  expect(task.ports(data).map(({ id }) => id)).toEqual(['deposited', 'expired', 'skipped']);
  expect(task.compile(data, placed({ deposited: 7, expired: 8, skipped: 9 }))).toEqual([
    {
      op: 'task',
      nodeId: 'carte',
      when,
      task: 'check',
      caller: 'collector',
      openBusinessDays: 5,
      outcomes: [{ id: 'deposited', label, reached: false, next: 7 }],
      expired: 8,
      skipped: 9,
    },
  ]);
  expect(task.timing(data)).toMatchObject({ offsetDays: -10, human: { task: 'check' } });
});
