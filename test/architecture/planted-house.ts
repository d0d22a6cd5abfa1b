import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Who may import whom, by folder: what the layer rules are made from. */
export const arrows = JSON.parse(readFileSync(join(import.meta.dirname, 'arrows.json'), 'utf8')) as Record<string, readonly string[]>;

/** An empty copy of the house, with the real configuration and the real tools, in which violations are planted. */
export interface PlantedHouse {
  readonly folder: string;
  /** Writes a file, by its path in the house. */
  plant(file: string, text: string): void;
  /** Runs a tool of node_modules, by the name of its program, in the house. */
  run(program: string, args: readonly string[]): ToolRun;
  /** The house is gone afterwards. */
  remove(): void;
}

/** How a tool ended and what it said. */
export interface ToolRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const configuration = [
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'eslint.config.js',
  'knip.json',
  'vitest.config.ts',
  '.gitignore',
  'test/tsconfig.json',
  'test/gates/sources.tsconfig.json',
  'test/architecture/arrows.json',
  'test/architecture/layer-rules.cjs',
];

/** Builds a house in a temporary folder: every workspace with its own package.json, one line of source and the dependencies of the clone. */
export function buildHouse(): PlantedHouse {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'relance-house-')));
  const plant = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const file of configuration) cpSync(join(root, file), join(folder, file));
  mkdirSync(join(folder, 'node_modules', '@relance'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')).filter((entry) => entry !== '@relance' && !entry.startsWith('.')))
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  for (const workspace of Object.keys(arrows)) {
    for (const file of ['package.json', 'tsconfig.json']) cpSync(join(root, workspace, file), join(folder, workspace, file));
    plant(`${workspace}/src/index.ts`, `export const here = '${workspace}';\n`);
    symlinkSync(join(folder, workspace), join(folder, 'node_modules', packageName(workspace)));
  }
  return {
    folder,
    plant,
    run(program, args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [programFile(program), ...args], { cwd: folder, encoding: 'utf8' });
      return { code: status ?? 1, stdout, stderr };
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The name by which other workspaces import one: `packages/domain` is `@relance/domain`. */
export function packageName(workspace: string): string {
  return `@relance/${workspace.replace('packages/', '')}`;
}

function programFile(program: string): string {
  return realpathSync(join(root, 'node_modules', '.bin', program));
}

/** The command line of a gate, as package.json has it: the arguments after the program, one list for each `&&`. */
export function gateArguments(script: string): string[][] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  return (scripts[script] ?? '').split(' && ').map((command) => command.split(' ').slice(1));
}
