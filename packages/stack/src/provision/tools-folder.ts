import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of a pinned tools module of this package: the same from sources and from the build, which lie at the same depth. */
export function toolsFolder(name: 'temporal' | 'mongo'): string {
  return join(stackFolder(), 'tools', name);
}

/** A program of this package that runs before, or beside, the build. */
export function bootstrapFile(name: string): string {
  return join(stackFolder(), 'bootstrap', name);
}

function stackFolder(): string {
  return fileURLToPath(new URL('../../', import.meta.url));
}
