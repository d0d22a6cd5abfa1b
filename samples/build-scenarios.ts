import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleText } from './source/bundle.js';
import { completeDrawings, demoDrawings } from './source/drawings/all.js';

for (const [name, drawings] of [
  ['scenarios', demoDrawings],
  ['complete-scenarios', completeDrawings],
] as const) {
  const folder = join(import.meta.dirname, name);
  mkdirSync(folder, { recursive: true });
  for (const drawing of drawings) {
    const path = join(folder, `${drawing.scenarioId}.json`);
    writeFileSync(path, await bundleText(drawing, path));
  }
}
