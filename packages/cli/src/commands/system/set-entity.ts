import { contracts, type Entity } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { readJsonFile } from '../../terminal/read-file.js';

/** Replaces the creditor entity of the session by the one of a file: identity, bank details, rhythm, legal parameters. */
export async function setEntity(context: CommandContext, file: string): Promise<CommandResult> {
  // the server validates the body against the entity's schema
  const body = (await readJsonFile(context.io, file)) as Entity;
  const output = await connect(context).call(contracts.putEntity, { body });
  const lines = [context.locale === 'fr' ? `Entité créancière enregistrée : ${output.name}.` : `Creditor entity recorded: ${output.name}.`];
  return { exitCode: 0, output, lines };
}
