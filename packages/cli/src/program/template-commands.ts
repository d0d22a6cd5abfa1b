import type { Locale } from '@relance/domain';
import { Option, type Command } from 'commander';
import { listTemplates, showTemplate, type TemplateFilter } from '../commands/texts/list-templates.js';
import { makeStatement, type StatementOptions } from '../commands/texts/make-statement.js';
import { previewTemplate, type PreviewOptions } from '../commands/texts/preview-template.js';
import { testTemplate } from '../commands/texts/test-template.js';
import type { BoundCommand } from '../terminal/command-context.js';
import { templateOptionTexts } from '../texts/template-option-texts.js';
import { addGroup, addLeaf, type LeafOptions } from './leaf-command.js';

function localeOption(locale: Locale): Option {
  return new Option('--locale <locale>', templateOptionTexts.locale[locale]).choices(['fr', 'en']);
}

/** Adds `relance templates list|show|preview|test` and `relance statement`. */
export function addTemplateCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const group = addGroup(program, 'templates', locale);
  addLeaf(group, 'templates list', 'list', locale, true)
    .option('--channel <channel>', templateOptionTexts.channel[locale])
    .addOption(localeOption(locale))
    .action(({ server, channel, locale: wanted }: LeafOptions & TemplateFilter) => {
      const filter = { ...(channel === undefined ? {} : { channel }), ...(wanted === undefined ? {} : { locale: wanted }) };
      return bind('templates list', server, (context) => listTemplates(context, filter));
    });
  addLeaf(group, 'templates show', 'show <template>', locale, true).action((template: string, { server }: LeafOptions) =>
    bind('templates show', server, (context) => showTemplate(context, template)),
  );
  addLeaf(group, 'templates preview', 'preview <template>', locale, true)
    .requiredOption('--account <code>', templateOptionTexts.account[locale])
    .addOption(localeOption(locale))
    .option('--step <card>', templateOptionTexts.step[locale])
    .option('--scenario <id@version>', templateOptionTexts.scenario[locale])
    .option('--draft <file>', templateOptionTexts.draft[locale])
    .option('--subject <text>', templateOptionTexts.subject[locale])
    .option('--pdf <file>', templateOptionTexts.pdf[locale])
    .option('--html <file>', templateOptionTexts.html[locale])
    .action((template: string, options: LeafOptions & PreviewOptions) =>
      bind('templates preview', options.server, (context) => previewTemplate(context, template, options)),
    );
  addLeaf(group, 'templates test', 'test <template>', locale, true)
    .requiredOption('--account <code>', templateOptionTexts.account[locale])
    .addOption(localeOption(locale))
    .option('--step <card>', templateOptionTexts.step[locale])
    .option('--scenario <id@version>', templateOptionTexts.scenario[locale])
    .option('--draft <file>', templateOptionTexts.draft[locale])
    .option('--subject <text>', templateOptionTexts.subject[locale])
    .action((template: string, options: LeafOptions & PreviewOptions) =>
      bind('templates test', options.server, (context) => testTemplate(context, template, options)),
    );
  addLeaf(program, 'statement', 'statement <account>', locale, true)
    .requiredOption('--reason <text>', templateOptionTexts.reason[locale])
    .addOption(localeOption(locale))
    .option('--pdf <file>', templateOptionTexts.statementPdf[locale])
    .action((account: string, options: LeafOptions & StatementOptions) =>
      bind('statement', options.server, (context) => makeStatement(context, account, options)),
    );
}
