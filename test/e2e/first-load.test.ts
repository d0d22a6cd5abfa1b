import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPage } from './built-page.js';

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

/** Scripts and style sheets, gzipped, that the first screen needs. */
const MOST_KIB = 300;
/** The Latin part of Inter: what a French or English page fetches of the font. */
const LATIN_FONT = /inter-latin-wght-normal/;

describe('what the browser fetches before the first screen', () => {
  let folder: string;
  let chunks: Record<string, Chunk>;

  beforeAll(async () => {
    folder = await buildPage();
    chunks = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  }, 120_000);

  const needed = (entry: string, found = new Set<string>()): Set<string> => {
    const chunk = chunks[entry];
    if (chunk === undefined || found.has(chunk.file)) return found;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) found.add(file);
    for (const next of chunk.imports ?? []) needed(next, found);
    return found;
  };

  it(`is at most ${String(MOST_KIB)} KiB gzipped, the Latin font included`, () => {
    const files = [...needed('index.html')];
    const code = files.map((file) => gzipSync(readFileSync(join(folder, file))).length);
    const fonts = Object.values(chunks).filter(({ file }) => LATIN_FONT.test(file));
    const font = fonts.map(({ file }) => readFileSync(join(folder, file)).length);
    expect(fonts).toHaveLength(1);
    const kib = [...code, ...font].reduce((total, size) => total + size, 0) / 1024;
    console.log(`first load: ${kib.toFixed(1)} KiB gzipped in ${String(files.length)} files, font included`);
    expect(kib).toBeLessThanOrEqual(MOST_KIB);
  });

  it('holds neither the drawing library nor a validator that compiles code', () => {
    const code = [...needed('index.html')].map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    expect(code).not.toContain('react-flow__');
    const all = Object.values(chunks).filter(({ file }) => file.endsWith('.js'));
    for (const { file } of all) expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/new Function\(|[^.\w]eval\(/);
  });
});
