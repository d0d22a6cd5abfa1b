import { contracts, type ChangedKey, type InputOf, type KeyView } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

const states: Readonly<Record<KeyView['state'], { fr: string; en: string }>> = {
  active: { fr: 'active', en: 'active' },
  expired: { fr: 'expirée', en: 'expired' },
  revoked: { fr: 'révoquée', en: 'revoked' },
};

function keyLine({ locale }: CommandContext, { id, name, role, readOnly, state, expiresOn, lastUsedOn }: KeyView): string {
  const fr = locale === 'fr';
  const parts = [
    readOnly ? `${role} (${fr ? 'lecture seule' : 'reading alone'})` : role,
    states[state][locale],
    `${fr ? 'jusqu’au' : 'until'} ${expiresOn}`,
    lastUsedOn === undefined ? (fr ? 'jamais utilisée' : 'never used') : `${fr ? 'dernier usage' : 'last used'} ${lastUsedOn}`,
  ];
  return `${id}  ${name}  ${parts.join(' · ')}`;
}

function changed(context: CommandContext, output: ChangedKey): CommandResult {
  const fr = context.locale === 'fr';
  const same = fr ? 'Rien à changer.' : 'Nothing to change.';
  const told = fr ? 'Clé, montrée cette seule fois :' : 'Key, shown this once:';
  const secret = output.secret === undefined ? [] : [told, `  ${output.secret}`];
  return { exitCode: 0, output, lines: [keyLine(context, output.key), ...(output.recorded ? [] : [same]), ...secret] };
}

/** `relance keys list`. */
export async function listKeys(context: CommandContext): Promise<CommandResult> {
  const output = await connect(context).call(contracts.listKeys, {});
  const none = context.locale === 'fr' ? 'Aucune clé.' : 'No key.';
  return { exitCode: 0, output, lines: output.keys.length === 0 ? [none] : output.keys.map((key) => keyLine(context, key)) };
}

/** `relance keys create NAME`. */
export async function createKey(context: CommandContext, body: InputOf<typeof contracts.createKey>['body']): Promise<CommandResult> {
  return changed(context, await connect(context).call(contracts.createKey, { body }));
}

/** `relance keys revoke ID`. */
export async function revokeKey(context: CommandContext, id: string): Promise<CommandResult> {
  return changed(context, await connect(context).call(contracts.revokeKey, { params: { id } }));
}
