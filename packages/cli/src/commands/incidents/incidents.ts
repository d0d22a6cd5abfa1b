import type { Locale } from '@relance/domain';
import { contracts, type IncidentsDecided, type IncidentView } from '@relance/schemas';
import { allPages } from '../../connection/all-pages.js';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

/** An incident in one line: identifier, day, whose it is, which step, why, who was asked. */
function incidentLine({ id, at, account, step, why, assignedTo }: IncidentView, locale: Locale): string {
  const on = new Date(at).toISOString().slice(0, 10);
  return [id, on, `${account.code} ${account.name}`, step, why[locale], assignedTo?.name ?? ''].filter((word) => word !== '').join('  ');
}

/** `relance incidents list [--kind KIND]`: every open incident, oldest first. */
export async function listIncidents(context: CommandContext, kind: IncidentView['kind'] | undefined): Promise<CommandResult> {
  const connection = connect(context);
  const wanted = kind === undefined ? {} : { kind };
  const incidents = await allPages(async (page) => {
    const { incidents: rows, ...more } = await connection.call(contracts.listIncidents, { querystring: { ...wanted, ...page } });
    return { rows, ...more };
  });
  const lines = incidents.map((incident) => incidentLine(incident, context.locale));
  const none = context.locale === 'fr' ? 'Aucun incident.' : 'No incident.';
  return { exitCode: 0, output: { incidents, total: incidents.length }, lines: lines.length === 0 ? [none] : lines };
}

function decidedLines({ results }: IncidentsDecided, { locale }: CommandContext, dryRun: boolean): string[] {
  const head = dryRun ? [locale === 'fr' ? 'Rien n’est changé. Cela donnerait :' : 'Nothing is changed. It would come to:'] : [];
  return [...head, ...results.map(({ id, ...words }) => `${id}  ${words[locale]}`)];
}

/** Options of the commands that decide about incidents. */
export interface DecideOptions {
  reason: string;
  dryRun?: boolean;
}

/** `relance incidents retry|skip ID… --reason TEXT`: decides about incidents; ends with 1 where one was refused. */
export async function decideIncidents(
  context: CommandContext,
  way: 'retry' | 'skip',
  ids: string[],
  { reason, dryRun = false }: DecideOptions,
): Promise<CommandResult> {
  const contract = way === 'retry' ? contracts.retryIncidents : contracts.skipIncidents;
  const output = await connect(context).call(contract, { querystring: { dryRun }, body: { ids, reason } });
  return { exitCode: output.done === ids.length ? 0 : 1, output, lines: decidedLines(output, context, dryRun) };
}

/** `relance incidents assign ID… --to EMAIL`: asks a user to look at incidents; ends with 1 where one was refused. */
export async function assignIncidents(
  context: CommandContext,
  ids: string[],
  { to, dryRun = false }: { to: string; dryRun?: boolean },
): Promise<CommandResult> {
  const output = await connect(context).call(contracts.assignIncidents, { querystring: { dryRun }, body: { ids, to } });
  return { exitCode: output.done === ids.length ? 0 : 1, output, lines: decidedLines(output, context, dryRun) };
}
