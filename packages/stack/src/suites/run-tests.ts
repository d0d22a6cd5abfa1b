import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM_COMMAND, findChromium } from '../chromium/find-chromium.js';
import { ServiceMissingError } from '../provision/find-in-order.js';
import { createProgress, duration } from '../provision/progress.js';
import type { Progress } from '../provision/progress.js';
import { startServices } from '../services/start-services.js';
import type { RunningServices } from '../services/start-services.js';
import { closingLine, countTests } from './vitest-report.js';
import type { SuiteCounts, VitestReport } from './vitest-report.js';

/**
 * Runs all suites of a clone against services of their own: free ports, throw-away data; a browser is provided first. Further arguments go to
 * vitest, and the browser is then looked for by the tests that want it. Ends with one plain line `N passed, N failed, N skipped` and returns the
 * exit code. Throws what the services' start throws.
 */
export async function runTests(root: string, args: readonly string[]): Promise<number> {
  const progress = createProgress();
  const begun = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'relance-test-'));
  const services = await startServices({ dataFolder: join(folder, 'data'), mailbox: false, progress, purpose: 'npm test' });
  const report = join(folder, 'report.json');
  try {
    const chromium = args.length === 0 ? await browserFor(progress) : {};
    const code = await runVitest(root, args, report, services, chromium);
    const counts = countsOf(report, code);
    progress.line(`Tests took ${duration(performance.now() - begun)}, services included.`);
    progress.line(closingLine(counts));
    return code !== 0 || counts.failed > 0 ? 1 : 0;
  } finally {
    await services.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tells the browser tests where their browser is; a missing one is said now, and is a failure of those tests under CI=true. */
async function browserFor(progress: Progress): Promise<{ RELANCE_CHROMIUM?: string }> {
  try {
    const { value } = await findChromium({ progress });
    return { RELANCE_CHROMIUM: value.path };
  } catch (error) {
    if (!(error instanceof ServiceMissingError)) throw error;
    const outcome = process.env['CI'] === 'true' ? 'will fail' : 'will not run';
    progress.line(`\n*** No Chromium: the browser tests ${outcome}. Install one: ${CHROMIUM_COMMAND} ***\n${error.message}\n`);
    return {};
  }
}

async function runVitest(
  root: string,
  args: readonly string[],
  report: string,
  services: RunningServices,
  chromium: { RELANCE_CHROMIUM?: string },
): Promise<number> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...chromium,
      RELANCE_TEST: '1',
      // histories are sealed in the tests, as they are where keys are set
      RELANCE_PAYLOAD_KEYS: `test:${randomBytes(32).toString('base64')}`,
      RELANCE_TEMPORAL_ADDRESS: services.temporalAddress,
      RELANCE_MONGODB_URI: services.mongodbUri,
    },
  });
  const forget = endWithUs(child);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => {
        resolve(code ?? 130);
      });
    });
  } finally {
    forget();
  }
}

/** A signal to us ends vitest first; what follows then stops the services in order. */
function endWithUs(child: ChildProcess): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const end = (): void => {
    child.kill('SIGTERM');
  };
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}

/** A vitest that crashed before its report counts as one failure. */
function countsOf(report: string, code: number): SuiteCounts {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = countTests(JSON.parse(readFileSync(report, 'utf8')) as VitestReport);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
