import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountNames, eachAccount, eachItem } from './telling/each-account.js';
import { play } from './telling/play.js';
import { linesUnder, readCases, saidOf, type WrittenCase } from './telling/read-cases.js';
import { tellDays, tellEnds, tellReasons } from './telling/tell-simulation.js';

const themes = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md') && !file.endsWith('README.md'))
  .sort();

/** The lines of a case that nothing told begins with, in place of what was told; all well is the lines themselves. */
function found(expected: readonly string[], told: readonly string[]): string[] {
  const subject = (line: string): string => line.split(' ')[0] ?? '';
  return expected.map((line) => {
    if (told.some((one) => one.startsWith(line))) return line;
    const about = told.filter((one) => subject(one) === subject(line));
    return about.length === 0 ? `nothing is told about ${subject(line)}` : about.join('\n');
  });
}

/** The lines under `ends` or `reasons`, one for each item they are about. */
function expectedOf(written: WrittenCase, keyword: string): string[] {
  const accounts = accountNames(linesUnder(written, 'accounts'));
  return linesUnder(written, keyword).flatMap((line) => eachItem(line, accounts).map((one) => one.replace(/\s{2,}/, '  ')));
}

describe.each(themes)('%s', (theme) => {
  const cases = readCases(readFileSync(join(import.meta.dirname, theme), 'utf8'));

  it.each(cases.map((written) => [written.title, written] as const))('%s', (_title, written) => {
    const simulation = play(written);
    expect(simulation.unapplied ?? []).toEqual([]);
    const tell = saidOf(written, 'tell') ?? '';
    const telling = {
      totals: tell.includes('totals'),
      deadlines: tell.includes('deadlines'),
      hours: tell.includes('hours'),
      accounts: linesUnder(written, 'accounts').length > 1,
    };
    const days = eachAccount(linesUnder(written, 'days'), accountNames(linesUnder(written, 'accounts')));
    expect(tellDays(simulation, telling)).toEqual(days);
    const ends = expectedOf(written, 'ends');
    expect(found(ends, tellEnds(simulation))).toEqual(ends);
    const reasons = expectedOf(written, 'reasons');
    expect(found(reasons, tellReasons(simulation))).toEqual(reasons);
  });
});
