import { isCivilDate, type Locale } from '@relance/domain';
import { dateOrderByWord } from '@relance/imports';
import type { CommandName } from '@relance/schemas';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { commandTexts, optionTexts, type CommandGroup } from '../texts/command-texts.js';

/** Options every command has; online ones also `server`. */
export interface LeafOptions {
  json?: boolean;
  lang?: string;
  server?: string;
  keyFile?: string;
}

/** A word of a command that only groups others. */
export function addGroup(parent: Command, name: CommandGroup, locale: Locale): Command {
  return parent.command(name).description(commandTexts[name][locale]);
}

/** A command that does something; `usage` is its last word and its arguments. `online` ones call the engine. */
export function addLeaf(parent: Command, name: CommandName, usage: string, locale: Locale, online: boolean): Command {
  const leaf = parent.command(usage).description(commandTexts[name][locale]);
  leaf.option('--json', optionTexts.json[locale]);
  leaf.addOption(new Option('--lang <lang>', optionTexts.lang[locale]).choices(['fr', 'en']));
  if (!online) return leaf;
  leaf.addOption(new Option('--server <url>', optionTexts.server[locale]).argParser(parseUrl));
  leaf.option('--key-file <file>', optionTexts.keyFile[locale]);
  return leaf;
}

/** Adds `--date-order`, for commands that read a file whose dates may not say what they begin with. */
export function addDateOrder(leaf: Command, locale: Locale): Command {
  return leaf.addOption(new Option('--date-order <order>', optionTexts.dateOrder[locale]).choices(Object.keys(dateOrderByWord)));
}

/** Adds the files and choices a simulation may be given beside its items and days. */
export function addSimulationFiles(leaf: Command, locale: Locale): Command {
  return addDateOrder(leaf, locale)
    .option('--payments <file>', optionTexts.payments[locale])
    .option('--events <file>', optionTexts.events[locale])
    .option('--entity <file>', optionTexts.entity[locale])
    .option('--policy <file>', optionTexts.policy[locale])
    .option('--state <file>', optionTexts.startState[locale])
    .option('--seed <number>', optionTexts.seed[locale], parseWhole)
    .option('--approve', optionTexts.approve[locale]);
}

/** Reads a civil date of the command line; throws what the parser tells as wrong usage. */
export function parseDay(text: string): string {
  if (!isCivilDate(text)) throw new InvalidArgumentError(`${String(text)} (2025-09-01)`);
  return text;
}

/** Reads a whole number of the command line. */
export function parseWhole(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`${text} (42)`);
}

function parseUrl(text: string): string {
  if (/^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError(`${text} (http://127.0.0.1:4300)`);
}
