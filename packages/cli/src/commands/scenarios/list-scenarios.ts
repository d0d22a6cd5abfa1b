import { contracts, type ScenarioListOutput } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

/** Lists the published versions and the segments they are given to. */
export async function listScenarios(context: CommandContext): Promise<CommandResult> {
  const connection = connect(context);
  const { scenarios } = await connection.call(contracts.listScenarios, {});
  const { assignments } = await connection.call(contracts.listAssignments, {});
  const output: ScenarioListOutput = { scenarios, assignments };
  const fr = context.locale === 'fr';
  const lines = scenarios.map(({ scenarioId, version, name, hash, state, segments }) => {
    const label = name === undefined ? '' : ` ${name}`;
    const used = segments.length === 0 ? '' : ` → ${segments.join(', ')}`;
    return `${scenarioId}@${version}${label} (${hash.slice(0, 12)}, ${state})${used}`;
  });
  if (lines.length === 0) {
    lines.push(
      fr
        ? 'Aucun scénario publié. Publiez-en un : relance scenario publish FICHIER --segment SEGMENT'
        : 'No published scenario. Publish one: relance scenario publish FILE --segment SEGMENT',
    );
  }
  return { exitCode: 0, output, lines };
}
