/** A part of a case: what stands on its own line (`scenario small: gap 5`) and the lines under it. */
export interface Section {
  /** What follows the keyword before the colon. */
  name: string;
  /** What follows the colon. */
  said: string;
  lines: string[];
}

/** A worked case as written: its title, and its sections by keyword. */
export interface WrittenCase {
  title: string;
  sections: ReadonlyMap<string, readonly Section[]>;
}

const keywords = [
  'entity',
  'scenario',
  'accounts',
  'items',
  'events',
  'feeds',
  'approvals',
  'tell',
  'from',
  'days',
  'ends',
  'reasons',
  'down',
];

/** Every case of a Markdown file: a heading of level 2, prose, then one fenced block marked `case`. Throws on a block it cannot read. */
export function readCases(markdown: string): WrittenCase[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .flatMap((chapter) => {
      const title = chapter.slice(0, chapter.indexOf('\n')).trim();
      const blocks = [...chapter.matchAll(/^```case\n([\s\S]*?)^```/gm)];
      if (blocks.length !== 1) throw new Error(`“${title}” has ${blocks.length} case blocks, one is needed`);
      return [{ title, sections: readSections(blocks[0]?.[1] ?? '', title) }];
    });
}

function readSections(block: string, title: string): Map<string, Section[]> {
  const sections = new Map<string, Section[]>();
  let open: Section | undefined;
  for (const raw of block.split('\n')) {
    const line = raw.replace(/\s--\s.*$/, '').trimEnd();
    if (line.trim() === '') continue;
    if (line.startsWith(' ')) {
      if (open === undefined) throw new Error(`“${title}”: “${line.trim()}” stands under nothing`);
      open.lines.push(line.trim());
      continue;
    }
    const [, keyword = '', name = '', said = ''] = /^(\w+)(?: ([\w-]+))?: ?(.*)$/.exec(line) ?? [];
    if (!keywords.includes(keyword)) throw new Error(`“${title}”: “${line}” begins with none of ${keywords.join(', ')}`);
    open = { name, said, lines: [] };
    sections.set(keyword, [...(sections.get(keyword) ?? []), open]);
  }
  return sections;
}

/** The lines under a keyword, over all its sections. */
export function linesUnder({ sections }: WrittenCase, keyword: string): string[] {
  return (sections.get(keyword) ?? []).flatMap(({ lines }) => lines);
}

/** What is said beside a keyword, `undefined` where the case does not have it. */
export function saidOf({ sections }: WrittenCase, keyword: string): string | undefined {
  return sections.get(keyword)?.[0]?.said;
}
