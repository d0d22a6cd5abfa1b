import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Says that a run has its folder: Vitest sets up each project, and folders within folders would make paths too long for a browser's socket. */
const marker = 'RELANCE_TESTS_FOLDER';

/** The temporary folder of this run of the tests; undefined outside of one. */
export function testsFolder(): string | undefined {
  return process.env[marker];
}

/** Gives one run of the tests a temporary folder of its own, so that what they leave behind goes with it. @public Vitest calls it. */
export default function useOwnTemporaryFolder(): () => void {
  if (process.env[marker] !== undefined) return () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'relance-'));
  process.env[marker] = folder;
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
