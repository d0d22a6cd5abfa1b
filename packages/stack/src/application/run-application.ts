import { DataFolderInUseError } from '../processes/process-register.js';
import { nextFreePort } from '../processes/free-port.js';
import { createProgress, duration } from '../provision/progress.js';
import type { Progress } from '../provision/progress.js';
import { startServices } from '../services/start-services.js';
import type { RunningServices } from '../services/start-services.js';
import { applicationPrograms, programPlan } from './application-programs.js';
import type { ApplicationAddresses, ApplicationProgram } from './application-programs.js';
import { clockOf, confirmErasure, dataFolderOf, eraseData } from './data-folder.js';
import { runDemo } from './run-demo.js';
import { announceApplication, findRunningApplication } from './running-application.js';
import { readStartOptions, START_USAGE } from './start-options.js';
import type { StartOptions } from './start-options.js';
import { superviseProgram } from './supervise-program.js';

/** What a start may have other than the product's own: for tests. */
export interface ApplicationParts {
  programs?: ApplicationProgram[];
  demoEntry?: string;
  progress?: Progress;
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP. */
  stopping?: AbortSignal;
}

/**
 * Runs the application of a clone until it is stopped: services, engine, workers and, if asked, the demo. Returns the exit code: 0 stopped in good
 * order, 1 declined, 2 wrong usage, 3 a service is missing or died; with `--demo --exit` the demo's. Throws what the services' start throws.
 */
export async function runApplication(root: string, args: readonly string[], parts: ApplicationParts = {}): Promise<number> {
  const progress = parts.progress ?? createProgress();
  const options = optionsOf(args, progress);
  if (typeof options === 'number') return options;
  const dataFolder = dataFolderOf(root, options.demo);
  const refusal = await makeRoom(root, options, dataFolder, progress);
  if (refusal !== undefined) return refusal;
  const stopping = parts.stopping ?? stopSignal(progress);
  const ownMailbox = options.demo || (process.env['RELANCE_SMTP_URL'] ?? '') === '';
  const services = await startServices({
    dataFolder,
    mailbox: ownMailbox,
    progress,
    purpose: options.demo ? 'npm start -- --demo' : 'npm start',
  });
  const stops: (() => Promise<void> | void)[] = [() => services.stop()];
  try {
    const addresses = await addressesOf(root, options, services, dataFolder, progress);
    for (const program of parts.programs ?? applicationPrograms(options.workers)) {
      const step = progress.step(`starting ${program.name}`);
      const supervised = await superviseProgram(programPlan(root, program, addresses), services.register, (sentence) => {
        progress.line(`  ! ${sentence}`);
      }).catch((error: unknown) => {
        step.failed('did not start');
        throw error;
      });
      step.done(`process ${supervised.pid() ?? 0}`);
      stops.push(() => supervised.stop());
    }
    stops.push(announceApplication({ ...addresses, url: `http://127.0.0.1:${addresses.port}` }));
    greet(progress, addresses, performance.now());
    return await live(root, options, services, addresses, { ...parts, stopping, progress });
  } finally {
    progress.line('Stopping…');
    for (const stop of stops.reverse()) await stop();
    progress.line('Stopped. Your data is kept.');
  }
}

function optionsOf(args: readonly string[], progress: Progress): StartOptions | number {
  try {
    const options = readStartOptions(args, process.env);
    if (!options.help) return options;
    progress.line(START_USAGE);
    return 0;
  } catch (error) {
    progress.line(`${error instanceof Error ? error.message : String(error)}\n${START_USAGE}`);
    return 2;
  }
}

/** Erases what is to be erased; returns an exit code when the start ends here. */
async function makeRoom(root: string, options: StartOptions, dataFolder: string, progress: Progress): Promise<number | undefined> {
  const running = findRunningApplication(root);
  if (running?.dataFolder === dataFolder)
    throw new DataFolderInUseError(`Relance already runs from this clone, at ${running.url} (process ${running.pid}).`);
  if (options.fresh && !options.demo && !options.yes && !(await confirmErasure(dataFolder))) {
    progress.line(process.stdin.isTTY ? 'Nothing was erased.' : '--fresh erases data and there is no terminal to ask on: add --yes.');
    return process.stdin.isTTY ? 1 : 2;
  }
  if (options.fresh || options.demo) await eraseData(dataFolder);
  return undefined;
}

async function addressesOf(
  root: string,
  options: StartOptions,
  services: RunningServices,
  dataFolder: string,
  progress: Progress,
): Promise<ApplicationAddresses> {
  const port = await nextFreePort(options.port);
  if (port !== options.port) progress.line(`  ! port ${options.port} is taken, the web app takes ${port}`);
  const { temporalAddress, mongodbUri, mongoKind, mailboxUrl } = services;
  const smtpUrl = services.smtpUrl ?? process.env['RELANCE_SMTP_URL'] ?? '';
  return {
    temporalAddress,
    mongodbUri,
    mongoKind,
    smtpUrl,
    mailboxUrl,
    dataFolder,
    port,
    clock: clockOf(root, options.demo, process.env),
    demo: options.demo,
  };
}

/** `startedInMs` counts from the first line of `npm start`, installing and compiling included. */
function greet(progress: Progress, addresses: ApplicationAddresses, startedInMs: number): void {
  const mails =
    addresses.mailboxUrl === undefined
      ? '  E-mails: LEAVE FOR REAL, through your SMTP server'
      : `  E-mails: kept in the test mailbox, none leaves this machine: ${addresses.mailboxUrl}`;
  progress.line(
    [
      '',
      `Relance is ready (${duration(startedInMs)}): http://127.0.0.1:${addresses.port}`,
      '  Sign in: on the first visit you choose the administrator’s e-mail and password; later you sign in with them.',
      mails,
      '  Ctrl+C stops everything that was started here.',
      '',
    ].join('\n'),
  );
}

/** Runs the demo if asked, then waits for the end; returns the exit code. */
async function live(
  root: string,
  options: StartOptions,
  services: RunningServices,
  addresses: ApplicationAddresses,
  { stopping, progress, demoEntry }: ApplicationParts & { stopping: AbortSignal; progress: Progress },
): Promise<number> {
  const stopped = whenAborted(stopping).then(() => 0);
  const died = services.died.then((sentence) => {
    progress.line(`  ✗ ${sentence}: nothing can go on without it. Start again; your data is kept.`);
    return 3;
  });
  if (options.demo) {
    const code = await Promise.race([runDemo(root, addresses, stopping, demoEntry), died]);
    if (options.exit || code === 3 || stopping.aborted) return code;
    progress.line(
      `The demo has ended (exit code ${code}). The application keeps running: http://127.0.0.1:${addresses.port} (Ctrl+C stops it)`,
    );
  }
  return Promise.race([stopped, died]);
}

async function whenAborted(signal: AbortSignal): Promise<'stopped'> {
  return new Promise((resolve) => {
    const end = (): void => {
      resolve('stopped');
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** Aborted by the first signal to stop; a second one ends at once, and the guard ends the rest. */
function stopSignal(progress: Progress): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) {
        progress.line('Ending at once.');
        process.exit(130);
      }
      controller.abort();
    });
  return controller.signal;
}
