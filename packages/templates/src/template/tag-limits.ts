/** Most tags in a text, and most signs in one: many times what anybody writes. */
const mostTags = 500;
const longestTag = 500;

/** Blocks of any sort within one another, `else if` opens one within the other; and functions within one tag. */
export const deepestBlock = 10;

/**
 * What a text has too much of, looked for without reading its syntax: the parser's time grows with the square of the depth and of the length of a tag, to
 * seconds for 64 KB (reliability register 11, 27). Takes time in proportion to the text. Undefined where it may be parsed.
 */
export function excessOf(source: string): { code: 'tooManyTags' | 'tooDeep'; params: Record<string, string> } | undefined {
  const tags = source.split('{{').slice(1);
  const lengths = tags.map((tag) => (tag.includes('}}') ? tag.indexOf('}}') : tag.length));
  // one by one: a comment may be longer, it is skipped in one go
  const isLong = tags.some((tag, index) => !tag.startsWith('!') && (lengths[index] ?? 0) > longestTag);
  if (tags.length > mostTags || isLong) {
    return { code: 'tooManyTags', params: { limit: String(mostTags), longest: String(longestTag) } };
  }
  const chains: number[] = [];
  let depth = 0;
  for (const [index, tag] of tags.entries()) {
    const [, sign] = /^~?\s*(#|\/|\^(?=\s*[^~}\s])|else(?=\s+[^~}\s]))/u.exec(tag) ?? [];
    if (sign === '/') depth -= chains.pop() ?? 0;
    else if (sign === 'else') chains.push((chains.pop() ?? 0) + 1);
    else if (sign !== undefined) chains.push(1);
    if (sign !== undefined && sign !== '/') depth += 1;
    const functions = tag.slice(0, lengths[index]).split('(').length - 1;
    if (depth > deepestBlock || functions > deepestBlock) return { code: 'tooDeep', params: {} };
  }
  return undefined;
}
