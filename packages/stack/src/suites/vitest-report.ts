/** The part of vitest's JSON report that is read. */
export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** How many tests passed, failed and were skipped. */
export interface SuiteCounts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts a report; a file that failed without a single test (it could not be loaded) counts as one failure. */
export function countTests(report: VitestReport): SuiteCounts {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped: report.numPendingTests + report.numTodoTests };
}

/** The closing line of `npm test`. */
export function closingLine(counts: SuiteCounts): string {
  return `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
}
