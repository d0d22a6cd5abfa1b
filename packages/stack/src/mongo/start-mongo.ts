import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { freePort } from '../processes/free-port.js';
import type { ProcessRegister } from '../processes/process-register.js';
import { startProcess } from '../processes/start-process.js';
import type { RunningProcess } from '../processes/start-process.js';
import { embeddedClassPath } from './find-embedded.js';
import type { MongoKind, MongoSource } from './find-mongo.js';

/** A server of the MongoDB protocol that can be used. */
export interface RunningMongo {
  /** `mongodb://host:port`, without a database. */
  uri: string;
  /** The server's process; undefined for one the user runs. */
  process?: RunningProcess;
}

const READY_WITHIN_MS = 30_000;
const TRIES = 3;
const EMBEDDED_FILE = 'embedded.mv';

/** Which kind of server wrote the files of a data folder; undefined when there are none yet. */
export function mongoKindOf(dataFolder: string): MongoKind | undefined {
  if (existsSync(join(dataFolder, 'mongo', EMBEDDED_FILE))) return 'embedded';
  return existsSync(join(dataFolder, 'mongo', 'mongod')) ? 'mongod' : undefined;
}

/**
 * Starts MongoDB on its files in the data folder, or uses the server the user named. `port` 0 takes a free one. Throws when it does not start.
 */
export async function startMongo(source: MongoSource, dataFolder: string, port: number, register: ProcessRegister): Promise<RunningMongo> {
  if (source.kind === 'address') return { uri: source.uri };
  mkdirSync(join(dataFolder, 'mongo'), { recursive: true });
  if (source.kind === 'embedded') return startEmbedded(source.java, source.folder, dataFolder, port, register);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startMongod(source.path, dataFolder, await freePort(port), register);
    } catch (error) {
      if (port !== 0 || attempt === TRIES) throw error;
    }
  }
}

async function startMongod(program: string, dataFolder: string, port: number, register: ProcessRegister): Promise<RunningMongo> {
  const folder = join(dataFolder, 'mongo', 'mongod');
  mkdirSync(folder, { recursive: true });
  const uri = `mongodb://127.0.0.1:${port}`;
  const process = await startProcess(
    {
      name: 'mongod',
      command: program,
      args: ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--wiredTigerCacheSizeGB', '0.5', '--nounixsocket'],
      logFile: join(dataFolder, 'logs', 'mongo.log'),
      readyWithinMs: READY_WITHIN_MS,
      ready: () => answers(uri),
    },
    register,
  );
  return { uri, process };
}

/** The embedded server chooses a free port itself and says it in its ready line. */
async function startEmbedded(
  java: string,
  folder: string,
  dataFolder: string,
  port: number,
  register: ProcessRegister,
): Promise<RunningMongo> {
  let uri = '';
  const process = await startProcess(
    {
      name: 'durable-mongo',
      command: java,
      args: [...javaArguments(folder), join(dataFolder, 'mongo', EMBEDDED_FILE), String(port)],
      logFile: join(dataFolder, 'logs', 'mongo.log'),
      readyWithinMs: READY_WITHIN_MS,
      ready: async (printed) => {
        const chosen = /^ready (\d+)$/m.exec(printed)?.[1];
        if (chosen === undefined) return false;
        uri = `mongodb://127.0.0.1:${chosen}`;
        return answers(uri);
      },
    },
    register,
  );
  return { uri, process };
}

/** Java's own arguments: bounded memory, of which enough is for what is soon forgotten; the class path, the main class. */
function javaArguments(folder: string): string[] {
  return ['-Xmx768m', '-Xmn128m', '-XX:+UseSerialGC', '-cp', embeddedClassPath(folder), 'relance.DurableMongo'];
}

async function answers(uri: string): Promise<boolean> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 1000 });
  try {
    await client.db('admin').command({ ping: 1 });
    return true;
  } finally {
    await client.close();
  }
}
