import { parseArgs } from 'node:util';

/** What `npm start -- …` was asked for. */
export interface StartOptions {
  fresh: boolean;
  yes: boolean;
  demo: boolean;
  /** After the demo, stop everything and end with its exit code. */
  exit: boolean;
  port: number;
  workers: number;
  help: boolean;
}

/** The usage of `npm start`. */
export const START_USAGE = `npm start [-- options]
  --demo         load the samples and run the business clock at one day in two seconds, on data of its own
  --exit         with --demo: stop everything when the demo ends, with its exit code
  --fresh        erase this clone's data first, after asking
  --yes          do not ask
  --port N       port of the web app (default RELANCE_PORT, else 4300; the next free one when it is taken)
  --workers N    number of worker processes (default 1)
  --help         this text`;

const DEFAULT_PORT = 4300;

/** Reads the options of `npm start`. Throws an Error naming what it does not know or cannot use. */
export function readStartOptions(args: readonly string[], environment: NodeJS.ProcessEnv): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fresh: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      demo: { type: 'boolean', default: false },
      exit: { type: 'boolean', default: false },
      port: { type: 'string', default: environment['RELANCE_PORT'] ?? String(DEFAULT_PORT) },
      workers: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.exit && !values.demo) throw new Error('--exit goes with --demo');
  return { ...values, port: integer('--port', values.port, 1024, 65_535), workers: integer('--workers', values.workers, 1, 64) };
}

function integer(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(`${name} is a whole number from ${least} to ${most}, not ${text}`);
  return value;
}
