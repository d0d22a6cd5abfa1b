import {
  contracts,
  factFamilies,
  factFields,
  factKinds,
  type FactKind,
  type FactKindDefinition,
  type FactRecorded,
  type FactView,
  type InputOf,
  type RecordedFact,
} from '@relance/schemas';
import { api } from '../../../api/client.js';
import type { Command, CommandAnswer } from './command.js';
import { fieldsOf, type FieldSchema } from './command-field.js';

type LiftBody = InputOf<typeof contracts.liftFact>['body'];

function answerOf({ recorded, effect, fact }: FactRecorded): CommandAnswer {
  return { recorded, effect, shares: [], factId: fact._id };
}

function factCommand(caseId: string, family: keyof typeof factFamilies, kind: FactKind): Command {
  const definition: FactKindDefinition = factKinds[kind];
  const { title, help, role, about, needs, takes, reasons } = definition;
  const named = [...new Set([...needs, ...takes])];
  const schemas = named.map((name): [string, FieldSchema] => {
    const schema: FieldSchema = factFields[name];
    return [name, name === 'reason' && reasons !== undefined ? { ...schema, enum: reasons } : schema];
  });
  return {
    id: kind,
    family,
    title,
    help,
    role,
    about: about === 'case' ? 'none' : about,
    fields: fieldsOf(Object.fromEntries(schemas), needs),
    hasDryRun: true,
    isKeyed: true,
    ask: async (body, dryRun) =>
      answerOf(await api.call(contracts.recordFact, { params: { id: caseId }, querystring: { dryRun }, body: { ...body, kind } })),
  };
}

/** A command for each kind of fact a person may record about a case, from the one list of kinds. */
export function factCommands(caseId: string): Command[] {
  return (Object.keys(factFamilies) as (keyof typeof factFamilies)[]).flatMap((family) =>
    (Object.keys(factFamilies[family]) as FactKind[]).map((kind) => factCommand(caseId, family, kind)),
  );
}

/** Whether a fact still holds, or may still be withdrawn: never lifted, and of a kind that can be. */
export function isLiftable({ kind, lift }: RecordedFact): boolean {
  return lift === undefined && 'lifted' in factKinds[kind];
}

/** The command that lifts one fact, told apart in the menu by what it is about. */
export function liftCommand({ fact, items }: FactView): Command {
  const definition: FactKindDefinition = factKinds[fact.kind];
  const about = items.length === 0 ? '' : ` (${items.join(', ')})`;
  const { properties, required } = contracts.liftFact.schema.body;
  const said = definition.lifted ?? definition.title;
  return {
    id: `lift.${fact._id}`,
    family: 'lift',
    title: { fr: `${said.fr}${about}`, en: `${said.en}${about}` },
    role: definition.role,
    about: 'none',
    fields: fieldsOf(properties, required),
    hasDryRun: true,
    isKeyed: false,
    ask: async (body, dryRun) => {
      const asked = { params: { id: fact._id }, querystring: { dryRun }, body: body as LiftBody };
      const { recorded, effect } = await api.call(contracts.liftFact, asked);
      return { recorded, effect, shares: [] };
    },
  };
}
