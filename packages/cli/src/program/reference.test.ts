import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clone, collectingIo, runCli } from '../testing/run-cli.js';
import { commandNames, createProgram } from './create-program.js';

const reference = readFileSync(join(clone, 'docs', 'reference', 'cli.md'), 'utf8');

/** The words of an example line as a shell would split it. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

const examples = [...reference.matchAll(/^npx relance (.+)$/gm)].map(([, line]) => line ?? '');
const sections = [...reference.matchAll(/^### relance (.+)$/gm)].map(([, name]) => name ?? '');

describe('docs/reference/cli.md', () => {
  it('has a section for every command of the program, and for nothing else', () => {
    expect([...sections].sort()).toEqual([...commandNames].sort());
  });

  it.each([...commandNames])('has an example line of %s in its section', (name) => {
    const section = reference.split(`### relance ${name}\n`)[1]?.split('\n### ')[0] ?? '';
    expect(section).toMatch(new RegExp(`^npx relance ${name}\\b`, 'm'));
  });

  it.each(examples)('`relance %s` is a line the program takes', async (line) => {
    const called: string[] = [];
    const program = createProgram(
      (name) => {
        called.push(name);
        return Promise.resolve();
      },
      collectingIo().io,
      'fr',
    );
    await program.parseAsync(words(line), { from: 'user' });
    expect(called).toHaveLength(1);
    expect(line.startsWith(called[0] ?? '?')).toBe(true);
  });

  it.each(examples.filter((line) => /^(?:check|simulate|interest) /.test(line)))(
    '`relance %s` does what it says, offline',
    async (line) => {
      const offline = () => Promise.reject(new Error('an offline command went to the network'));
      const run = await runCli(words(line), { folder: clone, fetch: offline });
      expect(run.stderr).toBe('');
      expect(run.exitCode).toBe(0);
      expect(run.stdout.length).toBeGreaterThan(0);
    },
  );
});
