import { contracts, type OutputOf, type TemplateRow } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { issueLines } from '../../texts/issue-lines.js';

/** Which texts are wanted. */
export interface TemplateFilter {
  channel?: string;
  locale?: 'fr' | 'en';
}

type TemplateText = OutputOf<typeof contracts.getTemplate>['texts'][number];

function useLines({ usedIn }: TemplateRow, fr: boolean): string[] {
  return usedIn.map(({ scenarioId, version, segments, steps }) => {
    const names = steps.map(({ name, nodeId }) => `${name} (${nodeId})`).join(', ');
    const said = names === '' ? (fr ? 'aucune étape' : 'no step') : names;
    return `    ${scenarioId}@${String(version)}${segments.length === 0 ? '' : ` → ${segments.join(', ')}`} : ${said}`;
  });
}

function headOf({ id, version, channel, locale, subject }: TemplateRow): string {
  return `${id}@${String(version)} ${locale} ${channel}${subject === undefined ? '' : ` : ${subject}`}`;
}

/** `relance templates list`: every published text and the steps that say it. */
export async function listTemplates(context: CommandContext, filter: TemplateFilter): Promise<CommandResult> {
  const output = await connect(context).call(contracts.listTemplates, { querystring: filter });
  const fr = context.locale === 'fr';
  const none = fr
    ? 'Aucun modèle. Les modèles sont publiés avec un scénario : relance scenario publish FICHIER'
    : 'No template. Templates are published with a scenario: relance scenario publish FILE';
  const lines = output.templates.flatMap((row) => [headOf(row), ...useLines(row, fr)]);
  return { exitCode: 0, output, lines: lines.length === 0 ? [none] : lines };
}

function textLines(context: CommandContext, text: TemplateText): string[] {
  const fr = context.locale === 'fr';
  const facts = text.facts.length === 0 ? [] : [`  ${fr ? 'Données :' : 'Facts:'} ${text.facts.join(', ')}`];
  return [headOf(text), ...useLines(text, fr), ...facts, ...issueLines(context.locale, text.findings), '', text.body, ''];
}

/** `relance templates show`: one text in every version and language, with what the check says of it. */
export async function showTemplate(context: CommandContext, template: string): Promise<CommandResult> {
  const output = await connect(context).call(contracts.getTemplate, { params: { template } });
  return { exitCode: 0, output, lines: output.texts.flatMap((text) => textLines(context, text)) };
}
