import type { InstrumenterContext } from '@stryker-mutator/api/core';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { pathToFileURL } from 'node:url';
import { relative, resolve } from 'node:path';
import { seedOf } from '../gates/seed-of.js';
import { collectTests, type CollectedTest } from './collected-tests.js';
import { furnishSandbox, testFilesOf } from './sandbox.js';
import { keepTimes, likeliestFirst, readTimes, type TestTimes } from './test-order.js';

/** A mutant no test has killed in this processor time has survived: the score can only be too low by it. */
const BUDGET_MICROSECONDS = 3_000_000;

/** What the instrumented sources read and write while they run. */
const instrumented: InstrumenterContext = (Reflect.get(globalThis, '__stryker__') as InstrumenterContext | undefined) ?? {};
Reflect.set(globalThis, '__stryker__', instrumented);

/**
 * Runs the tests of the pure packages for Stryker in one process that loads them once. A mutant then costs what its tests cost, some
 * milliseconds, where a runner that loads sources and tests anew costs seconds. What a mutant leaves behind in the memory of the process
 * could fail a test of the next: a failure counts only if the same test holds without the mutant; else the process is thrown away.
 */
class OneProcessRunner implements TestRunner {
  private tests = new Map<string, CollectedTest>();
  private times: TestTimes = {};
  private mutantsSeen = 0;
  private spoilt = false;

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    const sandbox = process.cwd();
    furnishSandbox(sandbox);
    this.times = readTimes();
    for (const file of testFilesOf(sandbox)) {
      const collected = await collectTests(file, () => import(pathToFileURL(resolve(sandbox, file)).href));
      for (const test of collected) this.tests.set(test.id, test);
    }
  }

  async dryRun(): Promise<DryRunResult> {
    const results: TestResult[] = [];
    for (const test of this.tests.values()) {
      instrumented.currentTestId = test.id;
      const started = performance.now();
      const failure = await failureOf(test);
      delete instrumented.currentTestId;
      const told = { id: test.id, name: test.name, fileName: resolve(test.fileName), timeSpentMs: performance.now() - started };
      results.push(
        failure === undefined ? { ...told, status: TestStatus.Success } : { ...told, status: TestStatus.Failed, failureMessage: failure },
      );
    }
    keepTimes(results);
    this.times = readTimes();
    const mutantCoverage = instrumented.mutantCoverage;
    return { status: DryRunStatus.Complete, tests: results, ...(mutantCoverage === undefined ? {} : { mutantCoverage }) };
  }

  async mutantRun({ testFilter, activeMutant, sandboxFileName, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    if (this.spoilt) throw new Error('A mutant before has spoilt this process.');
    this.mutantsSeen += 1;
    const chosen = testFilter === undefined ? [...this.tests.values()] : testFilter.flatMap((id) => this.tests.get(id) ?? []);
    const tests = likeliestFirst(chosen, relative(process.cwd(), sandboxFileName), this.times);
    const before = process.cpuUsage();
    instrumented.hitCount = 0;
    let run = 0;
    for (const test of tests) {
      const { user, system } = process.cpuUsage(before);
      if (user + system > BUDGET_MICROSECONDS) break;
      run += 1;
      Object.assign(instrumented, { activeMutant: activeMutant.id, hitLimit });
      const failure = await failureOf(test);
      delete instrumented.activeMutant;
      delete instrumented.hitLimit;
      if (failure === undefined) continue;
      if (hitLimit !== undefined && instrumented.hitCount > hitLimit) return { status: MutantRunStatus.Timeout, reason: 'turns for ever' };
      this.spoilt = (await failureOf(test)) !== undefined;
      if (this.spoilt && this.mutantsSeen > 1) throw new Error('A mutant before may have spoilt this process.');
      return { status: MutantRunStatus.Killed, killedBy: [test.id], failureMessage: failure, nrOfTests: run };
    }
    return { status: MutantRunStatus.Survived, nrOfTests: run };
  }
}

/** Why a test fails, or nothing if it holds; its properties draw what they draw in every run. */
async function failureOf(test: CollectedTest): Promise<string | undefined> {
  fc.configureGlobal({ seed: seedOf(test.title) });
  try {
    await test.body();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @public Stryker reads it. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcessRunner)];
