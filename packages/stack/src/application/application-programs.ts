import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessPlan } from '../processes/start-process.js';

/** A program of the product that `npm start` keeps running. */
export interface ApplicationProgram {
  name: string;
  /** The built entry, relative to the clone. */
  entry: string;
  /** The one that serves the web app: its /healthz says when all is ready. */
  servesWeb: boolean;
}

/** What every program of the product is told by its environment. */
export interface ApplicationAddresses {
  temporalAddress: string;
  mongodbUri: string;
  /** Which kind of server that is: the engine warns of the embedded one. */
  mongoKind: 'address' | 'mongod' | 'embedded';
  smtpUrl: string;
  mailboxUrl: string | undefined;
  dataFolder: string;
  port: number;
  /** The demo's clock; undefined leaves business time to be real time. */
  clock: ApplicationClock | undefined;
  demo: boolean;
}

/** The business clock all programs share: stands at `epoch` until the real instant `origin`, then runs `scale` times as fast. ISO instants. */
export interface ApplicationClock {
  epoch: string;
  origin: string;
  scale: number;
}

const ENGINE: ApplicationProgram = { name: 'engine', entry: 'engine/dist/main.js', servesWeb: true };
const WORKER_ENTRY = 'workers/dist/main.js';

/** The programs of the product: the engine and so many workers. */
export function applicationPrograms(workers: number): ApplicationProgram[] {
  const list = Array.from({ length: workers }, (_, index) => ({ name: `worker-${index + 1}`, entry: WORKER_ENTRY, servesWeb: false }));
  return [ENGINE, ...list];
}

/** The environment of the product's programs, on top of the user's own. */
export function applicationEnvironment(addresses: ApplicationAddresses): Record<string, string> {
  const environment: Record<string, string> = {
    RELANCE_TEMPORAL_ADDRESS: addresses.temporalAddress,
    RELANCE_MONGODB_URI: withDatabase(addresses.mongodbUri, 'relance'),
    RELANCE_MONGODB_KIND: addresses.mongoKind,
    RELANCE_SMTP_URL: addresses.smtpUrl,
    RELANCE_DATA_FOLDER: addresses.dataFolder,
    RELANCE_PORT: String(addresses.port),
    RELANCE_URL: `http://127.0.0.1:${addresses.port}`,
  };
  const { clock } = addresses;
  if (clock !== undefined) {
    environment['RELANCE_CLOCK_EPOCH'] = clock.epoch;
    environment['RELANCE_CLOCK_ORIGIN'] = clock.origin;
    environment['RELANCE_CLOCK_SCALE'] = String(clock.scale);
  }
  if (addresses.mailboxUrl !== undefined) environment['RELANCE_MAILBOX_URL'] = addresses.mailboxUrl;
  if (addresses.demo) environment['RELANCE_DEMO'] = '1';
  return environment;
}

/** The process of one program. Throws when it was not built. */
export function programPlan(root: string, program: ApplicationProgram, addresses: ApplicationAddresses): ProcessPlan {
  const entry = join(root, program.entry);
  if (!existsSync(entry)) throw new Error(`${program.entry} is not there: the build did not make it`);
  return {
    name: program.name,
    command: process.execPath,
    args: [entry],
    env: { ...process.env, ...applicationEnvironment(addresses) },
    logFile: join(addresses.dataFolder, 'logs', `${program.name}.log`),
    readyWithinMs: 60_000,
    ready: program.servesWeb ? () => isHealthy(addresses.port) : () => Promise.resolve(true),
  };
}

/** A MongoDB address that names a database: its own, or the given one. */
export function withDatabase(uri: string, database: string): string {
  const [, start, path, query] = /^([^/]+:\/\/[^/?]+)(?:\/([^?]*))?(\?.*)?$/.exec(uri) ?? [];
  if (start === undefined) throw new Error('RELANCE_MONGODB_URI is not an address of the form mongodb://host:port/database');
  return path === undefined || path === '' ? `${start}/${database}${query ?? ''}` : uri;
}

async function isHealthy(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2000) });
  return response.ok;
}
