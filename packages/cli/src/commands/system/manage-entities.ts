import { contracts, type EntityPlace } from '@relance/schemas';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../connection/connect.js';
import { ENTITY_FILE, findServer } from '../../connection/find-server.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { CommandFault } from '../../terminal/command-fault.js';

function placeLine({ locale }: CommandContext, { id, name, role, current }: EntityPlace): string {
  const here = locale === 'fr' ? '  (ici)' : '  (here)';
  return `${id}  ${name}  ${role}${current ? here : ''}`;
}

/** `relance entity list`: the entities one may work in. */
export async function listEntities(context: CommandContext): Promise<CommandResult> {
  const output = await connect(context).call(contracts.listEntities, {});
  return { exitCode: 0, output, lines: output.entities.map((place) => placeLine(context, place)) };
}

/** `relance entity show`: the entity commands work in. */
export async function showEntity(context: CommandContext): Promise<CommandResult> {
  const output = await connect(context).call(contracts.getEntity, {});
  const { _id, name, siren, locale, currency, payeeAccounts, sendingPaused } = output;
  const fr = context.locale === 'fr';
  const held = fr ? 'Incomplète ou suspendue : rien ne part.' : 'Incomplete or paused: nothing leaves.';
  const accounts = payeeAccounts.map(({ id, iban }) => `  ${id}  ${iban === '' ? '-' : iban}`);
  const head = `${_id}  ${name}${siren === '' ? '' : `  SIREN ${siren}`}  ${locale}  ${currency}`;
  return { exitCode: 0, output, lines: [head, ...accounts, ...(sendingPaused === true ? [held] : [])] };
}

/** `relance entity create ID`: one more entity, of which only id and name are known yet. */
export async function createEntity(context: CommandContext, id: string, name: string): Promise<CommandResult> {
  const output = await connect(context).call(contracts.createEntity, { body: { id, name } });
  const fr = `Entité ${id} créée : « relance entity use ${id} », puis « relance entity set FICHIER ». Rien ne part avant qu’elle soit complète.`;
  const en = `Entity ${id} created: “relance entity use ${id}”, then “relance entity set FILE”. Nothing leaves before it is complete.`;
  return { exitCode: 0, output, lines: [context.locale === 'fr' ? fr : en] };
}

/**
 * `relance entity use ID`: the commands of this machine work in that entity from now on; kept beside the token of the command line. Throws CommandFault 1
 * for an entity that is not there, 2 where there is no such file: a key is of one entity, elsewhere RELANCE_ENTITY names it.
 */
export async function useEntity(context: CommandContext, id: string): Promise<CommandResult> {
  const { tokenFolder } = findServer(context.io, context.server);
  if (tokenFolder === undefined || context.keyFile !== undefined) {
    throw new CommandFault(2, 'RLC_ENTITY_NOT_KEPT', {
      fr: 'Rien à noter ici : une clé n’a qu’une entité ; sinon nommez-la par RELANCE_ENTITY.',
      en: 'Nothing to keep here: a key has one entity; else name it by RELANCE_ENTITY.',
    });
  }
  const { entities } = await connect(context).call(contracts.listEntities, {});
  const output = entities.find((place) => place.id === id);
  if (output === undefined) {
    const known = entities.map((place) => place.id).join(', ');
    throw new CommandFault(1, 'RLC_NOT_FOUND', {
      fr: `Aucune entité ${id}. Il y a : ${known}.`,
      en: `No entity ${id}. There are: ${known}.`,
    });
  }
  writeFileSync(join(tokenFolder, ENTITY_FILE), `${id}\n`, { mode: 0o600 });
  const fr = `Les commandes travaillent désormais dans ${output.name} (${id}).`;
  const en = `Commands work in ${output.name} (${id}) from now on.`;
  return { exitCode: 0, output: { ...output, current: true }, lines: [context.locale === 'fr' ? fr : en] };
}
