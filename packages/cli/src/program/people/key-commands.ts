import type { Locale } from '@relance/domain';
import { roleNames, type RoleName } from '@relance/schemas';
import { Option, type Command } from 'commander';
import { createKey, listKeys, revokeKey } from '../../commands/people/manage-keys.js';
import type { BoundCommand } from '../../terminal/command-context.js';
import { peopleOptionTexts } from '../../texts/people-option-texts.js';
import { addGroup, addLeaf, parseDay, type LeafOptions } from '../leaf-command.js';

type CreateOptions = LeafOptions & { role: RoleName; readOnly?: boolean; expires?: string };

/** Adds `relance keys list`, `create` and `revoke`. */
export function addKeyCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const keys = addGroup(program, 'keys', locale);
  addLeaf(keys, 'keys list', 'list', locale, true).action(({ server }: LeafOptions) => bind('keys list', server, listKeys));
  addLeaf(keys, 'keys create', 'create <name>', locale, true)
    .addOption(new Option('--role <role>', peopleOptionTexts.keyRole[locale]).choices(roleNames).makeOptionMandatory())
    .option('--read-only', peopleOptionTexts.keyReadOnly[locale])
    .option('--expires <day>', peopleOptionTexts.keyExpires[locale], parseDay)
    .action((name: string, { server, role, readOnly, expires }: CreateOptions) => {
      const said = { ...(readOnly === undefined ? {} : { readOnly }), ...(expires === undefined ? {} : { expiresOn: expires }) };
      return bind('keys create', server, (context) => createKey(context, { name, role, ...said }));
    });
  addLeaf(keys, 'keys revoke', 'revoke <id>', locale, true).action((id: string, { server }: LeafOptions) =>
    bind('keys revoke', server, (context) => revokeKey(context, id)),
  );
}
