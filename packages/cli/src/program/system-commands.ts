import type { Locale } from '@relance/domain';
import { Argument, Option, type Command } from 'commander';
import type { BoundCommand } from '../terminal/command-context.js';
import { optionTexts } from '../texts/command-texts.js';
import { addGroup, addLeaf, parseDay, parseWhole, type LeafOptions } from './leaf-command.js';
import { exportables, exportRecords, type Exportable, type ExportOptions } from '../commands/records/export-records.js';
import { keepBackup, restoreBackup } from '../commands/system/keep-and-restore.js';
import { readCoverage, type CoverageOptions } from '../commands/system/read-coverage.js';
import { runDemo, type DemoOptions } from '../commands/system/run-demo.js';
import { runDoctor } from '../commands/system/run-doctor.js';
import { createEntity, listEntities, showEntity, useEntity } from '../commands/system/manage-entities.js';
import { setEntity } from '../commands/system/set-entity.js';

/** Adds `relance doctor`, `relance coverage`, `relance backup`, `relance restore`, `relance demo`, `relance export` and `relance entity show | list | create | use | set`. */
export function addSystemCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  addLeaf(program, 'doctor', 'doctor', locale, true).action((options: LeafOptions) => bind('doctor', options.server, runDoctor));
  addLeaf(program, 'coverage', 'coverage', locale, true)
    .option('--days <number>', optionTexts.coverageDays[locale], parseWhole)
    .action((options: LeafOptions & CoverageOptions) => bind('coverage', options.server, (context) => readCoverage(context, options)));
  addLeaf(program, 'backup', 'backup <folder>', locale, true).action((folder: string, options: LeafOptions) =>
    bind('backup', options.server, (context) => keepBackup(context, folder)),
  );
  addLeaf(program, 'restore', 'restore <folder>', locale, true).action((folder: string, options: LeafOptions) =>
    bind('restore', options.server, (context) => restoreBackup(context, folder)),
  );
  addLeaf(program, 'demo', 'demo', locale, true)
    .option('--until <day>', optionTexts.until[locale], parseDay)
    .option('--samples <folder>', optionTexts.samples[locale])
    .option('--seed <number>', optionTexts.seed[locale], parseWhole)
    .action((options: LeafOptions & DemoOptions) => bind('demo', options.server, (context) => runDemo(context, options)));
  addLeaf(program, 'export', 'export', locale, true)
    .addArgument(new Argument('<what>', optionTexts.what[locale]).choices(exportables))
    .addOption(new Option('--format <format>', optionTexts.format[locale]).choices(['csv', 'json']).default('csv'))
    .option('--output <file>', optionTexts.output[locale])
    .action((what: Exportable, options: LeafOptions & ExportOptions) =>
      bind('export', options.server, (context) => exportRecords(context, what, options)),
    );
  addEntityCommands(program, bind, locale);
}

function addEntityCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const group = addGroup(program, 'entity', locale);
  addLeaf(group, 'entity show', 'show', locale, true).action((options: LeafOptions) => bind('entity show', options.server, showEntity));
  addLeaf(group, 'entity list', 'list', locale, true).action((options: LeafOptions) => bind('entity list', options.server, listEntities));
  addLeaf(group, 'entity create', 'create <id>', locale, true)
    .requiredOption('--name <name>', optionTexts.entityName[locale])
    .action((id: string, options: LeafOptions & { name: string }) =>
      bind('entity create', options.server, (context) => createEntity(context, id, options.name)),
    );
  addLeaf(group, 'entity use', 'use <id>', locale, true).action((id: string, options: LeafOptions) =>
    bind('entity use', options.server, (context) => useEntity(context, id)),
  );
  addLeaf(group, 'entity set', 'set <file>', locale, true).action((file: string, options: LeafOptions) =>
    bind('entity set', options.server, (context) => setEntity(context, file)),
  );
}
