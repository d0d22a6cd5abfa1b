import { contracts, type ChangedUser, type InputOf, type OutputOf, type RoleName, type UserView } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

const states: Readonly<Record<UserView['state'], { fr: string; en: string }>> = {
  active: { fr: 'actif', en: 'active' },
  invited: { fr: 'invité, mot de passe à choisir', en: 'invited, password to be chosen' },
  locked: { fr: 'verrouillé', en: 'locked' },
};

function minuteOf(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function userLine({ locale }: CommandContext, { email, name, role, state, failedUntil }: UserView): string {
  const failed = locale === 'fr' ? 'trop d’essais jusqu’au' : 'too many attempts until';
  const parts = [role, states[state][locale], ...(failedUntil === undefined ? [] : [`${failed} ${minuteOf(failedUntil)}`])];
  return `${email}  ${name}  ${parts.join(' · ')}`;
}

function changed(context: CommandContext, output: ChangedUser): CommandResult {
  const fr = context.locale === 'fr';
  const { oneTimePassword, recorded, user } = output;
  const same = fr ? 'Rien à changer.' : 'Nothing to change.';
  const until = minuteOf(user.passwordUntil ?? 0);
  const told = fr
    ? `Mot de passe provisoire, montré cette seule fois, à remplacer à la première connexion avant le ${until} :`
    : `Password shown this once, to be replaced at the first sign-in before ${until}:`;
  const secret = oneTimePassword === undefined ? [] : [told, `  ${oneTimePassword}`];
  return { exitCode: 0, output, lines: [userLine(context, user), ...(recorded ? [] : [same]), ...secret] };
}

/** `relance users list`. */
export async function listUsers(context: CommandContext): Promise<CommandResult> {
  const output: OutputOf<typeof contracts.listUsers> = await connect(context).call(contracts.listUsers, {});
  const none = context.locale === 'fr' ? 'Aucun utilisateur.' : 'No user.';
  return { exitCode: 0, output, lines: output.users.length === 0 ? [none] : output.users.map((user) => userLine(context, user)) };
}

/** `relance users add EMAIL`. */
export async function addUser(context: CommandContext, body: InputOf<typeof contracts.addUser>['body']): Promise<CommandResult> {
  return changed(context, await connect(context).call(contracts.addUser, { body }));
}

/** `relance users roles USER ROLE`. */
export async function changeRole(context: CommandContext, user: string, role: RoleName): Promise<CommandResult> {
  return changed(context, await connect(context).call(contracts.changeUserRole, { params: { user }, body: { role } }));
}

/** `relance users lock USER`, and the others that only name a user. */
export async function actOnUser(
  context: CommandContext,
  contract: typeof contracts.lockUser | typeof contracts.unlockUser | typeof contracts.removeUser | typeof contracts.resetUserPassword,
  user: string,
): Promise<CommandResult> {
  return changed(context, await connect(context).call(contract, { params: { user } }));
}
