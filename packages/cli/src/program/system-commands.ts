import type { Locale } from '@relance/domain';
import type { Command } from 'commander';
import type { BoundCommand } from '../terminal/command-context.js';
import { optionTexts } from '../texts/command-texts.js';
import { addGroup, addLeaf, parseDay, parseWhole, type LeafOptions } from './leaf-command.js';
import { runDemo, type DemoOptions } from '../commands/system/run-demo.js';
import { runDoctor } from '../commands/system/run-doctor.js';
import { setEntity } from '../commands/system/set-entity.js';

/** Adds `relance doctor`, `relance demo` and `relance entity set`. */
export function addSystemCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  addLeaf(program, 'doctor', 'doctor', locale, true).action((options: LeafOptions) => bind('doctor', options.server, runDoctor));
  addLeaf(program, 'demo', 'demo', locale, true)
    .option('--until <day>', optionTexts.until[locale], parseDay)
    .option('--samples <folder>', optionTexts.samples[locale])
    .option('--seed <number>', optionTexts.seed[locale], parseWhole)
    .action((options: LeafOptions & DemoOptions) => bind('demo', options.server, (context) => runDemo(context, options)));
  const group = addGroup(program, 'entity', locale);
  addLeaf(group, 'entity set', 'set <file>', locale, true).action((file: string, options: LeafOptions) =>
    bind('entity set', options.server, (context) => setEntity(context, file)),
  );
}
