import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildHouse, type PlantedHouse } from './planted-house.js';

interface Linted {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null }[];
}

const lines = (count: number, indent = ''): string =>
  Array.from({ length: count }, (_, row) => `${indent}String(${String(row)});\n`).join('');

const workflow = `import { proxyActivities } from '@temporalio/workflow';
const { send } = proxyActivities<{ send(): Promise<void> }>({ startToCloseTimeout: '1 minute' });
export async function dun(): Promise<void> {
  await Promise.resolve();
  send();
}
`;

const halfSwitch = `export function tell(state: 'open' | 'paid'): string {
  switch (state) {
    case 'open':
      return 'open';
  }
  return '';
}
`;

/** A violation: the rule that must see it, where it is planted, what stands there. */
const plants = [
  ['@typescript-eslint/no-floating-promises', 'packages/store/src/floats.ts', `export function go(): void {\n  Promise.resolve();\n}\n`],
  ['@typescript-eslint/no-floating-promises', 'workers/src/workflows/dun.ts', workflow],
  ['@typescript-eslint/switch-exhaustiveness-check', 'packages/domain/src/half-switch.ts', halfSwitch],
  ['@typescript-eslint/no-explicit-any', 'engine/src/any.ts', `export const anything: any = 1;\n`],
  ['@typescript-eslint/no-unsafe-return', 'engine/src/unsafe.ts', `export const read = (text: string): string => JSON.parse(text);\n`],
  ['@typescript-eslint/ban-ts-comment', 'engine/src/ignored.ts', `// @ts-ignore\nexport const number: string = 1;\n`],
  ['@typescript-eslint/no-explicit-any', 'engine/src/disabled.ts', `/* eslint-disable */\nexport const anything: any = 1;\n`],
  ['max-lines', 'packages/cli/src/long-file.ts', lines(301)],
  ['max-lines', 'test/long.test.ts', lines(301)],
  ['max-lines', 'packages/stack/bootstrap/long-file.mjs', lines(301)],
  ['max-lines-per-function', 'packages/cli/src/long-function.ts', `export function long(): void {\n${lines(60, '  ')}}\n`],
  ['max-lines-per-function', 'packages/stack/bootstrap/long-function.mjs', `export function long() {\n${lines(60, '  ')}}\n`],
  [
    'react-hooks/rules-of-hooks',
    'designer/src/hook.tsx',
    `import { useState } from 'react';\nexport const Page = (p: { on: boolean }) => (p.on ? useState(1)[0] : 0);\n`,
  ],
  ['no-restricted-syntax', 'packages/domain/src/asks-date.ts', `export const now = (): Date => new Date();\n`],
  ['no-restricted-syntax', 'packages/scenario/src/asks-now.ts', `export const now = (): number => Date.now();\n`],
  ['no-restricted-syntax', 'packages/imports/src/draws.ts', `export const draw = (): number => Math.random();\n`],
  [
    'no-restricted-syntax',
    'packages/templates/src/asks-environment.ts',
    `export const home = (): string | undefined => process.env['HOME'];\n`,
  ],
] as const;

/** What looks alike and is allowed. */
const allowed = [
  ['packages/cli/src/full-file.ts', lines(300)],
  ['packages/cli/src/full-function.ts', `export function full(): void {\n${lines(58, '  ')}}\n`],
  ['packages/domain/src/given-date.ts', `export const day = (nowMs: number): number => new Date(nowMs).getUTCDay();\n`],
] as const;

let house: PlantedHouse;
let found: Map<string, (string | null)[]>;

beforeAll(() => {
  house = buildHouse();
  for (const [, file, text] of plants) house.plant(file, text);
  for (const [file, text] of allowed) house.plant(file, text);
  const { stdout, stderr } = house.run('eslint', ['.', '--format', 'json']);
  if (!stdout.startsWith('[')) throw new Error(stderr);
  const results = JSON.parse(stdout) as Linted[];
  found = new Map(results.map(({ filePath, messages }) => [filePath.slice(house.folder.length + 1), messages.map(({ ruleId }) => ruleId)]));
});
afterAll(() => {
  house.remove();
});

it.each(plants)('%s sees %s', (rule, file) => {
  expect(found.get(file)).toContain(rule);
});

it.each(allowed)('has nothing against %s', (file) => {
  expect(found.get(file)).toEqual([]);
});
