import { expect, test } from 'vitest';
import { closingLine, countTests } from './vitest-report.js';

const REPORT = { numPassedTests: 12, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };

test('the closing line counts passed, failed and skipped tests', () => {
  expect(closingLine(countTests({ ...REPORT, testResults: [{ status: 'failed', assertionResults: [{}] }] }))).toBe(
    '12 passed, 1 failed, 3 skipped',
  );
});

test('a test file that cannot be loaded counts as a failure', () => {
  expect(countTests({ ...REPORT, testResults: [{ status: 'failed', assertionResults: [] }] }).failed).toBe(2);
});
