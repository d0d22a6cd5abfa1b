import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const SHOWN_LINES = 40;

/**
 * Runs a program as one step of progress; `onLine(line, update)` may say how far it is, and returns false for lines of no interest when it fails.
 * Throws with the program's last lines.
 */
export async function runStep(progress, title, command, args, { cwd, env, onLine = () => true } = {}) {
  const step = progress.step(title);
  const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      if (onLine(line, step.update) !== false) lines.push(line);
    });
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      lines.push(error.message);
      resolve(-1);
    });
    child.once('close', resolve);
  });
  if (code === 0) return step.done('done');
  step.failed(`ended with ${code}`);
  throw new Error(`${title} failed:\n${lines.slice(-SHOWN_LINES).join('\n')}`);
}

/** How npm is called: through the very npm that started us, when one did. */
export function npmCommand(args) {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
}
