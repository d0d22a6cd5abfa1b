import type { Locale } from '@relance/domain';
import { contracts, roleNames, type RoleName } from '@relance/schemas';
import { Argument, Option, type Command } from 'commander';
import { actOnUser, addUser, changeRole, listUsers } from '../../commands/people/manage-users.js';
import type { BoundCommand } from '../../terminal/command-context.js';
import { peopleOptionTexts } from '../../texts/people-option-texts.js';
import { addGroup, addLeaf, type LeafOptions } from '../leaf-command.js';

type AddOptions = LeafOptions & { name: string; role: RoleName; language?: 'fr' | 'en' };

/** What is done to a user who is only named. */
const acts = {
  lock: contracts.lockUser,
  unlock: contracts.unlockUser,
  remove: contracts.removeUser,
  'reset-password': contracts.resetUserPassword,
} as const;

/** Adds `relance users list`, `add`, `roles`, `lock`, `unlock`, `remove` and `reset-password`. */
export function addUserCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const users = addGroup(program, 'users', locale);
  addLeaf(users, 'users list', 'list', locale, true).action(({ server }: LeafOptions) => bind('users list', server, listUsers));
  addLeaf(users, 'users add', 'add <email>', locale, true)
    .requiredOption('--name <name>', peopleOptionTexts.userName[locale])
    .addOption(new Option('--role <role>', peopleOptionTexts.userRole[locale]).choices(roleNames).makeOptionMandatory())
    .addOption(new Option('--language <language>', peopleOptionTexts.userLanguage[locale]).choices(['fr', 'en']))
    .action((email: string, { server, name, role, language }: AddOptions) =>
      bind('users add', server, (context) =>
        addUser(context, { email, name, role, ...(language === undefined ? {} : { locale: language }) }),
      ),
    );
  addLeaf(users, 'users roles', 'roles <user>', locale, true)
    .addArgument(new Argument('<role>', peopleOptionTexts.userRole[locale]).choices(roleNames))
    .action((user: string, role: RoleName, { server }: LeafOptions) =>
      bind('users roles', server, (context) => changeRole(context, user, role)),
    );
  for (const act of Object.keys(acts) as (keyof typeof acts)[]) {
    addLeaf(users, `users ${act}`, `${act} <user>`, locale, true).action((user: string, { server }: LeafOptions) =>
      bind(`users ${act}`, server, (context) => actOnUser(context, acts[act], user)),
    );
  }
}
