import { contracts, type ScenarioPublishOutput } from '@relance/schemas';
import { connect, type Connection } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { readJsonFile } from '../../terminal/read-file.js';
import { issueLines } from '../../texts/issue-lines.js';

/** Publishes a bundle and, where a segment is named, gives it to that segment. Throws CommandFault with the compiler's issues. */
export async function publishBundle(
  connection: Connection,
  bundle: unknown,
  segment: string | undefined,
  confirmEachSend = false,
): Promise<ScenarioPublishOutput> {
  // the server validates the bundle and compiles it: that is the only gate (DESIGN §4)
  const body = { bundle: bundle as Record<string, unknown>, ...(confirmEachSend ? { confirmEachSend } : {}) };
  const published = await connection.call(contracts.publishScenario, { body });
  const { scenarioId, version, hash } = published;
  const assigned =
    segment === undefined ? undefined : await connection.call(contracts.assignScenario, { body: { segment, scenarioId, version } });
  return {
    scenarioId,
    version,
    hash,
    created: published.created ?? true,
    segment: segment ?? null,
    casesToOpen: assigned?.casesToOpen ?? 0,
    issues: published.issues ?? [],
  };
}

/** Options of `relance scenario publish`. */
export interface PublishOptions {
  segment?: string;
  confirmEachSend?: boolean;
}

/** `relance scenario publish FILE [--segment S] [--confirm-each-send]`. */
export async function publishScenario(context: CommandContext, file: string, options: PublishOptions): Promise<CommandResult> {
  const bundle = await readJsonFile(context.io, file);
  const output = await publishBundle(connect(context), bundle, options.segment, options.confirmEachSend);
  const name = `${output.scenarioId}@${output.version}`;
  const fr = context.locale === 'fr';
  const done = output.created
    ? fr
      ? `${name} est publié.`
      : `${name} is published.`
    : fr
      ? `${name} était déjà publié à l’identique : rien n’a changé.`
      : `${name} was already published just so: nothing changed.`;
  const given =
    output.segment === null
      ? []
      : [
          fr
            ? `Les nouvelles pièces du segment ${output.segment} le suivent ; ${output.casesToOpen} dossiers s’ouvrent.`
            : `New items of segment ${output.segment} follow it; ${output.casesToOpen} cases are being opened.`,
        ];
  return { exitCode: 0, output, lines: [done, ...given, ...issueLines(context.locale, output.issues)] };
}
