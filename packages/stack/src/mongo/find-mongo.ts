import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { addressFinder } from '../provision/address-finder.js';
import { cacheFolder, cacheRoot, fillCache } from '../provision/cache.js';
import { assertReachable } from '../provision/download-archive.js';
import { atLeast, findProgram, programVersion } from '../provision/find-program.js';
import type { Finder, Finding } from '../provision/find-in-order.js';
import { runProgram } from '../provision/run-program.js';
import { bootstrapFile } from '../provision/tools-folder.js';
import { embeddedFinders } from './find-embedded.js';

/** The MongoDB that is downloaded where there is a route. */
const MONGODB_VERSION = '8.2.6';
const OLDEST_MONGODB = '7.0';
const DOWNLOAD_SILENCE_MS = 30_000;

/** A running server, the program of a real one, or the embedded one: its jars and the Java that runs them. */
export type MongoSource =
  { kind: 'address'; uri: string } | { kind: 'mongod'; path: string; version: string } | { kind: 'embedded'; folder: string; java: string };

/** The two kinds of server whose files live in a data folder, and cannot read one another's. */
export type MongoKind = 'mongod' | 'embedded';

/** What a user can do when no MongoDB was found. */
export const MONGO_REMEDIES = [
  'give the address of a running server: RELANCE_MONGODB_URI=mongodb://host:27017',
  'put mongod 7 or 8 on PATH: https://www.mongodb.com/docs/manual/installation',
  'install a JDK 17 or newer and Maven and start again: the embedded server is then made once, in about 20 seconds',
];

/**
 * Where MongoDB is looked for, in the order of DESIGN §7. With `kind`, only servers that can read files of this kind are taken: a data folder stays
 * with the server that made it.
 */
export function mongoFinders(kind: MongoKind | undefined, root: string = cacheRoot()): Finder<MongoSource>[] {
  const folder = cacheFolder('mongodb', MONGODB_VERSION, root);
  const [embeddedInCache, embeddedBuild] = embeddedFinders(root);
  const real = [onPath(), inCache(folder)];
  if (kind === 'embedded') return [environment(), embeddedInCache, embeddedBuild];
  if (kind === 'mongod') return [environment(), ...real, download(folder)];
  return [environment(), ...real, embeddedInCache, download(folder), embeddedBuild];
}

function environment(): Finder<MongoSource> {
  return addressFinder('RELANCE_MONGODB_URI', (text) => {
    const hosts = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]+)/.exec(text)?.[1];
    if (hosts === undefined) throw new Error('not a MongoDB address: mongodb://host:27017 is the form');
    const [host, port] = (hosts.split(',')[0] ?? '').split(':');
    return { value: { kind: 'address', uri: text }, host: host ?? 'localhost', port: Number(port ?? 27017) };
  });
}

function onPath(): Finder<MongoSource> {
  return {
    place: 'mongod on PATH',
    find: async () => {
      const path = await findProgram('mongod');
      if (path === undefined) return { outcome: 'absent', detail: 'none' };
      const version = await programVersion(path, ['--version']);
      if (!atLeast(version, OLDEST_MONGODB)) return { outcome: 'absent', detail: `${path} is ${version}, ${OLDEST_MONGODB} is needed` };
      return { outcome: 'found', value: { kind: 'mongod', path, version }, detail: `MongoDB ${version} at ${path}` };
    },
  };
}

function inCache(folder: string): Finder<MongoSource> {
  return {
    place: 'cache (MongoDB)',
    find: () => Promise.resolve(existsSync(folder) ? cached(folder) : { outcome: 'absent', detail: `nothing at ${folder}` }),
  };
}

function cached(folder: string): Finding<MongoSource> {
  const path = join(folder, 'mongod');
  return { outcome: 'found', value: { kind: 'mongod', path, version: MONGODB_VERSION }, detail: `MongoDB ${MONGODB_VERSION} at ${path}` };
}

function download(folder: string): Finder<MongoSource> {
  return {
    place: 'official download (MongoDB)',
    find: async (update) => {
      await assertReachable('https://fastdl.mongodb.org/');
      await fillCache(folder, update, async (temporary) => {
        const { output } = await runProgram(process.execPath, [bootstrapFile('download-mongod.mjs'), temporary, MONGODB_VERSION], {
          silenceMs: DOWNLOAD_SILENCE_MS,
          onLine: (line) => {
            update(/\d+(?:\.\d+)?%/.exec(line)?.[0].replace('%', ' %') ?? 'downloading');
          },
        });
        await rename(output.trim().split('\n').at(-1) ?? '', join(temporary, 'mongod'));
      });
      return cached(folder);
    },
  };
}
