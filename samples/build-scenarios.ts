import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleOf } from './source/bundle.js';
import { drawings } from './source/drawings.js';

const folder = join(import.meta.dirname, 'scenarios');
mkdirSync(folder, { recursive: true });
for (const drawing of drawings) {
  writeFileSync(join(folder, `${drawing.scenarioId}.json`), `${JSON.stringify(bundleOf(drawing), null, 2)}\n`);
}
