import type { Locale } from '@relance/domain';
import type { Command } from 'commander';
import { listAudit, type AuditOptions } from '../../commands/people/list-audit.js';
import type { BoundCommand } from '../../terminal/command-context.js';
import { optionTexts } from '../../texts/command-texts.js';
import { peopleOptionTexts } from '../../texts/people-option-texts.js';
import { addLeaf, parseDay, type LeafOptions } from '../leaf-command.js';

/** Adds `relance audit`. */
export function addPeopleCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  addLeaf(program, 'audit', 'audit', locale, true)
    .option('--action <start>', peopleOptionTexts.action[locale])
    .option('--user <user>', peopleOptionTexts.user[locale])
    .option('--subject <id>', peopleOptionTexts.subject[locale])
    .option('--from <day>', optionTexts.from[locale], parseDay)
    .option('--to <day>', optionTexts.to[locale], parseDay)
    .action(({ server, action, user, subject, from, to }: LeafOptions & AuditOptions) => {
      const wanted = Object.fromEntries(Object.entries({ action, user, subject, from, to }).filter(([, value]) => value !== undefined));
      return bind('audit', server, (context) => listAudit(context, wanted));
    });
}
