import { eventFaults, simulationEventTypes } from '@relance/scenario';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clone, runCli } from '../testing/run-cli.js';

const reference = readFileSync(join(clone, 'docs', 'reference', 'simulation.md'), 'utf8');

/** Every block of code with the line of text before it. */
const blocks = [...reference.matchAll(/^(\S.*)\n\n```(\w+)\n([\s\S]*?)\n```$/gm)].map(([, before = '', language = '', text = '']) => {
  return { before, language, text };
});

/** Each command with the output shown below it. */
const told = [...reference.matchAll(/```sh\nnpx relance (.+)\n```\n\n```text\n([\s\S]*?)\n```/g)].map(([, line = '', output = '']) => {
  return { words: line.split(' '), output };
});

describe('docs/reference/simulation.md', () => {
  it('shows the files of its example as they are', () => {
    const files = blocks.filter(({ before }) => /^`samples\/simulation\/[\w.-]+`$/.test(before));
    expect(files).toHaveLength(4);
    for (const { before, text } of files) expect(readFileSync(join(clone, before.replaceAll('`', '')), 'utf8').trimEnd()).toBe(text);
  });

  it('shows what its commands print, to the letter', async () => {
    expect(told).toHaveLength(2);
    for (const { words, output } of told) {
      const offline = () => Promise.reject(new Error('an offline command went to the network'));
      const run = await runCli(words, { folder: clone, fetch: offline });
      expect(run.exitCode).toBe(0);
      expect(run.stdout.trimEnd()).toBe(output);
    }
  });

  it('has a sound line for every type of event, and says what each means', () => {
    const lines = blocks.find(({ language }) => language === 'jsonl')?.text.split('\n') ?? [];
    const events = lines.map((line) => JSON.parse(line) as { type: string });
    expect(events.flatMap((event) => eventFaults(event))).toEqual([]);
    expect(events.map(({ type }) => type).sort()).toEqual([...simulationEventTypes].sort());
    for (const type of simulationEventTypes)
      expect(reference).toMatch(new RegExp(`^\\|[^|]*\`${type}\`|^\\|[^|]*\\|[^|]*\`${type}\``, 'm'));
  });
});
