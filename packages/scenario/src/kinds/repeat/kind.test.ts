import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { repeat, type RepeatData } from './kind.js';

const until = { field: 'lastOutcome', operator: 'eq', value: 'reached' } as const;
const data: RepeatData = { max: 3, minGapDays: 7, until };

it('a loop has a body, an end by its condition and an end by number, and tells the proofs its bounds', () => {
  expect(repeat.compile(data, placed({ body: 7, done: 8, exhausted: 9 }))).toEqual([
    { op: 'repeat', nodeId: 'carte', max: 3, minGapDays: 7, until, body: 7, done: 8, exhausted: 9 },
  ]);
  expect(repeat.timing(data)).toEqual({ loop: { max: 3, minGapDays: 7, bodyPort: 'body', exhaustedPort: 'exhausted' } });
});

it('has ten rounds at most and a condition of the catalogue', () => {
  const fits = new Ajv({ strict: false }).compile(repeat.dataSchema);
  expect([10, 11, 0].map((max) => fits({ ...data, max }))).toEqual([true, false, false]);
  const nested = { any: [until, { not: { all: [until] } }] };
  expect(fits({ ...data, until: nested })).toBe(true);
  expect(fits({ ...data, until: { any: [{ field: 'level' }] } })).toBe(false);
  const wrong = { field: 'lastOutcome', operator: 'lt', value: 'reached' } as const;
  expect(repeat.check?.({ ...data, until: wrong }, { templates: [], locales: [] })).toMatchObject([{ code: 'C132' }]);
});
