import type { Locale } from '@relance/domain';
import type { Command } from 'commander';
import type { BoundCommand } from '../../terminal/command-context.js';
import { optionTexts } from '../../texts/command-texts.js';
import { importContracts, importFile, type ImportFileOptions } from '../../commands/imports/import-file.js';
import { addDateOrder, addGroup, addLeaf, type LeafOptions } from '../leaf-command.js';

/** Adds `relance import items|payments|contacts FILE`. */
export function addImportCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const group = addGroup(program, 'import', locale);
  for (const word of ['items', 'payments', 'contacts'] as const) {
    const name = `import ${word}` as const;
    const leaf = addDateOrder(addLeaf(group, name, `${word} <file>`, locale, true), locale)
      .option('--mapping <file>', optionTexts.mapping[locale])
      .option('--dry-run', optionTexts.dryRun[locale]);
    if (word === 'items') {
      leaf.option('--full', optionTexts.full[locale]).option('--confirm-full', optionTexts.confirmFull[locale]);
    }
    leaf.action((file: string, options: LeafOptions & ImportFileOptions) =>
      bind(name, options.server, (context) => importFile(context, importContracts[word], file, options)),
    );
  }
}
