import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { freePort } from '../processes/free-port.js';
import type { ProcessRegister } from '../processes/process-register.js';
import { startProcess } from '../processes/start-process.js';
import type { RunningProcess } from '../processes/start-process.js';
import type { TemporalSource } from './find-temporal.js';
import { prepareNamespace, SEARCH_ATTRIBUTES } from './prepare-namespace.js';

/** A Temporal server that can be used. */
export interface RunningTemporal {
  /** `host:port` of its gRPC side. */
  address: string;
  /** The server's process; undefined for one the user runs. */
  process?: RunningProcess;
  /** Sentences about what was missing in its namespace. */
  missing: string[];
}

/** Settings of the server by their names in Temporal's dynamic configuration, such as the length at which a history is to be carried on. */
export type ServerSettings = Readonly<Record<string, number | boolean>>;

const READY_WITHIN_MS = 30_000;
const TRIES = 3;

/**
 * Starts the Temporal dev server on its SQLite file in the data folder (WAL, 30 days of retention, our search attributes), or uses the one the user
 * named, whose settings are left alone. `port` 0 takes a free one; a free port that another process grabs in between is replaced, a fixed one is
 * not. Throws when it does not start.
 */
export async function startTemporal(
  source: TemporalSource,
  dataFolder: string,
  port: number,
  register: ProcessRegister,
  settings: ServerSettings = {},
): Promise<RunningTemporal> {
  if (source.kind === 'address') {
    return { address: source.address, missing: await prepareNamespace(source.address, namespaceName()) };
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(source.path, dataFolder, await freePort(port), register, settings);
    } catch (error) {
      if (port !== 0 || attempt === TRIES) throw error;
    }
  }
}

async function startOnce(
  program: string,
  dataFolder: string,
  port: number,
  register: ProcessRegister,
  settings: ServerSettings,
): Promise<RunningTemporal> {
  const address = `127.0.0.1:${port}`;
  mkdirSync(join(dataFolder, 'temporal'), { recursive: true, mode: 0o700 });
  const process = await startProcess(
    {
      name: 'temporal',
      command: program,
      args: devServerArguments(port, join(dataFolder, 'temporal', 'temporal.db'), settings),
      logFile: join(dataFolder, 'logs', 'temporal.log'),
      readyWithinMs: READY_WITHIN_MS,
      ready: () => answers(address),
    },
    register,
  );
  try {
    await prepareNamespace(address, namespaceName(), 'relance');
  } catch (error) {
    await process.stop();
    throw error;
  }
  return { address, process, missing: [] };
}

/** The namespace that engine and workers will use. */
function namespaceName(): string {
  const given = process.env['RELANCE_TEMPORAL_NAMESPACE'] ?? '';
  return given === '' ? 'default' : given;
}

/** The command line of the dev server. */
function devServerArguments(port: number, databaseFile: string, settings: ServerSettings): string[] {
  const dynamic = Object.entries(settings).flatMap(([name, value]) => ['--dynamic-config-value', `${name}=${JSON.stringify(value)}`]);
  const attributes = Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]);
  return [
    ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port), '--db-filename', databaseFile],
    ...['--sqlite-pragma', 'journal_mode=WAL', '--namespace', 'default', '--log-level', 'warn', ...attributes, ...dynamic],
  ];
}

async function answers(address: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 1000 });
  try {
    await connection.workflowService.describeNamespace({ namespace: 'default' });
    return true;
  } finally {
    await connection.close();
  }
}
