import type { Localized } from '@relance/schemas';
import { waysOutField } from '../cards/card-fields.js';
import type { NodeKind } from '../kind.js';

/** Another scenario in its published version, and the outcomes of its ends that lead on from here. */
export interface SubScenarioData {
  scenario: string;
  outcomes: { id: string; label: Localized }[];
}

/** A published scenario drawn in the place of this card when it is compiled: it yields no instruction of its own. */
export const subScenario: NodeKind<'subScenario', SubScenarioData> = {
  name: 'subScenario',
  title: { fr: 'Sous-scénario', en: 'Sub-scenario' },
  help: {
    fr: 'Les étapes d’un scénario publié, insérées ici ; chaque fin du sous-scénario a sa suite.',
    en: 'The steps of a published scenario, inserted here; each of its ends leads somewhere.',
  },
  group: 'flow',
  role: 'step',
  icon: 'scenario',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['scenario', 'outcomes'],
    properties: {
      scenario: {
        type: 'string',
        pattern: '^([a-z0-9][a-z0-9-]{0,62}@[1-9][0-9]{0,5})?$',
        title: 'Scénario',
        description: 'Published scenario with its version, id@version',
        widget: 'scenario',
      },
      outcomes: waysOutField(
        {},
        { title: 'Issues', description: 'Outcomes of the ends of that scenario, each a way out', widget: 'outcomes' },
      ),
    },
  },
  defaults: { scenario: '', outcomes: [{ id: 'next', label: { fr: 'suite', en: 'next' } }] },
  ports: ({ outcomes }) => outcomes.map(({ id, label }, index) => ({ id, label, nominal: index === 0 })),
  timing: ({ scenario }) => ({ includes: { scenario } }),
  compile: () => [],
  migrations: [],
};
