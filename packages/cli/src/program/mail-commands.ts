import type { Locale } from '@relance/domain';
import type { MailView } from '@relance/schemas';
import { Option, type Command } from 'commander';
import { listMail, placeMail, showMail, takeMail } from '../commands/mail/mail.js';
import type { BoundCommand } from '../terminal/command-context.js';
import { optionTexts } from '../texts/command-texts.js';
import { addGroup, addLeaf, type LeafOptions } from './leaf-command.js';

const states: readonly MailView['mail']['state'][] = ['unmatched', 'settled', 'setAside'];

/** Adds `relance mail take | list | show | place`. */
export function addMailCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const group = addGroup(program, 'mail', locale);
  addLeaf(group, 'mail take', 'take <file>', locale, true).action((file: string, options: LeafOptions) =>
    bind('mail take', options.server, (context) => takeMail(context, file)),
  );
  addLeaf(group, 'mail list', 'list', locale, true)
    .addOption(new Option('--state <state>', optionTexts.mailState[locale]).choices(states))
    .action((options: LeafOptions & { state?: MailView['mail']['state'] }) =>
      bind('mail list', options.server, (context) => listMail(context, options.state)),
    );
  addLeaf(group, 'mail show', 'show <mail>', locale, true).action((mail: string, options: LeafOptions) =>
    bind('mail show', options.server, (context) => showMail(context, mail)),
  );
  addLeaf(group, 'mail place', 'place <mail> [case]', locale, true)
    .option('--aside', optionTexts.mailAside[locale])
    .action((mail: string, caseNamed: string | undefined, options: LeafOptions & { aside?: boolean }, leaf: Command) => {
      if ((caseNamed === undefined) !== (options.aside === true)) leaf.error(optionTexts.mailAside[locale]);
      return bind('mail place', options.server, (context) => placeMail(context, mail, caseNamed));
    });
}
