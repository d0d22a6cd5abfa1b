import { mongoKindOf, startMongo } from '../mongo/start-mongo.js';
import { openRegister, type ProcessRegister } from '../processes/process-register.js';
import type { RunningProcess } from '../processes/start-process.js';
import { createProgress } from '../provision/progress.js';
import { startTemporal } from '../temporal/start-temporal.js';
import { freePort } from '../processes/free-port.js';
import { provisionServices } from './provision-services.js';

/** A service that a test may kill and start again on its files. */
export type KillableService = 'temporal' | 'mongodb';

/** Local services of a test of failures, each at one address for good. */
export interface KillableServices {
  temporalAddress: string;
  mongodbUri: string;
  /** Ends it with SIGKILL and starts it again at the same address; resolves when it answers. */
  kill(service: KillableService): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts Temporal and MongoDB on a data folder so that they can be killed. Throws where one of them is named by its address in the environment: it is not
 * ours to kill.
 */
export async function startKillableServices(dataFolder: string, purpose: string): Promise<KillableServices> {
  const { register } = await openRegister(dataFolder, purpose);
  try {
    return await startBoth(dataFolder, register);
  } catch (error) {
    register.close();
    throw error;
  }
}

async function startBoth(dataFolder: string, register: ProcessRegister): Promise<KillableServices> {
  const provision = await provisionServices({ progress: createProgress(), mongoKind: mongoKindOf(dataFolder) });
  const ports = { temporal: await freePort(0), mongodb: await freePort(0) };
  const start = {
    temporal: () => startTemporal(provision.temporal, dataFolder, ports.temporal, register),
    mongodb: () => startMongo(provision.mongo, dataFolder, ports.mongodb, register),
  };
  const running = new Map<KillableService, RunningProcess>();
  const hold = (service: KillableService, process: RunningProcess | undefined): void => {
    if (process === undefined) throw new Error(`${service} is named by its address: a service of somebody else is not killed`);
    running.set(service, process);
  };
  const mongo = await start.mongodb();
  hold('mongodb', mongo.process);
  const temporal = await start.temporal().catch(async (error: unknown) => {
    await mongo.process?.stop();
    throw error;
  });
  hold('temporal', temporal.process);
  return {
    temporalAddress: temporal.address,
    mongodbUri: mongo.uri,
    async kill(service) {
      const before = running.get(service);
      if (before === undefined) throw new Error(`${service} does not run`);
      process.kill(before.pid, 'SIGKILL');
      await before.ended;
      await before.stop();
      hold(service, (await start[service]()).process);
    },
    async stop() {
      for (const one of [...running.values()].reverse()) await one.stop();
      register.close();
    },
  };
}
