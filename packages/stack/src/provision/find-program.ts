import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runProgram } from './run-program.js';

/** The full path of a program on PATH; undefined when there is none that may be run. */
export async function findProgram(name: string, path: string = process.env['PATH'] ?? ''): Promise<string | undefined> {
  for (const folder of path.split(delimiter).filter((entry) => entry !== '')) {
    const file = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
    if (await isExecutable(file)) return file;
  }
  return undefined;
}

/** Whether a file exists and may be run. */
export async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false, // access answers by failing
  );
}

/** The version number (`1.8.2`, else `17`) a program prints about itself: the first with a dot, else the first number. Throws when it cannot be run within 10 s or prints none. */
export async function programVersion(file: string, args: readonly string[]): Promise<string> {
  const { output } = await runProgram(file, args, { timeoutMs: 10_000 });
  const said = output.replace(/^Picked up .*$/gm, '');
  const version = (/\d+(?:\.\d+)+/.exec(said) ?? /\d+/.exec(said))?.[0];
  if (version === undefined) throw new Error(`${file} does not say its version`);
  return version;
}

/** Whether version `have` is at least `need`, compared number by number. */
export function atLeast(have: string, need: string): boolean {
  const [left, right] = [have.split('.').map(Number), need.split('.').map(Number)];
  for (const [position, wanted] of right.entries()) {
    const given = left[position] ?? 0;
    if (given !== wanted) return given > wanted;
  }
  return true;
}
