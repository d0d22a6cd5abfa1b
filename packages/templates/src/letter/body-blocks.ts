import type { LetterBlock, LetterRun } from '@relance/schemas';
import { Parser } from 'htmlparser2';

type Weight = Pick<LetterRun, 'strong' | 'emphasis'>;

const weights: Readonly<Record<string, keyof Weight>> = { strong: 'strong', b: 'strong', em: 'emphasis', i: 'emphasis' };
const listNames: readonly string[] = ['ul', 'ol'];
const titleNames: readonly string[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
/** What breaks the flow of words wherever it begins or ends; anything else (`span`, `a`…) is read through. */
const flowNames: readonly string[] = ['p', 'div', 'li', 'table', 'tr', 'blockquote', ...titleNames, ...listNames];

/** What is being read: the words of the present paragraph, and the list it belongs to. */
interface Reading {
  blocks: LetterBlock[];
  runs: LetterRun[];
  open: string[];
  list: Extract<LetterBlock, { kind: 'list' }> | undefined;
}

/** Words of a paragraph with blanks as a browser shows them: runs of them are one, none at either end; no-break spaces stay. */
function trimmed(runs: readonly LetterRun[]): LetterRun[] {
  const kept: LetterRun[] = [];
  let endsBlank = true;
  for (const run of runs) {
    const joined = run.text.replace(/[ \t\r\f]+/g, ' ').replace(/ ?\n ?/g, '\n');
    const text = endsBlank ? joined.replace(/^ /, '') : joined;
    if (text === '') continue;
    endsBlank = /[ \n]$/.test(text);
    kept.push({ ...run, text });
  }
  const last = kept.at(-1);
  if (last === undefined) return kept;
  const end = last.text.replace(/[ \n]+$/, '');
  return end === '' ? trimmed(kept.slice(0, -1)) : [...kept.slice(0, -1), { ...last, text: end }];
}

function endParagraph(reading: Reading): void {
  const runs = trimmed(reading.runs);
  reading.runs = [];
  if (runs.length === 0) return;
  if (reading.list !== undefined) reading.list.items.push(runs);
  else reading.blocks.push({ kind: reading.open.some((name) => titleNames.includes(name)) ? 'heading' : 'paragraph', runs });
}

function weightOf({ open }: Reading): Weight {
  const weight: Weight = {};
  for (const name of open) {
    const kind = weights[name];
    if (kind !== undefined) weight[kind] = true;
  }
  return weight;
}

function openList(reading: Reading, name: string): void {
  reading.list = { kind: 'list', ordered: name === 'ol', items: [] };
  reading.blocks.push(reading.list);
}

/**
 * The allow-listed HTML of a template's body as blocks of words: paragraphs, titles, lists, bold and italic. `partOf` gives the block that an element
 * stands for (the statement, the bank details); any other mark-up is read through, its words stay. Pure.
 */
export function bodyBlocks(html: string, partOf: (name: string) => readonly LetterBlock[] | undefined): LetterBlock[] {
  const reading: Reading = { blocks: [], runs: [], open: [], list: undefined };
  const parser = new Parser({
    onopentag: (name) => {
      if (flowNames.includes(name)) endParagraph(reading);
      const part = partOf(name);
      if (part !== undefined) {
        endParagraph(reading);
        reading.blocks.push(...part);
      }
      if (listNames.includes(name)) openList(reading, name);
      if (name === 'br') reading.runs.push({ text: '\n' });
      reading.open.push(name);
    },
    ontext: (text) => {
      // a line end of the source is a blank; only <br> breaks a line
      reading.runs.push({ text: text.replaceAll('\n', ' '), ...weightOf(reading) });
    },
    onclosetag: (name) => {
      if (flowNames.includes(name)) endParagraph(reading);
      if (name === 'td' || name === 'th') reading.runs.push({ text: ' ' });
      if (listNames.includes(name)) reading.list = undefined;
      const index = reading.open.lastIndexOf(name);
      if (index >= 0) reading.open.splice(index, 1);
    },
  });
  parser.end(html);
  endParagraph(reading);
  return reading.blocks.filter((block) => block.kind !== 'list' || block.items.length > 0);
}
