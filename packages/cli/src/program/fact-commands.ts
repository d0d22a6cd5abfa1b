import type { Locale } from '@relance/domain';
import { factFields, factKindNames, type FactField, type FactKind } from '@relance/schemas';
import { Argument, Option, type Command } from 'commander';
import { listFacts } from '../commands/facts/list-facts.js';
import { liftFact, recordFact, type LiftOptions, type RecordOptions } from '../commands/facts/record-fact.js';
import type { BoundCommand } from '../terminal/command-context.js';
import { optionTexts } from '../texts/command-texts.js';
import { factOptions } from '../texts/fact-option-texts.js';
import { addLeaf, parseDay, parseWhole, type LeafOptions } from './leaf-command.js';

interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

const fieldNames = Object.keys(factFields) as FactField[];
const dayPattern: FieldSchema['pattern'] = factFields.fromOn.pattern;

/** The option of a field, read as its schema wants it. */
function optionOf(name: FactField, locale: Locale): Option {
  const schema: FieldSchema = factFields[name];
  const { flag, text } = factOptions[name];
  const option = (value: string): Option => new Option(`--${flag} <${value}>`, text[locale]);
  if (schema.type === 'array') return new Option(`--${flag} <day=cents...>`, text[locale]).argParser(parseInstalments);
  if (schema.enum !== undefined) return option(flag).choices(schema.enum);
  if (schema.type === 'boolean') return option('yes|no').choices(['yes', 'no']);
  if (schema.type === 'integer') return option(flag).argParser(parseWhole);
  return schema.pattern === dayPattern ? option('day').argParser(parseDay) : option(flag);
}

/** Reads one of several `day=cents`; throws what the parser tells as wrong usage. */
function parseInstalments(text: string, before: unknown): unknown[] {
  const [day = '', cents = ''] = text.split('=');
  return [...(Array.isArray(before) ? (before as unknown[]) : []), { dueOn: parseDay(day), cents: parseWhole(cents) }];
}

/** Adds `relance record`, `lift` and `facts`. */
export function addFactCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const record = addLeaf(program, 'record', 'record', locale, true)
    .addArgument(new Argument('<kind>', optionTexts.kind[locale]).choices(factKindNames))
    .argument('<case>')
    .option('--items <numbers...>', optionTexts.itemNumbers[locale])
    .option('--all-but <numbers...>', optionTexts.allBut[locale])
    .option('--key <key>', optionTexts.key[locale])
    .option('--dry-run', optionTexts.dryRun[locale]);
  for (const name of fieldNames) record.addOption(optionOf(name, locale));
  record.action((kind: FactKind, id: string, options: LeafOptions & Omit<RecordOptions, 'fields'> & Record<string, unknown>) => {
    const fields = Object.fromEntries(fieldNames.map((name) => [name, options[factOptions[name].flag]]));
    return bind('record', options.server, (context) => recordFact(context, kind, id, { ...options, fields }));
  });
  addLeaf(program, 'lift', 'lift <id>', locale, true)
    .requiredOption('--reason <text>', optionTexts.reason[locale])
    .option('--on <day>', optionTexts.liftOn[locale], parseDay)
    .option('--in-error', optionTexts.inError[locale])
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((id: string, options: LeafOptions & LiftOptions) => bind('lift', options.server, (context) => liftFact(context, id, options)));
  addLeaf(program, 'facts', 'facts <case>', locale, true).action((id: string, options: LeafOptions) =>
    bind('facts', options.server, (context) => listFacts(context, id)),
  );
}
