import { roleNames, type CaseView, type FactView, type RoleName } from '@relance/schemas';
import type { Command } from './command.js';
import { contactCommands } from './contact-commands.js';
import { factCommands, isLiftable, liftCommand } from './fact-commands.js';
import { moneyCommands } from './money-commands.js';

/** Whether a role is at least another (roles stand from the least to the most able). */
function isAtLeast(role: RoleName, least: RoleName): boolean {
  return roleNames.indexOf(role) >= roleNames.indexOf(least);
}

/** Everything a person of a role may do about a case; what he may not is not there, so that nobody sees another's button. */
export function commandsFor(role: RoleName, { case: row, accounts }: CaseView, facts: readonly FactView[]): Command[] {
  const all = [
    ...factCommands(row.id),
    ...moneyCommands(row.id),
    ...facts.filter(({ fact }) => isLiftable(fact)).map(liftCommand),
    ...accounts.flatMap(contactCommands),
  ];
  return all.filter((command) => isAtLeast(role, command.role));
}
