import { expect, it } from 'vitest';
import { runWave } from '../chaos/wave.js';

/** The short form of `npm run chaos`: its services are those of all tests and live on; it takes about two minutes of a machine that does nothing else. */

it('ten kills of the worker, at named steps of a dispatch and at any moment, neither double nor lose a message', async () => {
  const result = await runWave({ variant: 'relance', cases: 30, kills: 10, seed: 1 });
  expect(result).toMatchObject({ duplicates: 0, lost: 0, foreign: 0, expected: result.arrived + result.unknown });
  expect(result.kills.failpoint + result.kills.worker).toBe(10);
  expect(result.kills.failpoint).toBeGreaterThan(0);
}, 600_000);
