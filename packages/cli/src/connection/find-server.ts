import { findRunningApplication } from '@relance/stack';
import { existsSync, readFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { dirname, join } from 'node:path';
import type { CommandIo } from '../terminal/command-io.js';

/** Where the engine is, how we know, and the token to sign in with. */
export interface ServerAddress {
  /** Without a trailing slash. */
  url: string;
  /** `given`: the user named it, so nothing else may silently stand in for it. */
  origin: 'given' | 'running' | 'default';
  token?: string;
  /** Folder in which the token of the command line lies; absent: it came from the environment, or there is none. */
  tokenFolder?: string;
  /** The entity to work in; absent: the first. */
  entityId?: string;
}

/** Where the engine listens when nobody says otherwise. */
const DEFAULT_URL = 'http://127.0.0.1:4300';

const TOKEN_FILE = 'cli-token';

/** Beside the token: the entity the commands of this machine work in. */
export const ENTITY_FILE = 'cli-entity';

/** The clones whose `.relance` may be meant: around the folder the user is in first, then the one this program belongs to. */
function candidateRoots(io: CommandIo): string[] {
  const roots: string[] = [];
  for (let folder = io.folder; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.relance'))) roots.push(folder);
    if (dirname(folder) === folder) break;
  }
  return [...new Set([...roots, io.clone])];
}

/** A token of this machine is for this machine only: it never leaves for another host. */
function isLoopback(url: string): boolean {
  const host = new URL(url).hostname;
  return host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}

function readIfThere(file: string): string | undefined {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return text === '' ? undefined : text;
}

/** The token of this machine with its folder, and the entity named beside it. */
function readToken(folders: readonly string[]): Pick<ServerAddress, 'token' | 'tokenFolder' | 'entityId'> {
  for (const tokenFolder of folders) {
    const token = readIfThere(join(tokenFolder, TOKEN_FILE));
    const entityId = readIfThere(join(tokenFolder, ENTITY_FILE));
    if (token !== undefined) return { token, tokenFolder, ...(entityId === undefined ? {} : { entityId }) };
  }
  return {};
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}

/**
 * Finds the engine: `--server`, RELANCE_URL, the application that runs from this clone, else the default port; and the token: RELANCE_TOKEN,
 * else, for an address on this machine only, `cli-token` of the data folder (RELANCE_DATA_FOLDER, the running application's, `.relance`). The entity: RELANCE_ENTITY,
 * else `cli-entity` beside that token.
 */
export function findServer(io: CommandIo, server: string | undefined): ServerAddress {
  const roots = candidateRoots(io);
  const given = server ?? io.environment['RELANCE_URL'];
  const running = roots.map((root) => findRunningApplication(root)).find((application) => application !== undefined);
  const explicit = given !== undefined && given !== '';
  const url = trimmed(explicit ? given : (running?.url ?? DEFAULT_URL));
  const origin = explicit ? 'given' : running === undefined ? 'default' : 'running';
  const dataFolder = io.environment['RELANCE_DATA_FOLDER'];
  const folders = [
    ...(dataFolder === undefined || dataFolder === '' ? [] : [dataFolder]),
    ...(running === undefined || trimmed(running.url) !== url ? [] : [running.dataFolder]),
    ...roots.map((root) => join(root, '.relance')),
  ];
  const fromEnvironment = io.environment['RELANCE_TOKEN'];
  const isSet = fromEnvironment !== undefined && fromEnvironment !== '';
  const signedIn = isSet ? { token: fromEnvironment } : isLoopback(url) ? readToken(folders) : {};
  const named = io.environment['RELANCE_ENTITY'];
  return { url, origin, ...signedIn, ...(named === undefined || named === '' ? {} : { entityId: named }) };
}
