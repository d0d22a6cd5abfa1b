import type { NodeKind } from '../kind.js';

/** Where items enter the scenario, this many days before their due date. */
export interface StartData {
  enterDaysBefore: number;
}

/** Entry of a scenario: exactly one. */
export const start: NodeKind<'start', StartData> = {
  name: 'start',
  title: { fr: 'Départ', en: 'Start' },
  help: {
    fr: 'Les pièces ouvertes du segment entrent ici, quelques jours avant leur échéance.',
    en: 'Open items of the segment enter here, some days before they fall due.',
  },
  group: 'flow',
  role: 'entry',
  icon: 'play',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['enterDaysBefore'],
    properties: {
      enterDaysBefore: {
        type: 'integer',
        minimum: 0,
        maximum: 60,
        title: 'Entrée, jours avant l’échéance',
        description: 'Days before the due date at which an item enters',
        widget: 'days',
      },
    },
  },
  defaults: { enterDaysBefore: 7 },
  ports: () => [{ id: 'next', label: { fr: 'suite', en: 'next' }, nominal: true }],
  timing: (data) => ({ offsetDays: -data.enterDaysBefore }),
  compile: () => [],
  migrations: [],
};
