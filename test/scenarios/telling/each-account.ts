import { splitDay } from './days.js';

/** Names of the accounts of a case, in the order written. */
export function accountNames(lines: readonly string[]): string[] {
  return lines.map((line) => line.split(/\s/)[0] ?? '');
}

/** Which accounts `each`, `each but Nord Sud` or `Nord Sud` means. */
function meant(words: string, accounts: readonly string[]): string[] {
  const [, but] = /^each(?: but (.+))?$/.exec(words) ?? [];
  if (!words.startsWith('each')) return words.split(' ');
  const left = but?.split(' ') ?? [];
  return accounts.filter((account) => !left.includes(account));
}

/** `each but Nord  stopped` as one line for each account, which is also the number of its item. */
export function eachItem(line: string, accounts: readonly string[]): string[] {
  const [, words, rest = ''] = /^(each(?: but [\w ]+?)?)\s{2,}(.*)$/.exec(line) ?? [];
  return words === undefined ? [line] : meant(words, accounts).map((account) => `${account}  ${rest}`);
}

/**
 * The lines of days, by day and account: `[each] e-mail R1: it reminded` as one line for each account, `it` being its item of the same name.
 * With one account they are what they say.
 */
export function eachAccount(lines: readonly string[], accounts: readonly string[]): string[] {
  const told = lines.flatMap((line) => {
    const { date, rest } = splitDay(line);
    const day = line.slice(0, line.length - rest.length).trim();
    const [, words, text = rest] = /^\[([^\]]+)\]\s*(.*)$/.exec(rest) ?? [];
    if (words === undefined) return [{ key: date, line: `${day}  ${text}` }];
    return meant(words, accounts).map((account) => ({
      key: `${date} ${account}`,
      line: `${day}  [${account}] ${text.replace(/\bit\b/g, account)}`,
    }));
  });
  return told.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0)).map(({ line }) => line);
}
