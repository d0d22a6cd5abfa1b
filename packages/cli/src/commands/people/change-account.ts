import { contracts, type AccountView, type InputOf } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { accountLines } from './account-lines.js';

type Said = Omit<InputOf<typeof contracts.changeAccount>['body'], 'version'>;
type SaidOfContact = Omit<InputOf<typeof contracts.changeContact>['body'], 'version'>;

function shown(context: CommandContext, output: AccountView): CommandResult {
  return { exitCode: 0, output, lines: accountLines(context, output) };
}

/** The version a change is made on: the one a script read before, else the one of this moment. */
async function versionOf(context: CommandContext, code: string, given: number | undefined): Promise<number> {
  if (given !== undefined) return given;
  const { account } = await connect(context).call(contracts.getAccount, { params: { code } });
  return account.version;
}

/** `relance account show CODE`. */
export async function showAccount(context: CommandContext, code: string): Promise<CommandResult> {
  return shown(context, await connect(context).call(contracts.getAccount, { params: { code } }));
}

/** `relance account create CODE`: what is not said is taken from the entity. */
export async function createAccount(
  context: CommandContext,
  code: string,
  said: Omit<Said, 'erase'> & { name: string },
): Promise<CommandResult> {
  return shown(context, await connect(context).call(contracts.createAccount, { body: { code, ...said } }));
}

/** `relance account set CODE`: refused when somebody changed the account since the version given. */
export async function setAccount(context: CommandContext, code: string, said: Said, version?: number): Promise<CommandResult> {
  const body = { ...said, version: await versionOf(context, code, version) };
  return shown(context, await connect(context).call(contracts.changeAccount, { params: { code }, body }));
}

/** `relance contact add CODE`. */
export async function addContact(
  context: CommandContext,
  code: string,
  said: Omit<InputOf<typeof contracts.addContact>['body'], 'version'>,
  version?: number,
): Promise<CommandResult> {
  const body = { ...said, version: await versionOf(context, code, version) };
  return shown(context, await connect(context).call(contracts.addContact, { params: { code }, body }));
}

/** `relance contact set CODE CONTACT`: the contact by id or e-mail address. */
export async function setContact(
  context: CommandContext,
  place: { code: string; contact: string },
  said: SaidOfContact,
  version?: number,
): Promise<CommandResult> {
  const body = { ...said, version: await versionOf(context, place.code, version) };
  return shown(context, await connect(context).call(contracts.changeContact, { params: place, body }));
}

/** `relance contact remove CODE CONTACT`. */
export async function removeContact(
  context: CommandContext,
  place: { code: string; contact: string },
  version?: number,
): Promise<CommandResult> {
  const body = { version: await versionOf(context, place.code, version) };
  return shown(context, await connect(context).call(contracts.removeContact, { params: place, body }));
}
