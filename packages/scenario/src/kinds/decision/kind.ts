import type { Localized, When } from '@relance/schemas';
import { conditionFaults } from '../../conditions/condition-faults.js';
import { conditionSchema } from '../../conditions/condition-schema.js';
import type { Condition } from '../../conditions/condition.js';
import { waysOutField } from '../cards/card-fields.js';
import type { NodeKind } from '../kind.js';
import { datesOf, whenProperty } from '../when-days.js';

/** Ordered cases of typed conditions, never code; taken once (law 11), on the date of `when` where there is one. */
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
      when: whenProperty,
      cases: waysOutField(
        { condition: conditionSchema },
        { title: 'Cas', description: 'Asked in order, the first that holds decides', widget: 'conditions' },
      ),
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
  ports: ({ cases }) => [
    ...cases.map(({ id, label }, index) => ({ id, label, nominal: index === 0 })),
    { id: 'else', label: { fr: 'sinon', en: 'else' } },
  ],
  check: ({ cases }) => cases.flatMap(({ condition }) => conditionFaults(condition)),
  timing: ({ when }) => datesOf(when),
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
