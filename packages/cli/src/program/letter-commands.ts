import type { Locale } from '@relance/domain';
import type { Command } from 'commander';
import { listBatches, printBatch, recordPosted, showBatch } from '../commands/letters/letters.js';
import type { BoundCommand } from '../terminal/command-context.js';
import { optionTexts } from '../texts/command-texts.js';
import { addGroup, addLeaf, parseDay, type LeafOptions } from './leaf-command.js';

/** Adds `relance letters batches | show | print | posted`. */
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
}
