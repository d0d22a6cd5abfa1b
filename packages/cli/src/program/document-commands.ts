import type { Locale } from '@relance/domain';
import { documentKinds } from '@relance/schemas';
import { Option, type Command } from 'commander';
import { addDocument, getDocument, listDocuments } from '../commands/documents/documents.js';
import { makeDossier, type DossierOptions } from '../commands/documents/make-dossier.js';
import type { BoundCommand } from '../terminal/command-context.js';
import { optionTexts } from '../texts/command-texts.js';
import { addGroup, addLeaf, type LeafOptions } from './leaf-command.js';

/** Adds `relance documents add | list | get` and `relance dossier`. */
export function addDocumentCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const group = addGroup(program, 'documents', locale);
  addLeaf(group, 'documents add', 'add <item> <file>', locale, true)
    .addOption(new Option('--kind <kind>', optionTexts.documentKind[locale]).choices(documentKinds).makeOptionMandatory())
    .action((item: string, file: string, options: LeafOptions & { kind: string }) =>
      bind('documents add', options.server, (context) => addDocument(context, item, file, options.kind)),
    );
  addLeaf(group, 'documents list', 'list <item>', locale, true).action((item: string, options: LeafOptions) =>
    bind('documents list', options.server, (context) => listDocuments(context, item)),
  );
  addLeaf(group, 'documents get', 'get <item> <hash>', locale, true)
    .requiredOption('--output <file>', optionTexts.documentOutput[locale])
    .action((item: string, hash: string, options: LeafOptions & { output: string }) =>
      bind('documents get', options.server, (context) => getDocument(context, item, hash, options.output)),
    );
  addLeaf(program, 'dossier', 'dossier <account>', locale, true)
    .requiredOption('--reason <text>', optionTexts.dossierReason[locale])
    .option('--handover <fact>', optionTexts.dossierHandover[locale])
    .option('--items <numbers...>', optionTexts.dossierItems[locale])
    .option('--output <file>', optionTexts.dossierOutput[locale])
    .action((account: string, options: LeafOptions & DossierOptions) =>
      bind('dossier', options.server, (context) => makeDossier(context, account, options)),
    );
}
