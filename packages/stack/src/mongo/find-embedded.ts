import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cacheFolder, fillCache } from '../provision/cache.js';
import { atLeast, findProgram, isExecutable, programVersion } from '../provision/find-program.js';
import type { Finder, Finding } from '../provision/find-in-order.js';
import { runProgram } from '../provision/run-program.js';
import { toolsFolder } from '../provision/tools-folder.js';
import type { MongoSource } from './find-mongo.js';

/** The library of the embedded server; its pinned version is in tools/mongo/pom.xml. */
const EMBEDDED_VERSION = '1.47.0';
const OLDEST_JAVA = '17';
const CLASSES = join('src', 'main', 'java', 'relance');

/** The two places of the embedded server: the cache, and a build by Maven from pinned modules with strict checksums. */
export function embeddedFinders(root: string): [Finder<MongoSource>, Finder<MongoSource>] {
  const folder = cacheFolder('durable-mongo', `${EMBEDDED_VERSION}-${sourceHash()}`, root);
  return [
    {
      place: 'cache (embedded server)',
      find: async () => (existsSync(folder) ? withJava(folder) : { outcome: 'absent', detail: `nothing at ${folder}` }),
    },
    { place: 'build with Maven (embedded server, once per user)', find: (update) => build(folder, update) },
  ];
}

/** The class path of a made embedded server. */
export function embeddedClassPath(folder: string): string {
  return [join(folder, 'durable-mongo.jar'), join(folder, 'lib', '*')].join(delimiter);
}

/** A changed class or pin is another program: its cache folder has another name. */
function sourceHash(): string {
  const hash = createHash('sha256');
  const classes = readdirSync(join(toolsFolder('mongo'), CLASSES)).toSorted();
  for (const file of ['pom.xml', ...classes.map((name) => join(CLASSES, name))])
    hash.update(readFileSync(join(toolsFolder('mongo'), file)));
  return hash.digest('hex').slice(0, 8);
}

async function withJava(folder: string): Promise<Finding<MongoSource>> {
  const java = await findJava();
  if (java.path === undefined) return { outcome: 'absent', detail: java.detail };
  return {
    outcome: 'found',
    value: { kind: 'embedded', folder, java: java.path },
    detail: `embedded server ${EMBEDDED_VERSION} at ${folder}, ${java.detail}; comfortable up to 20,000 items`,
  };
}

async function findJava(): Promise<{ path?: string; detail: string }> {
  const home = process.env['JAVA_HOME'];
  const inHome = home === undefined ? undefined : join(home, 'bin', 'java');
  const path = inHome !== undefined && (await isExecutable(inHome)) ? inHome : await findProgram('java');
  if (path === undefined) return { detail: `no java on PATH; Java ${OLDEST_JAVA} is needed` };
  const version = await programVersion(path, ['-version']);
  return atLeast(version, OLDEST_JAVA)
    ? { path, detail: `Java ${version}` }
    : { detail: `${path} is ${version}, ${OLDEST_JAVA} is needed` };
}

async function build(folder: string, update: (detail: string) => void): Promise<Finding<MongoSource>> {
  const java = await findJava();
  if (java.path === undefined) return { outcome: 'absent', detail: java.detail };
  const maven = await findProgram('mvn');
  if (maven === undefined) return { outcome: 'absent', detail: 'no mvn on PATH' };
  await fillCache(folder, update, async (temporary) => {
    const work = join(temporary, 'work');
    await cp(toolsFolder('mongo'), work, { recursive: true, filter: (source) => !source.endsWith('/target') });
    let artifacts = 0;
    await runProgram(maven, ['--strict-checksums', '--batch-mode', 'package'], {
      cwd: work,
      onLine: (line) => {
        if (line.includes('Downloaded from')) update(`${++artifacts} artifacts downloaded`);
        else if (/--- .*(?:compiler|jar|dependency)/.test(line)) update(line.replace(/^.*--- (\S+).*$/, 'step $1'));
      },
    });
    const jar = (await readdir(join(work, 'target'))).find((name) => name.endsWith('.jar'));
    if (jar === undefined) throw new Error('Maven ended well but left no jar');
    await rename(join(work, 'target', jar), join(temporary, 'durable-mongo.jar'));
    await rename(join(work, 'target', 'lib'), join(temporary, 'lib'));
    await rm(work, { recursive: true, force: true });
  });
  return withJava(folder);
}
