import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './run-command-line.js';

/** The clone this file was built in: packages/cli/dist/main.js. */
const clone = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

// a reader that goes away (`relance case X | head`) ends the command quietly, as it ends any other program
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  folder: process.cwd(),
  clone,
  stdout: process.stdout,
  stderr: process.stderr,
  fetch,
  nowMs: () => Date.now(),
  sleep,
});
