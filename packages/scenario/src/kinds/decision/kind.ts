import { localizedSchema, whenSchema, type Localized, type When } from '@relance/schemas';
import type { Condition } from '../../conditions/condition.js';
import { fieldCatalogue } from '../../conditions/field-catalogue.js';
import type { KindFault, NodeKind } from '../kind.js';
import { offsetFromDueDate } from '../when-days.js';
import { conditionSchema } from '../../conditions/condition-schema.js';

/** Ordered cases of typed conditions, never code; taken once (law 11). */
export interface DecisionData {
  when?: When;
  cases: { id: string; label: Localized; condition: Condition }[];
}

/** A fork by facts. */
export const decision: NodeKind<'decision', DecisionData> = {
  name: 'decision',
  title: { fr: 'Décision', en: 'Decision' },
  help: {
    fr: 'La première condition vraie donne la suite ; sinon, la sortie « sinon ».',
    en: 'The first condition that holds decides; otherwise “else”.',
  },
  group: 'logic',
  role: 'step',
  icon: 'fork',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['cases'],
    properties: {
      when: { ...whenSchema, widget: 'when' },
      cases: {
        type: 'array',
        minItems: 1,
        maxItems: 9,
        title: 'Cas',
        widget: 'conditions',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['id', 'label', 'condition'],
          properties: { id: { type: 'string', pattern: '^[a-z][A-Za-z0-9]{0,30}$' }, label: localizedSchema, condition: conditionSchema },
        },
      },
    },
  },
  defaults: {
    cases: [
      {
        id: 'large',
        label: { fr: 'gros montant', en: 'large amount' },
        condition: { field: 'outstandingCents', operator: 'ge', value: 100_000, currency: 'EUR' },
      },
    ],
  },
  ports: (data) => [
    ...data.cases.map(({ id, label }, index) => ({ id, label, nominal: index === 0 })),
    { id: 'else', label: { fr: 'sinon', en: 'else' } },
  ],
  check: (data) => data.cases.flatMap(({ condition }) => faultsOf(condition)),
  timing: (data) => {
    const offsetDays = data.when === undefined ? undefined : offsetFromDueDate(data.when);
    return offsetDays === undefined ? {} : { offsetDays };
  },
  compile: ({ when, cases }, { nodeId, self, to }) => {
    const branch = {
      op: 'branch' as const,
      nodeId,
      cases: cases.map(({ id, condition }) => ({ id, condition, next: to(id) })),
      otherwise: to('else'),
    };
    return when === undefined ? [branch] : [{ op: 'wait', nodeId, when, next: self + 1 }, branch];
  },
  migrations: [],
};

function faultsOf(condition: Condition): KindFault[] {
  if ('all' in condition) return condition.all.flatMap(faultsOf);
  if ('any' in condition) return condition.any.flatMap(faultsOf);
  if ('not' in condition) return faultsOf(condition.not);
  const field = fieldCatalogue.find(({ name }) => name === condition.field);
  if (field === undefined) return [{ code: 'C130', severity: 'error', params: { field: condition.field } }];
  if (field.type === 'money' && condition.currency === undefined) {
    return [{ code: 'C131', severity: 'error', params: { field: condition.field } }];
  }
  return [];
}
