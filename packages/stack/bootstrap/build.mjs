import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCommand, runStep } from './run-step.mjs';
import { createProgress } from './shared/progress.mjs';

const NOT_SOURCES = new Set(['node_modules', 'dist', 'target', 'coverage', '.git', '.relance']);

/**
 * Builds what changed: TypeScript by its project references, then the `build` script of every workspace that has one (web app, workflow bundle).
 * Each output carries a stamp, the hash of all sources it was made from, inside its own dist, so that a deleted dist is built again.
 */
export async function buildClone(root, progress) {
  const hash = sourceHash(root);
  const projects = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).references.map((reference) => reference.path);
  const complete = projects.every((project) => existsSync(join(root, project, 'dist', '.tsbuildinfo')));
  if (complete && isStamped(stampFile(root, 'packages/stack', 'tsc'), hash)) progress.line('  ✓ build: up to date');
  else {
    await compile(root, projects, progress);
    writeStamp(stampFile(root, 'packages/stack', 'tsc'), hash);
  }
  for (const workspace of workspacesWithBuild(root)) {
    const stamp = stampFile(root, workspace, 'build');
    if (isStamped(stamp, hash)) continue;
    const [command, args] = npmCommand(['run', 'build', '--workspace', workspace]);
    await runStep(progress, `building ${workspace}`, command, args, { cwd: root });
    writeStamp(stamp, hash);
  }
}

async function compile(root, projects, progress) {
  let built = 0;
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  await runStep(progress, `compiling ${projects.length} projects`, process.execPath, [compiler, '--build', '--verbose'], {
    cwd: root,
    onLine: (line, update) => {
      if (!/ - (?:Building|Project|Projects|Updating|Skipping) /.test(line) && !line.startsWith('    * ')) return line !== '';
      const project = /Building project '(.*)'/.exec(line)?.[1];
      if (project !== undefined) update(`${++built} of about ${projects.length}, ${relative(root, dirname(project))}`);
      return false;
    },
  });
}

function workspacesWithBuild(root) {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folders = workspaces.flatMap((pattern) =>
    pattern.endsWith('/*') ? readdirSync(join(root, dirname(pattern))).map((name) => join(dirname(pattern), name)) : [pattern],
  );
  return folders.filter((folder) => {
    const file = join(root, folder, 'package.json');
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).scripts?.build !== undefined;
  });
}

/** Hash of everything a build reads: workspaces, root configuration, lock file. */
function sourceHash(root) {
  const hash = createHash('sha256');
  const visit = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((left, right) => (left.name < right.name ? -1 : 1))) {
      if (NOT_SOURCES.has(entry.name)) continue;
      const full = join(path, entry.name);
      if (entry.isDirectory()) visit(full);
      else if (entry.isFile())
        hash
          .update(`${relative(root, full)}\0`)
          .update(readFileSync(full))
          .update('\0');
    }
  };
  for (const folder of ['schemas', 'packages', 'engine', 'workers', 'designer']) visit(join(root, folder));
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function stampFile(root, workspace, kind) {
  return join(root, workspace, 'dist', `.stamp-${kind}`);
}

function isStamped(file, hash) {
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
}

function writeStamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, hash);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildClone(fileURLToPath(new URL('../../../', import.meta.url)), createProgress());
}
