/** A Node version as three numbers. */
export type NodeVersion = readonly [major: number, minor: number, patch: number];

/** Orders two versions; negative when the left one is older. */
function compareVersions(left: NodeVersion, right: NodeVersion): number {
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

/**
 * The lowest version of one major line that satisfies every range, or undefined. Ranges are those of `engines`: alternatives by `||` of
 * `>=`, `<`, `^`, `~`, `x` or bare comparators. Throws on another form rather than guess.
 */
export function lowestNode(major: number, ranges: readonly string[]): NodeVersion | undefined {
  const parsed = ranges.map((range) => range.split('||').map((part) => comparators(part)));
  const candidates = [[major, 0, 0] as const, ...parsed.flat(2).map(({ version }) => version)].filter(([line]) => line === major);
  return candidates
    .sort(compareVersions)
    .find((candidate) => parsed.every((parts) => parts.some((part) => part.every((one) => accepts(one, candidate)))));
}

interface Comparator {
  readonly sign: string;
  readonly version: NodeVersion;
  /** How many of the three numbers were written. */
  readonly written: number;
}

function comparators(part: string): Comparator[] {
  const words = part
    .replaceAll(/(>=|<=|[<>=^~])\s+/gu, '$1')
    .trim()
    .split(/\s+/u);
  return words.map((word) => {
    const match = /^(>=|<=|[<>=^~])?v?(\*|\d+)(?:\.(\d+|[x*]))?(?:\.(\d+|[x*]))?$/u.exec(word);
    if (match === null) throw new Error(`range of engines not understood: ${part}`);
    const [, sign = '=', ...numbers]: (string | undefined)[] = match;
    const known = numbers
      .slice(0, 3)
      .filter((number) => /^\d+$/u.test(number ?? ''))
      .map(Number);
    return { sign, version: [known[0] ?? 0, known[1] ?? 0, known[2] ?? 0], written: known.length };
  });
}

function accepts({ sign, version, written }: Comparator, candidate: NodeVersion): boolean {
  const order = compareVersions(candidate, version);
  const same = (count: number): boolean => version.slice(0, count).every((number, place) => number === candidate[place]);
  if (sign === '>=') return order >= 0;
  if (sign === '<=') return order <= 0;
  if (sign === '>') return order > 0;
  if (sign === '<') return order < 0;
  if (sign === '^') return order >= 0 && same(1);
  if (sign === '~') return order >= 0 && same(Math.min(written, 2));
  return same(written);
}
