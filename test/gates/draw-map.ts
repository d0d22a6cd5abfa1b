import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
/** The document that holds the picture. */
export const mapFile = join(root, 'ARCHITECTURE.md');
const begin = '<!-- map: drawn by npm run map -->';
const end = '<!-- end of map -->';
const folders = ['schemas', 'packages', 'engine', 'workers', 'designer'];
const largestAnswerBytes = 256 * 1024 * 1024;

/** One source file and the files it imports, types included. */
export interface ImportingModule {
  source: string;
  dependencies: readonly { resolved: string }[];
}

/** The workspace a file belongs to; undefined for what is not ours. */
function workspaceOf(path: string): string | undefined {
  return /^(?:packages\/)?([a-z]+)\/src\//u.exec(path)?.[1];
}

/** Draws who imports whom as a mermaid graph of workspaces, sorted, types counted, tests and what only tests use left out. */
export function drawMap(modules: readonly ImportingModule[]): string {
  const arrows = new Set<string>();
  for (const { source, dependencies } of modules) {
    const from = workspaceOf(source);
    if (from === undefined || /\.(test|fixture|test-support)\.tsx?$|\/testing\//u.test(source)) continue;
    for (const { resolved } of dependencies) {
      const to = workspaceOf(resolved);
      if (to !== undefined && to !== from) arrows.add(`  ${from} --> ${to}`);
    }
  }
  return ['```mermaid', 'graph TD', ...[...arrows].sort(), '```'].join('\n');
}

/** Puts a picture between the two marks of a document. Throws where a mark is missing. */
export function placeMap(document: string, picture: string): string {
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`the marks ${begin} and ${end} are not in the document`);
  return `${before}${begin}\n\n${picture}\n\n${end}${after}`;
}

/** Asks dependency-cruiser, with the options of the layer gate, what every source file imports. Throws when it cannot tell. */
export async function readModules(): Promise<ImportingModule[]> {
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const options = ['--config', 'test/architecture/layer-rules.cjs', '--output-type', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...options, ...folders], {
    cwd: root,
    maxBuffer: largestAnswerBytes,
  });
  return (JSON.parse(stdout) as { modules: ImportingModule[] }).modules;
}

if (process.argv[1] === import.meta.filename) {
  const document = await readFile(mapFile, 'utf8');
  await writeFile(mapFile, placeMap(document, drawMap(await readModules())));
  console.log('The picture in ARCHITECTURE.md is drawn.');
}
