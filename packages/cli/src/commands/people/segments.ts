import { readSegmentRules, segmentFieldCatalogue, tellCondition } from '@relance/scenario';
import { contracts, type InputOf, type SegmentChange, type SegmentSurvey } from '@relance/schemas';
import { allPages } from '../../connection/all-pages.js';
import { connect } from '../../connection/connect.js';
import { CommandFault } from '../../terminal/command-fault.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { readJsonFile } from '../../terminal/read-file.js';

type Rules = InputOf<typeof contracts.putSegments>['body']['rules'];

function accountsText(count: number, fr: boolean): string {
  if (fr) return `${String(count)} compte${count < 2 ? '' : 's'}`;
  return `${String(count)} account${count === 1 ? '' : 's'}`;
}

function conditionText({ locale }: CommandContext, rule: SegmentSurvey['rules'][number]): string {
  const read = readSegmentRules([rule]);
  return 'rules' in read && read.rules[0] !== undefined
    ? tellCondition(read.rules[0].condition, locale, segmentFieldCatalogue)
    : JSON.stringify(rule.condition);
}

function codesText({ accounts, codes }: SegmentSurvey['uncovered']): string {
  return codes.length < accounts ? `${codes.join(', ')}…` : codes.join(', ');
}

/** What rules make of the accounts, for people. */
function surveyLines(context: CommandContext, survey: SegmentSurvey): string[] {
  const fr = context.locale === 'fr';
  const none = fr
    ? 'Aucune règle : chaque compte est dans le segment de son fichier.'
    : 'No rule: each account is in the segment of its file.';
  const rules = survey.rules.map(
    (rule, position) => `${String(position + 1)}. ${rule.segment} : ${conditionText(context, rule)} (${accountsText(rule.accounts, fr)})`,
  );
  const overlaps = survey.overlaps.map((one) => {
    const [rule, other] = [one.rule + 1, one.other + 1].map(String);
    return fr
      ? `Chevauchement : ${codesText(one)} vont par la règle ${rule ?? ''}, la règle ${other ?? ''} les mettrait ailleurs.`
      : `Overlap: ${codesText(one)} go by rule ${rule ?? ''}, rule ${other ?? ''} would put them elsewhere.`;
  });
  const { uncovered } = survey;
  const count = accountsText(uncovered.accounts, fr);
  const uncoveredLine = fr ? `Non couverts par une règle : ${count}` : `Covered by no rule: ${count}`;
  const named = uncovered.accounts === 0 ? uncoveredLine : `${uncoveredLine} (${codesText(uncovered)})`;
  const segments = survey.segments.map(({ segment, accounts, scenario }) => {
    const follows = scenario ?? (fr ? 'aucun scénario, rien ne part' : 'no scenario, nothing leaves');
    return `  ${segment} : ${accountsText(accounts, fr)}, ${follows}`;
  });
  return [...(rules.length === 0 ? [none] : [...rules, named]), ...overlaps, ...segments];
}

function moveLines({ locale }: CommandContext, { moves }: SegmentSurvey): string[] {
  const fr = locale === 'fr';
  return moves.map(({ from, to, accounts }) => `  ${from} → ${to} : ${accountsText(accounts, fr)}`);
}

/** `relance segments show`: the rules, and what they make of the accounts today. */
export async function showSegments(context: CommandContext): Promise<CommandResult> {
  const output = await connect(context).call(contracts.getSegments, {});
  return { exitCode: 0, output, lines: surveyLines(context, output) };
}

/** Throws CommandFault where the file holds no list of rules. */
async function readRulesFile(context: CommandContext, file: string): Promise<{ rules: Rules; version?: number }> {
  const given = await readJsonFile(context.io, file);
  const { rules, version } = typeof given === 'object' && given !== null ? (given as { rules?: unknown; version?: unknown }) : {};
  if (Array.isArray(rules)) {
    // what each rule holds is judged by the server, which names all that is wrong
    const plain = rules.map((rule: unknown) => {
      const { segment, condition } = (rule ?? {}) as { segment: string; condition: Record<string, unknown> };
      return { segment, condition };
    });
    return typeof version === 'number' ? { rules: plain, version } : { rules: plain };
  }
  throw new CommandFault(1, 'RLC_NO_RULES', {
    fr: `${file} ne contient pas de règles. Attendu : { "rules": [{ "segment": …, "condition": … }] }, comme l’écrit « relance segments show --json ».`,
    en: `${file} holds no rules. Expected: { "rules": [{ "segment": …, "condition": … }] }, as “relance segments show --json” writes them.`,
  });
}

/** `relance segments set FILE`: over the version the file names, else over the present one. */
export async function setSegments(context: CommandContext, file: string, dryRun: boolean): Promise<CommandResult> {
  const connection = connect(context);
  const { rules, version } = await readRulesFile(context, file);
  const body = { rules, version: version ?? (await connection.call(contracts.getSegments, {})).version };
  const output = await connection.call(contracts.putSegments, { querystring: { dryRun }, body });
  const fr = context.locale === 'fr';
  const head = dryRun
    ? fr
      ? 'Rien n’est changé. Ces règles donneraient :'
      : 'Nothing is changed. These rules would make:'
    : fr
      ? `Règles en vigueur, version ${String(output.version)}.`
      : `Rules in force, version ${String(output.version)}.`;
  const rest = fr
    ? 'Les pièces déjà en cours gardent leur scénario ; les nouvelles suivent le nouveau segment.'
    : 'Items on their way keep their scenario; new ones follow the new segment.';
  const moves = moveLines(context, output);
  return { exitCode: 0, output, lines: [head, ...moves, ...(moves.length === 0 ? [] : [rest]), ...surveyLines(context, output)] };
}

function changeLine({ locale }: CommandContext, { _id, code, from, to, openItems, on }: SegmentChange): string {
  const count = String(openItems);
  return locale === 'fr'
    ? `${on}  ${code} : ${from} → ${to}, ${count} pièce(s) suivent encore l’ancien scénario  [${_id}]`
    : `${on}  ${code}: ${from} → ${to}, ${count} item(s) still follow the former scenario  [${_id}]`;
}

/** `relance segments changes`: what the rules changed while items were on their way, and nobody looked at yet. */
export async function listSegmentChanges(context: CommandContext): Promise<CommandResult> {
  const connection = connect(context);
  const rows = await allPages((page) => connection.call(contracts.listSegmentChanges, { querystring: page }));
  const none = context.locale === 'fr' ? 'Rien à regarder.' : 'Nothing to look at.';
  return { exitCode: 0, output: { rows }, lines: rows.length === 0 ? [none] : rows.map((row) => changeLine(context, row)) };
}

/** `relance segments seen CHANGE`. */
export async function markChangeSeen(context: CommandContext, id: string): Promise<CommandResult> {
  const output = await connect(context).call(contracts.markSegmentChangeSeen, { params: { id } });
  const fr = context.locale === 'fr';
  const said = fr ? 'Noté.' : 'Noted.';
  const before = fr ? 'C’était déjà noté.' : 'It was noted before.';
  return { exitCode: 0, output, lines: [output.recorded ? said : before, changeLine(context, output.change)] };
}
