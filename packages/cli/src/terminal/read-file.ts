import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CommandFault } from './command-fault.js';
import type { CommandIo } from './command-io.js';

/** The fault of a path that leads to no readable file: wrong usage. */
export function fileMissing(path: string, error: unknown): CommandFault {
  const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new CommandFault(2, 'RLC_FILE_NOT_FOUND', {
    fr: `Le fichier ${path} ne peut pas être lu (${detail}).`,
    en: `The file ${path} cannot be read (${detail}).`,
  });
}

/** Absolute path of what the user named. */
export function pathOf(io: Pick<CommandIo, 'folder'>, path: string): string {
  return resolve(io.folder, path);
}

/** Text of a file the user named. Throws CommandFault 2 when it cannot be read. */
export async function readTextFile(io: Pick<CommandIo, 'folder'>, path: string): Promise<string> {
  try {
    return await readFile(pathOf(io, path), 'utf8');
  } catch (error) {
    throw fileMissing(path, error);
  }
}

/** The API key in a file the user named. Throws CommandFault 2 when it cannot be read. */
export function readKeyFile(io: Pick<CommandIo, 'folder'>, path: string): string {
  try {
    return readFileSync(pathOf(io, path), 'utf8').trim();
  } catch (error) {
    throw fileMissing(path, error);
  }
}

/** JSON of a file the user named. Throws CommandFault 2 when it cannot be read, 1 when it holds no JSON. */
export async function readJsonFile(io: Pick<CommandIo, 'folder'>, path: string): Promise<unknown> {
  const text = await readTextFile(io, path);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CommandFault(1, 'RLC_NOT_JSON', {
      fr: `Le fichier ${path} n’est pas du JSON valable : ${detail}`,
      en: `The file ${path} is not valid JSON: ${detail}`,
    });
  }
}
