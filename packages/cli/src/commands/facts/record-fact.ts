import { contracts, factFields, factKinds, type FactField, type FactKind, type FactRecorded, type InputOf } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

type FactBody = InputOf<typeof contracts.recordFact>['body'];

/** Options of `relance record KIND CASE`: the fields of a fact by their names, undefined where not said; a yes or no comes as the word. */
export interface RecordOptions {
  fields: Readonly<Partial<Record<FactField, unknown>>>;
  items?: string[];
  allBut?: string[];
  key?: string;
  dryRun?: boolean;
}

/** Options of `relance lift ID`. */
export interface LiftOptions {
  reason: string;
  on?: string;
  inError?: boolean;
  dryRun?: boolean;
}

function linesOf({ locale }: CommandContext, answer: FactRecorded, isDryRun: boolean): string[] {
  const fr = locale === 'fr';
  const { title, help } = factKinds[answer.fact.kind];
  const changes = answer.effect.map((one) => `  ${fr ? one.fr : one.en}`);
  const { _id } = answer.fact;
  const done = answer.recorded
    ? fr
      ? `Enregistré : ${_id}`
      : `Recorded: ${_id}`
    : fr
      ? `Déjà enregistré : ${_id}`
      : `Recorded before: ${_id}`;
  const head = isDryRun ? (fr ? 'Rien n’est enregistré. Cela changerait :' : 'Nothing is recorded. It would change:') : done;
  const none = fr ? '  Aucune pièce ouverte ne se met en attente ni ne repart.' : '  No open item pauses or goes on.';
  return [head, `  ${title[locale]}. ${help[locale]}`, ...(changes.length === 0 ? [none] : changes)];
}

/** A field as the API takes it: the words yes and no are what the command line says of a boolean one. */
function readField(name: FactField, value: unknown): unknown {
  const schema: object = factFields[name];
  return 'type' in schema && schema.type === 'boolean' ? value === 'yes' : value;
}

function bodyOf(kind: FactKind, options: RecordOptions): FactBody {
  const { items, allBut, key, fields } = options;
  const names = (Object.keys(factFields) as FactField[]).filter((name) => fields[name] !== undefined);
  const said = Object.fromEntries(names.map((name) => [name, readField(name, fields[name])]));
  const about = { ...(items === undefined ? {} : { items }), ...(allBut === undefined ? {} : { allBut }) };
  return { kind, ...said, ...about, ...(key === undefined ? {} : { key }) };
}

/** Records a fact about a case or some of its items, and says which items pause or stop until when; `--dry-run` only says it. */
export async function recordFact(context: CommandContext, kind: FactKind, id: string, options: RecordOptions): Promise<CommandResult> {
  const { dryRun = false } = options;
  const body = bodyOf(kind, options);
  const answer = await connect(context).call(contracts.recordFact, { params: { id }, querystring: { dryRun }, body });
  return { exitCode: 0, output: answer, lines: linesOf(context, answer, dryRun) };
}

/** Lifts a fact, once, and says which items go on. */
export async function liftFact(context: CommandContext, id: string, options: LiftOptions): Promise<CommandResult> {
  const { dryRun = false, reason, on, inError } = options;
  const body = { reason, ...(on === undefined ? {} : { on }), ...(inError === undefined ? {} : { inError }) };
  const answer = await connect(context).call(contracts.liftFact, { params: { id }, querystring: { dryRun }, body });
  return { exitCode: 0, output: answer, lines: linesOf(context, answer, dryRun) };
}
