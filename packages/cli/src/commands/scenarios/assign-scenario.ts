import { contracts } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { CommandFault } from '../../terminal/command-fault.js';

/** Gives a published version (`id@version`, or `id` for its newest) to a segment: its new items enter it (law 27). */
export async function assignScenario(context: CommandContext, reference: string, options: { segment: string }): Promise<CommandResult> {
  const connection = connect(context);
  const [, scenarioId, given] = /^([a-z0-9][a-z0-9-]{0,62})(?:@([1-9][0-9]{0,5}))?$/.exec(reference) ?? [];
  if (scenarioId === undefined) {
    throw new CommandFault(2, 'RLC_REFERENCE_INVALID', {
      fr: `« ${reference} » ne désigne pas un scénario. Écrivez son identifiant, avec sa version au besoin : pme@2.`,
      en: `“${reference}” names no scenario. Write its id, with its version if need be: pme@2.`,
    });
  }
  const version = given === undefined ? await newestOf(context, scenarioId) : Number(given);
  const output = await connection.call(contracts.assignScenario, { body: { segment: options.segment, scenarioId, version } });
  const lines = [
    context.locale === 'fr'
      ? `Les nouvelles pièces du segment ${output.segment} suivent ${output.scenarioId}@${output.version} ; ${output.casesToOpen} dossiers s’ouvrent.`
      : `New items of segment ${output.segment} follow ${output.scenarioId}@${output.version}; ${output.casesToOpen} cases are being opened.`,
  ];
  return { exitCode: 0, output, lines };
}

async function newestOf(context: CommandContext, scenarioId: string): Promise<number> {
  const { scenarios } = await connect(context).call(contracts.listScenarios, {});
  const versions = scenarios.filter((scenario) => scenario.scenarioId === scenarioId).map(({ version }) => version);
  if (versions.length > 0) return Math.max(...versions);
  throw new CommandFault(1, 'RLC_NOT_FOUND', {
    fr: `Aucune version publiée de « ${scenarioId} ».`,
    en: `No published version of “${scenarioId}”.`,
  });
}
