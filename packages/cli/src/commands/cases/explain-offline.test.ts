import type { Why } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { failureFaults, outputFaults } from '../../testing/expect-schema.js';
import { runCli } from '../../testing/run-cli.js';

const offline = () => Promise.reject(new Error('an offline question went to the network'));
const files = ['--simulate', 'scenarios/pme.json', '--items', 'open-items.csv', '--from', '2025-09-01'];

async function why(item: string, on: string, ...more: string[]): Promise<Why> {
  const run = await runCli(['why', item, '--on', on, ...files, ...more, '--json'], { fetch: offline });
  expect(run.stderr).toBe('');
  expect(outputFaults('why', run.json())).toEqual([]);
  return run.json() as Why;
}

describe('relance why, offline', () => {
  it('says why nothing leaves about a disputed item, and knows nothing of it before it was recorded (laws 3, 8)', async () => {
    const during = await why('F-101', '2025-09-12', '--events', 'events.json');
    expect(during).toMatchObject({ number: 'F-101', state: 'open', outstandingCents: 187_200, currency: 'EUR' });
    expect(during.reasons.map(({ code }) => code)).toEqual(['dispute']);
    expect(during.summary.fr).toContain('contestée');
    expect(during.summary.en).toContain('disputed');
    const before = await why('F-101', '2025-09-09', '--events', 'events.json');
    expect(before.reasons.map(({ code }) => code)).not.toContain('dispute');
  });

  it('says what was decided on the day, and what comes next', async () => {
    const first = await why('F-301', '2025-09-01');
    expect(first.reasons.map(({ code }) => code)).toContain('entered');
    expect(first.nextOn).toBeDefined();
  });

  it('says of a paid item that it is paid', async () => {
    expect(await why('F-102', '2025-09-19', '--payments', 'payments.csv')).toMatchObject({ state: 'paid', outstandingCents: 0 });
  });

  it('tells people in both languages', async () => {
    const ask = (language: string) =>
      runCli(['why', 'F-101', '--on', '2025-09-12', ...files, '--events', 'events.json', '--lang', language]);
    expect((await ask('fr')).stdout).toMatch(/restent dus[\s\S]*\(loi 8\)/);
    expect((await ask('en')).stdout).toMatch(/still owed[\s\S]*\(law 8\)/);
  });

  it.each([
    ['an item nobody knows', ['why', 'F-0', '--on', '2025-09-12', ...files, '--json'], 1],
    ['half of the question', ['why', 'F-101', '--items', 'open-items.csv', '--json'], 2],
    ['a faulty scenario', ['why', 'F-101', '--on', '2025-09-12', '--simulate', 'faulty.json', ...files.slice(2), '--json'], 1],
  ])('refuses %s', async (_what, words, exitCode) => {
    const run = await runCli(words, { fetch: offline });
    expect(run.exitCode).toBe(exitCode);
    expect(failureFaults(run.json())).toEqual([]);
  });
});
