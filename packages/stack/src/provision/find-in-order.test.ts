import { describe, expect, test } from 'vitest';
import { findInOrder, ServiceMissingError } from './find-in-order.js';
import type { Finder, Finding } from './find-in-order.js';
import { createProgress } from './progress.js';

function fake(place: string, finding: Finding<string> | Error, asked: string[] = []): Finder<string> {
  return {
    place,
    find: () => {
      asked.push(place);
      return finding instanceof Error ? Promise.reject(finding) : Promise.resolve(finding);
    },
  };
}

function recorder(): { written: string[]; progress: ReturnType<typeof createProgress> } {
  const written: string[] = [];
  return { written, progress: createProgress({ write: (text) => written.push(text) }) };
}

const ABSENT: Finding<string> = { outcome: 'absent', detail: 'not set' };
const FOUND: Finding<string> = { outcome: 'found', value: 'it', detail: '8.0 in the cache' };

describe('looking for a service', () => {
  test('places are asked one after the other, the first that has it ends the search, each look-up is one line', async () => {
    const asked: string[] = [];
    const { written, progress } = recorder();
    const finders = [fake('environment', ABSENT, asked), fake('cache', FOUND, asked), fake('download', FOUND, asked)];
    const { value, attempts } = await findInOrder('MongoDB', finders, [], progress);
    expect(value).toBe('it');
    expect(asked).toEqual(['environment', 'cache']);
    expect(attempts.map((attempt) => [attempt.place, attempt.outcome])).toEqual([
      ['environment', 'absent'],
      ['cache', 'found'],
    ]);
    expect(written.map((line) => line.replace(/\(.*\)\n$/, '').trim())).toEqual([
      '– MongoDB: environment: not set',
      '✓ MongoDB: cache: 8.0 in the cache',
    ]);
  });

  test('a place that fails does not end the search', async () => {
    const { progress } = recorder();
    const { attempts } = await findInOrder('MongoDB', [fake('download', new Error('no route')), fake('build', FOUND)], [], progress);
    expect(attempts[0]).toMatchObject({ outcome: 'failed', detail: 'no route' });
  });

  test('an address the user named that does not answer ends the search: nothing else silently stands in for it', async () => {
    const asked: string[] = [];
    const refused: Finding<string> = { outcome: 'refused', detail: 'does not answer' };
    const search = findInOrder('MongoDB', [fake('environment', refused, asked), fake('cache', FOUND, asked)], [], recorder().progress);
    await expect(search).rejects.toThrow(ServiceMissingError);
    expect(asked).toEqual(['environment']);
  });

  test('when no place has it, the message says what was tried and what the user can do', async () => {
    const finders = [fake('environment', ABSENT), fake('download', new Error('no route to example.org'))];
    const search = findInOrder('Temporal', finders, ['install Go 1.26'], recorder().progress);
    await expect(search).rejects.toThrow(/Temporal could not be found.*environment: not set.*no route to example.org.*install Go 1.26/s);
  });
});
