import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { coreVersion } from '@relance/schemas';
import { format } from 'prettier';
import { keptCore } from './keep-core.js';

/** Keeps today's core beside the sources, before they become another version: docs/recipes/change-the-core.md. */
const folder = join(import.meta.dirname, '..', '..', '..', 'workers', 'src', 'workflows', 'kept');
const file = `core-${String(coreVersion)}.js`;
await mkdir(folder, { recursive: true });
await writeFile(join(folder, file), await format(await keptCore(), { parser: 'babel', singleQuote: true, printWidth: 140 }));
console.log(`workers/src/workflows/kept/${file} written; name it in workers/src/workflows/dun-case.ts`);
