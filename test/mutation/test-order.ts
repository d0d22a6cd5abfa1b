import type { TestResult } from '@stryker-mutator/api/test-runner';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { CollectedTest } from './collected-tests.js';

/** Milliseconds each test takes without a mutant, by id. */
export type TestTimes = Readonly<Record<string, number>>;

/** In the sandbox, so that a process started later knows what the first one measured. */
const file = 'test-times.json';

/** Keeps what the run without mutants measured. */
export function keepTimes(results: readonly TestResult[]): void {
  writeFileSync(file, JSON.stringify(Object.fromEntries(results.map((one) => [one.id, one.timeSpentMs]))));
}

/** The times kept, none in the process that is to measure them. */
export function readTimes(): TestTimes {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TestTimes) : {};
}

/** Each folder a test shares with the mutated source makes it so much likelier to see the mistake than one that is as quick. */
const NEARER = 4;
/** The worked cases play the whole machine: to any source of it they are as near as its own tests. */
const PLAYED = 'packages/scenario/src/machine';

/** Tests in the order that finds a failure soonest: quick ones first, those near the mutated source before those far off. */
export function likeliestFirst(tests: readonly CollectedTest[], source: string, times: TestTimes): CollectedTest[] {
  const own = source.replace(/\.ts$/, '.test.ts');
  const nearness = ({ fileName }: CollectedTest): number =>
    foldersShared(fileName.replace(/^test\/scenarios/, PLAYED), source) + (fileName === own ? 1 : 0);
  const price = (test: CollectedTest): number => (times[test.id] ?? 0) / NEARER ** nearness(test);
  return tests
    .map((test) => ({ test, price: price(test) }))
    .sort((a, b) => a.price - b.price)
    .map(({ test }) => test);
}

function foldersShared(one: string, other: string): number {
  const [first, second] = [one.split('/'), other.split('/')];
  const apart = first.findIndex((name, index) => name !== second[index]);
  return apart === -1 ? first.length : apart;
}
