/** A text as it is searched: lower case, accents folded, blanks single. */
export function searchKeyOf(parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The distinct words of a search key, letters and digits, for an index by the beginning of any word. */
export function searchWords(text: string): string[] {
  return [...new Set(searchKeyOf([text]).match(/[\p{L}\p{N}]+/gu) ?? [])];
}
