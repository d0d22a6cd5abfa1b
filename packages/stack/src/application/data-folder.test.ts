import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tryLock } from '../../bootstrap/shared/folder-lock.mjs';
import { withDatabase } from './application-programs.js';
import { clockOf, dataFolderOf, eraseData } from './data-folder.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'relance-data-'));
  mkdirSync(join(root, '.relance', 'demo'), { recursive: true });
  mkdirSync(join(root, '.relance', 'mails'));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

test('erasing real data leaves the demo alone, and erasing the demo leaves real data alone', async () => {
  await eraseData(dataFolderOf(root, false));
  expect([existsSync(join(root, '.relance', 'mails')), existsSync(join(root, '.relance', 'demo'))]).toEqual([false, true]);
  mkdirSync(join(root, '.relance', 'mails'));
  await eraseData(dataFolderOf(root, true));
  expect(existsSync(join(root, '.relance', 'mails'))).toBe(true);
});

test('the clock of a demo stands for half a minute, in which the samples load', () => {
  const before = Date.now();
  const { origin } = clockOf(root, true, {}) ?? { origin: '' };
  expect(Date.parse(origin)).toBeGreaterThanOrEqual(before + 30_000);
  expect(Date.parse(origin)).toBeLessThan(before + 40_000);
  expect(clockOf(root, true, { RELANCE_CLOCK_ORIGIN: '2027-01-01T00:00:00.000Z' })?.origin).toBe('2027-01-01T00:00:00.000Z');
});

test('data in use is not erased', async () => {
  const unlock = await tryLock(join(root, '.relance', 'in-use.lock'), 'npm start');
  await expect(eraseData(dataFolderOf(root, false))).rejects.toThrow('is in use');
  expect(existsSync(join(root, '.relance', 'mails'))).toBe(true);
  unlock?.();
});

test('the business clock is the real one, and in a demo one day in two seconds from the instant of the samples', () => {
  expect(clockOf(root, false, { RELANCE_CLOCK_SCALE: '60' })).toBeUndefined();
  mkdirSync(join(root, 'samples'));
  writeFileSync(join(root, 'samples', 'demo.json'), JSON.stringify({ epoch: '2026-01-05T05:00:00.000Z' }));
  expect(clockOf(root, true, {})).toMatchObject({ epoch: '2026-01-05T05:00:00.000Z', scale: 43_200 });
  expect(clockOf(root, true, { RELANCE_CLOCK_EPOCH: '2027-01-01T00:00:00.000Z', RELANCE_CLOCK_SCALE: '60' })).toMatchObject({
    epoch: '2027-01-01T00:00:00.000Z',
    scale: 60,
  });
  expect(() => clockOf(root, true, { RELANCE_CLOCK_SCALE: 'fast' })).toThrow('above 0');
});

test.each([
  ['mongodb://127.0.0.1:27017', 'mongodb://127.0.0.1:27017/relance'],
  ['mongodb://127.0.0.1:27017/', 'mongodb://127.0.0.1:27017/relance'],
  ['mongodb://a:b@h1,h2/?replicaSet=rs0', 'mongodb://a:b@h1,h2/relance?replicaSet=rs0'],
  ['mongodb://h/own?x=1', 'mongodb://h/own?x=1'],
])('the address %s names a database as %s', (given, expected) => {
  expect(withDatabase(given, 'relance')).toBe(expected);
});
