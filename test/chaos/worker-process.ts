import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CrashPoint } from '@relance/workers/failpoints';
import type { LiveHouse } from '../live/live-house.js';

/** How contacts are made: as designed, or sent first and recorded then. */
export type Variant = 'relance' | 'naive';

/** Where a worker is to die, and the how manieth time it comes there. */
export interface Failpoint {
  at: CrashPoint;
  nth: number;
}

/** The one worker process of a wave; it may die by itself or be killed, and is started again. */
export interface WorkerProcess {
  /** Starts a worker, to die at the failpoint when one is given; ends the one that runs. */
  start(failpoint?: Failpoint): Promise<void>;
  /** SIGKILL; resolves when it is dead. */
  kill(): Promise<void>;
  /** Resolves true when it died by itself within the time. */
  diesWithin(ms: number): Promise<boolean>;
  isRunning(): boolean;
  /** Ends all that was started. */
  close(): Promise<void>;
}

const program = join(import.meta.dirname, '..', '..', 'workers', 'dist', 'testing', 'chaos-worker.js');

function environmentOf({ config }: LiveHouse): NodeJS.ProcessEnv {
  const { sms, post } = config;
  return {
    ...process.env,
    RELANCE_TEMPORAL_ADDRESS: config.temporalAddress,
    RELANCE_QUEUE_PREFIX: config.queuePrefix,
    RELANCE_MONGODB_URI: config.mongodbUri,
    RELANCE_SMTP_URL: config.smtpUrl,
    RELANCE_MAILBOX_URL: config.mailboxUrl,
    RELANCE_DATA_FOLDER: config.dataFolder,
    ...(sms === undefined
      ? {}
      : { RELANCE_SMS_ACCOUNT: sms.account, RELANCE_SMS_SECRET: sms.secret, RELANCE_SMS_SENDER: sms.sender, RELANCE_SMS_URL: sms.url }),
    ...(post === undefined ? {} : { RELANCE_POST_URL: post.url, RELANCE_POST_KEY: post.key, RELANCE_POST_SECRET: post.secret }),
  };
}

/** Workers for a house without staff: one works, the next is loaded meanwhile, so that little time passes without any. */
export function workerProcess(house: LiveHouse, variant: Variant): WorkerProcess {
  const load = (): ChildProcess =>
    spawn(process.execPath, [program, '--variant', variant], { stdio: ['pipe', 'ignore', 'ignore'], env: environmentOf(house) });
  let working: ChildProcess | undefined;
  let next: ChildProcess | undefined = load();
  const lives = (child: ChildProcess | undefined): child is ChildProcess => child?.exitCode === null && child.signalCode === null;
  const end = async (child: ChildProcess | undefined): Promise<void> => {
    if (!lives(child)) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return {
    isRunning: () => lives(working),
    kill: () => end(working),
    async start(failpoint) {
      await end(working);
      working = next ?? load();
      working.stdin?.write(`${JSON.stringify(failpoint ?? {})}\n`);
      next = load();
    },
    async diesWithin(ms) {
      const waited = working;
      // one that ended otherwise than by the signal met no failpoint
      const isKilled = (): boolean => waited?.signalCode === 'SIGKILL';
      if (!lives(waited)) return isKilled();
      return once(waited, 'exit', { signal: AbortSignal.timeout(ms) }).then(isKilled, () => false);
    },
    async close() {
      await end(working);
      await end(next);
      next = undefined;
    },
  };
}
