import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { kinds } from '@relance/scenario';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
/** Words that are kinds and ordinary words at once: for these only a comparison with the kind of a card is telling. */
const ordinaryWords = new Set([
  'start',
  'email',
  'sms',
  'letter',
  'task',
  'approval',
  'wait',
  'decision',
  'experiment',
  'repeat',
  'end',
  'note',
  'group',
]);

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name) && !/\.test\.tsx?$/u.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** Lines of shared code that name a kind; the kind of an effect, which may be a task too, is not the kind of a card. */
function namesKinds(text: string): boolean {
  const names = Object.keys(kinds);
  const telling = names.filter((name) => !ordinaryWords.has(name)).join('|');
  return new RegExp(`['"\`](${telling})['"\`]|(?<!\\beffect\\.)\\bkind(\\.name)? [!=]== ['"\`](${names.join('|')})['"\`]`, 'u').test(text);
}

it('no shared code names a kind: it lives in its folder and on the list alone', () => {
  const shared = ['packages/scenario/src', 'packages/templates/src', 'workers/src', 'packages/store/src'].flatMap(sourcesBelow);
  const offenders = shared.filter(
    (file) => !/scenario\/src\/kinds(\/|\.ts)|\/testing\//u.test(file) && namesKinds(readFileSync(join(root, file), 'utf8')),
  );
  expect(offenders).toEqual([]);
});

it('would see one that did', () => {
  expect(namesKinds("if (node.kind === 'email') send();")).toBe(true);
  expect(namesKinds("return { 'callTask': 1 };")).toBe(true);
  expect(namesKinds("if (node.kind === 'task') open();")).toBe(true);
  expect(namesKinds("if (kind.name !== 'repeat') open();")).toBe(true);
  expect(namesKinds("if (effect.kind === 'task') open();")).toBe(false);
});
