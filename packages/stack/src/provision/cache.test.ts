import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cacheFolder, fillCache } from './cache.js';
import { atLeast } from './find-program.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'relance-cache-'));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

describe('the per-user cache', () => {
  test('a folder names program, version and platform', () => {
    expect(cacheFolder('temporal', '1.8.2', '/cache')).toBe(join('/cache', `temporal-1.8.2-${process.platform}-${process.arch}`));
  });

  test('two starts at once make a program once: the second waits, says so, and takes it', async () => {
    const folder = join(root, 'temporal');
    let makings = 0;
    const said: string[] = [];
    let release: () => void = () => undefined;
    const isSaid = new Promise<void>((resolve) => {
      release = resolve;
    });
    const make = async (temporary: string): Promise<void> => {
      makings += 1;
      await isSaid;
      writeFileSync(join(temporary, 'program'), 'made');
    };
    const update = (detail: string): void => {
      said.push(detail);
      release();
    };
    await Promise.all([fillCache(folder, update, make), fillCache(folder, update, make)]);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('is making it already');
    expect(makings).toBe(1);
    expect(readFileSync(join(folder, 'program'), 'utf8')).toBe('made');
  });

  test('a failed making leaves nothing, and half a program of a crashed one is removed', async () => {
    const folder = join(root, 'temporal');
    mkdirSync(`${folder}.tmp-1`);
    await expect(
      fillCache(
        folder,
        () => undefined,
        () => Promise.reject(new Error('compiler error')),
      ),
    ).rejects.toThrow('compiler error');
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(root)).toEqual([]);
  });
});

test.each([
  ['1.8.2', '1.5.0', true],
  ['1.10.0', '1.9', true],
  ['17', '17', true],
  ['17.0.15', '17', true],
  ['11.0.2', '17', false],
  ['1.26', '1.26.4', false],
])('version %s is at least %s: %s', (have, need, expected) => {
  expect(atLeast(have, need)).toBe(expected);
});
