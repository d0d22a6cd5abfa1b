import type { Locale } from '@relance/domain';

/** The value of `--lang` among raw arguments, before any command is known: help and refusals are told in it too. */
function langOption(args: readonly string[]): string | undefined {
  for (const [index, argument] of args.entries()) {
    if (argument === '--') return undefined;
    if (argument === '--lang') return args[index + 1];
    if (argument.startsWith('--lang=')) return argument.slice('--lang='.length);
  }
  return undefined;
}

/**
 * The language of everything a command tells: `--lang`, else what LC_ALL, LC_MESSAGES or LANG name first (POSIX order), else French. Only
 * English and French are known; `C` and others mean French.
 */
export function chooseLocale(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Locale {
  const given = langOption(args);
  if (given === 'fr' || given === 'en') return given;
  const named = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name] ?? '').find((value) => value !== '');
  return named?.toLowerCase().startsWith('en') === true ? 'en' : 'fr';
}
