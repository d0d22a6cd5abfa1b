import type { DoctorOutput } from '@relance/schemas';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { outputFaults } from '../../testing/expect-schema.js';
import { runCli } from '../../testing/run-cli.js';

const away = () => Promise.reject(new TypeError('fetch failed'));

/** A machine on which nothing is installed and nothing was ever built. */
function bareMachine(): void {
  const empty = mkdtempSync(join(tmpdir(), 'relance-bare-'));
  vi.stubEnv('PATH', empty);
  vi.stubEnv('XDG_CACHE_HOME', empty);
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', empty);
  for (const name of ['RELANCE_MONGODB_URI', 'RELANCE_TEMPORAL_ADDRESS', 'RELANCE_CHROMIUM', 'JAVA_HOME']) vi.stubEnv(name, undefined);
}

describe('relance doctor on a bare machine', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('names what it did not find, and does not say that nothing is missing', async () => {
    bareMachine();
    const french = await runCli(['doctor', '--lang', 'fr'], { fetch: away });
    expect(french.stdout).toContain('Introuvable pour l’instant : temporal, mongodb.');
    expect(french.stdout).not.toContain('Rien ne manque.');
    const english = await runCli(['doctor', '--lang', 'en'], { fetch: away });
    expect(english.stdout).toContain('Not found yet: temporal, mongodb.');
  });

  it('tells an address that does not answer in the language of the user', async () => {
    bareMachine();
    vi.stubEnv('RELANCE_TEMPORAL_ADDRESS', '127.0.0.1:9');
    const french = await runCli(['doctor', '--lang', 'fr'], { fetch: away });
    expect(french.exitCode).toBe(3);
    expect(french.stdout).toMatch(/ne répond pas \(.+\) ; retirez la variable pour chercher ailleurs/);
    expect(french.stdout).toContain('Il manque un service');
  });

  it('speaks French to the French, in details and remedies too', async () => {
    bareMachine();
    const { stdout } = await runCli(['doctor', '--lang', 'fr'], { fetch: away });
    const words = stdout.replace(/https?:\S+|\/\S+|npx .*/g, '');
    expect(words).not.toMatch(/\b(?:the|is|not|at|needed|answers?|give|put|nothing|none)\b/);
    const output = (await runCli(['doctor', '--json'], { fetch: away })).json() as DoctorOutput;
    expect(outputFaults('doctor', output)).toEqual([]);
    for (const { advice, remedies } of output.services) expect(advice.map(({ en }) => en)).toEqual(remedies);
  });
});
