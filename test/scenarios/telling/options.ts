import { readDay } from './days.js';

/** The comma-separated remarks of a line, asked for one by one; whatever nobody asked for is a mistake of whoever wrote the case. */
export interface Options {
  /** The groups of the first remark the whole of which matches, taken away. */
  take(pattern: RegExp): string[] | undefined;
  /** Every remark that matches. */
  takeAll(pattern: RegExp): string[][];
  has(pattern: RegExp): boolean;
  /** Throws if a remark is left. */
  close(): void;
}

/** Reads the remarks of a line; `where` is told in the error of {@link Options.close}. */
export function readOptions(text: string, where: string): Options {
  const left = text
    .split(',')
    .map((remark) => remark.trim())
    .filter((remark) => remark !== '');
  const take = (pattern: RegExp): string[] | undefined => {
    const whole = new RegExp(`^(?:${pattern.source})$`);
    const index = left.findIndex((remark) => whole.test(remark));
    const found = whole.exec(left[index] ?? '');
    if (index < 0 || found === null) return undefined;
    left.splice(index, 1);
    return found.slice(1);
  };
  return {
    take,
    takeAll(pattern) {
      const all: string[][] = [];
      for (let found = take(pattern); found !== undefined; found = take(pattern)) all.push(found);
      return all;
    },
    has: (pattern) => take(pattern) !== undefined,
    close() {
      if (left.length > 0) throw new Error(`“${where}”: nobody understands “${left.join(', ')}”`);
    },
  };
}

/** Minor units of `1000.00`. */
export function readCents(amount: string): number {
  return Math.round(Number(amount) * 100);
}

/** A whole number of the first group. */
export function numberOf(groups: string[] | undefined): number | undefined {
  return groups?.[0] === undefined ? undefined : Number(groups[0]);
}

/** A civil date of the first group. */
export function dayOf(groups: string[] | undefined): string | undefined {
  return groups?.[0] === undefined ? undefined : readDay(groups[0]);
}

/** The members that are known: a member that is absent is left out, never undefined. */
export function known<Members extends object>(members: Members): { [Name in keyof Members]?: Exclude<Members[Name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Members]?: Exclude<Members[Name], undefined>;
  };
}
