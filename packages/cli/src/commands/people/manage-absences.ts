import { contracts, type AbsenceView, type InputOf } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

const states: Readonly<Record<AbsenceView['state'], { fr: string; en: string }>> = {
  coming: { fr: 'à venir', en: 'coming' },
  now: { fr: 'en cours', en: 'now' },
  past: { fr: 'passée', en: 'over' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
};

function absenceLine({ locale }: CommandContext, { id, user, substitute, fromOn, untilOn, state }: AbsenceView): string {
  const by = locale === 'fr' ? `remplacé par ${substitute.name}` : `replaced by ${substitute.name}`;
  return `${id}  ${user.name}  ${fromOn} → ${untilOn} · ${by} · ${states[state][locale]}`;
}

/** `relance absences list`. */
export async function listAbsences(context: CommandContext, past: boolean): Promise<CommandResult> {
  const output = await connect(context).call(contracts.listAbsences, { querystring: { past } });
  const none = context.locale === 'fr' ? 'Personne n’est absent.' : 'Nobody is away.';
  const lines = output.absences.map((absence) => absenceLine(context, absence));
  return { exitCode: 0, output, lines: lines.length === 0 ? [none] : lines };
}

/** `relance absences add USER`. */
export async function recordAbsence(
  context: CommandContext,
  body: InputOf<typeof contracts.recordAbsence>['body'],
): Promise<CommandResult> {
  const output = await connect(context).call(contracts.recordAbsence, { body });
  return { exitCode: 0, output, lines: [absenceLine(context, output.absence)] };
}

/** `relance absences cancel ID`. */
export async function cancelAbsence(context: CommandContext, id: string): Promise<CommandResult> {
  const output = await connect(context).call(contracts.cancelAbsence, { params: { id } });
  return { exitCode: 0, output, lines: [absenceLine(context, output.absence)] };
}
