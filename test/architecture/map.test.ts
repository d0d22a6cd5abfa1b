import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { drawMap, mapFile, placeMap, readModules } from '../gates/draw-map.js';

it('the picture in ARCHITECTURE.md is what the imports say; else: npm run map', async () => {
  const document = await readFile(mapFile, 'utf8');
  expect(document).toBe(placeMap(document, drawMap(await readModules())));
});

it('one import more is one arrow more, unless a test or the same workspace makes it', () => {
  const imports = (source: string, resolved: string): Parameters<typeof drawMap>[0][number] => ({ source, dependencies: [{ resolved }] });
  const modules = [
    imports('engine/src/app.ts', 'packages/store/src/index.ts'),
    imports('engine/src/app.ts', 'engine/src/config.ts'),
    imports('engine/src/app.test.ts', 'packages/channels/src/index.ts'),
    imports('engine/src/app.ts', 'node_modules/fastify/src/index.js'),
  ];
  expect(drawMap(modules).match(/\w+ --> \w+/gu)).toEqual(['engine --> store']);
});

it('an old picture is replaced whole, and a document without the marks is refused', () => {
  const document = placeMap('before <!-- map: drawn by npm run map -->old<!-- end of map --> after', 'new');
  expect(document).toContain('new');
  expect(document).not.toContain('old');
  expect(() => placeMap('nothing here', 'new')).toThrow('marks');
});
