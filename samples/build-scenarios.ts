import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleText } from './source/bundle.js';
import { drawings } from './source/drawings.js';

const folder = join(import.meta.dirname, 'scenarios');
mkdirSync(folder, { recursive: true });
for (const drawing of drawings) {
  const path = join(folder, `${drawing.scenarioId}.json`);
  writeFileSync(path, await bundleText(drawing, path));
}
