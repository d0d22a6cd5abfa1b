import { join } from 'node:path';
import { findRunningApplication } from '../application/running-application.js';
import type { RunningApplication } from '../application/running-application.js';
import { findChromium } from '../chromium/find-chromium.js';
import { mongoFinders, MONGO_REMEDIES } from '../mongo/find-mongo.js';
import { mongoKindOf } from '../mongo/start-mongo.js';
import { findProgram, programVersion } from '../provision/find-program.js';
import { ServiceMissingError } from '../provision/find-in-order.js';
import type { Finder } from '../provision/find-in-order.js';
import { findInOrder } from '../provision/find-in-order.js';
import type { Progress } from '../provision/progress.js';
import { temporalFinders, TEMPORAL_REMEDIES } from '../temporal/find-temporal.js';

/** One thing the product needs, as the doctor tells it. */
export interface ServiceFinding {
  service: 'node' | 'temporal' | 'mongodb' | 'chromium' | 'go' | 'java' | 'maven';
  /** `ok` found; `missing` needed and not there; `optional` not there, and only needed for what `remedies` say. */
  state: 'ok' | 'missing' | 'optional';
  /** What was found where, or what was tried. */
  detail: string;
  /** What the user can do; empty when it is found. */
  remedies: string[];
}

/** What the doctor knows of a clone. */
export interface ServicesReport {
  findings: ServiceFinding[];
  /** Which kind of server wrote the data of this clone, when there is any. */
  dataKind: 'mongod' | 'embedded' | undefined;
  running: RunningApplication | undefined;
}

/** The number of items up to which the embedded database is comfortable: it has no secondary index. */
export const EMBEDDED_COMFORTABLE_ITEMS = 20_000;

const SILENT: Progress = {
  line: () => undefined,
  step: () => ({ update: () => undefined, done: () => undefined, passed: () => undefined, failed: () => undefined }),
};

/**
 * Looks at what is there, without downloading, building or starting anything: environment, PATH and cache of each service, the tools that would build
 * it, the browser, and the application that runs from this clone. Never throws for something missing: that is what it reports.
 */
export async function findServices(root: string, cacheRoot?: string): Promise<ServicesReport> {
  const dataKind = mongoKindOf(join(root, '.relance'));
  const findings = [
    { service: 'node', state: 'ok', detail: `${process.versions.node} at ${process.execPath}`, remedies: [] } satisfies ServiceFinding,
    await look('temporal', withoutMaking(temporalFinders(cacheRoot)), TEMPORAL_REMEDIES),
    await look('mongodb', withoutMaking(mongoFinders(dataKind, cacheRoot)), MONGO_REMEDIES),
    await chromiumFinding(),
    await tool('go', ['env', 'GOVERSION'], 'needed only to build Temporal where it cannot be downloaded: https://go.dev/dl'),
    await tool('java', ['-version'], 'needed only for the embedded database, where MongoDB cannot be had: a JDK 17 or newer'),
    await tool('mvn', ['-v'], 'needed only to make the embedded database, where MongoDB cannot be had'),
  ];
  return { findings, dataKind, running: findRunningApplication(root) };
}

/** Looking is not making: downloads and builds are left out. */
function withoutMaking<T>(finders: Finder<T>[]): Finder<T>[] {
  return finders.filter((finder) => !/^(?:official download|build with)/.test(finder.place));
}

async function look<T>(service: 'temporal' | 'mongodb', finders: Finder<T>[], remedies: readonly string[]): Promise<ServiceFinding> {
  try {
    const { attempts } = await findInOrder(service, finders, remedies, SILENT);
    return { service, state: 'ok', detail: attempts.at(-1)?.detail ?? '', remedies: [] };
  } catch (error) {
    if (!(error instanceof ServiceMissingError)) throw error;
    const tried = error.attempts.map((attempt) => `${attempt.place}: ${attempt.detail}`).join('; ');
    const refused = error.attempts.some((attempt) => attempt.outcome === 'refused');
    const first = refused ? [] : ['run npm start: it downloads or builds what is missing'];
    return { service, state: refused ? 'missing' : 'optional', detail: tried, remedies: [...first, ...remedies] };
  }
}

async function chromiumFinding(): Promise<ServiceFinding> {
  try {
    const { attempts } = await findChromium({ install: false, progress: SILENT });
    return { service: 'chromium', state: 'ok', detail: attempts.at(-1)?.detail ?? '', remedies: [] };
  } catch (error) {
    if (!(error instanceof ServiceMissingError)) throw error;
    return { service: 'chromium', state: 'optional', detail: 'none; the browser tests need one', remedies: [...error.remedies] };
  }
}

async function tool(name: 'go' | 'java' | 'mvn', args: string[], purpose: string): Promise<ServiceFinding> {
  const service = name === 'mvn' ? 'maven' : name;
  const path = await findProgram(name);
  if (path === undefined) return { service, state: 'optional', detail: 'not on PATH', remedies: [purpose] };
  const version = await programVersion(path, args).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  return { service, state: 'ok', detail: `${version} at ${path}`, remedies: [] };
}
