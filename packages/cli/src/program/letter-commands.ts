import type { Locale } from '@relance/domain';
import { letterEventNames, type LetterEvent } from '@relance/schemas';
import { Argument, Option, type Command } from 'commander';
import { listBatches, printBatch, recordPosted, showBatch } from '../commands/letters/letters.js';
import {
  addLetterProof,
  giveLetterNumber,
  recordOutcome,
  showLetter,
  type OutcomeOptions,
} from '../commands/letters/registered-letters.js';
import { importOutcomes } from '../commands/letters/import-outcomes.js';
import type { BoundCommand } from '../terminal/command-context.js';
import { optionTexts } from '../texts/command-texts.js';
import { addDateOrder, addGroup, addLeaf, parseDay, type LeafOptions } from './leaf-command.js';

/** Adds what is recorded of single letters: `relance letters status | number | outcome | proof`. */
function addRegisteredCommands(group: Command, bind: BoundCommand, locale: Locale): void {
  addLeaf(group, 'letters status', 'status <letter>', locale, true).action((letter: string, options: LeafOptions) =>
    bind('letters status', options.server, (context) => showLetter(context, letter)),
  );
  addLeaf(group, 'letters number', 'number <letter> [number]', locale, true)
    .option('--remove', optionTexts.removeNumber[locale])
    .action((letter: string, number: string | undefined, options: LeafOptions & { remove?: boolean }, leaf: Command) => {
      if ((number === undefined) !== (options.remove === true)) leaf.error(optionTexts.removeNumber[locale]);
      return bind('letters number', options.server, (context) => giveLetterNumber(context, letter, number));
    });
  addLeaf(group, 'letters outcome', 'outcome <letter>', locale, true)
    .addArgument(new Argument('<event>').choices(letterEventNames))
    .requiredOption('--on <day>', optionTexts.eventOn[locale], parseDay)
    .option('--note <text>', optionTexts.note[locale])
    .option('--proof <file>', optionTexts.proof[locale])
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((letter: string, event: LetterEvent, options: LeafOptions & OutcomeOptions) =>
      bind('letters outcome', options.server, (context) => recordOutcome(context, letter, event, options)),
    );
  addDateOrder(addLeaf(group, 'letters outcomes', 'outcomes <file>', locale, true), locale)
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((file: string, options: LeafOptions & { dateOrder?: string; dryRun?: boolean }) =>
      bind('letters outcomes', options.server, (context) => importOutcomes(context, file, options)),
    );
  addLeaf(group, 'letters proof', 'proof <letter> <file>', locale, true)
    .addOption(new Option('--of <kind>', optionTexts.proofOf[locale]).choices(['deposit', 'receipt']).makeOptionMandatory())
    .action((letter: string, file: string, options: LeafOptions & { of: string }) =>
      bind('letters proof', options.server, (context) => addLetterProof(context, letter, file, options.of)),
    );
}

/** Adds `relance letters …`: the print batches, and what becomes of single letters. */
export function addLetterCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const group = addGroup(program, 'letters', locale);
  addLeaf(group, 'letters batches', 'batches', locale, true).action((options: LeafOptions) =>
    bind('letters batches', options.server, listBatches),
  );
  addLeaf(group, 'letters show', 'show <batch>', locale, true).action((name: string, options: LeafOptions) =>
    bind('letters show', options.server, (context) => showBatch(context, name)),
  );
  addLeaf(group, 'letters print', 'print <batch>', locale, true)
    .option('--output <file>', optionTexts.printOutput[locale])
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((name: string, options: LeafOptions & { output?: string; dryRun?: boolean }) =>
      bind('letters print', options.server, (context) => printBatch(context, name, options)),
    );
  addLeaf(group, 'letters posted', 'posted <batch>', locale, true)
    .requiredOption('--on <day>', optionTexts.postedOn[locale], parseDay)
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((name: string, options: LeafOptions & { on: string; dryRun?: boolean }) =>
      bind('letters posted', options.server, (context) => recordPosted(context, name, options)),
    );
  addRegisteredCommands(group, bind, locale);
}
