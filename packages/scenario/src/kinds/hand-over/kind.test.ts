import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { handOver } from './kind.js';

it.each(['agency', 'lawyer', 'bailiff', 'insurer'] as const)('a case goes to the %s, and the amicable phase is over (law 8)', (to) => {
  const data = { to, owner: 'creditManager' };
  expect(new Ajv({ strict: false }).validate(handOver.dataSchema, data)).toBe(true);
  expect(handOver.compile(data, placed({}))).toEqual([
    { op: 'stop', nodeId: 'carte', outcome: 'handedOver', handOverTo: to, owner: 'creditManager' },
  ]);
  expect(handOver.timing(data)).toEqual({ handsOver: true });
});
