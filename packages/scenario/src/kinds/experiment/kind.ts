import type { Localized } from '@relance/schemas';
import { waysOutField } from '../cards/card-fields.js';
import type { NodeKind } from '../kind.js';

/** Arms with their share of the accounts, in percent; the key is what the hash is taken with, so that it outlives versions (law 11). */
export interface ExperimentData {
  experiment: string;
  arms: { id: string; label: Localized; share: number }[];
}

/** A comparison of ways to dun: an account keeps its arm for good. */
export const experiment: NodeKind<'experiment', ExperimentData> = {
  name: 'experiment',
  title: { fr: 'Comparaison', en: 'Experiment' },
  help: {
    fr: 'Chaque compte suit une seule branche, toujours la même, selon les parts indiquées.',
    en: 'Each account follows one arm, always the same, by the shares given.',
  },
  group: 'logic',
  role: 'step',
  icon: 'split',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['experiment', 'arms'],
    properties: {
      experiment: {
        type: 'string',
        pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
        title: 'Nom de la comparaison',
        description: 'Stable key: cards and versions with the same key give an account the same arm',
        widget: 'key',
      },
      arms: waysOutField(
        { share: { type: 'integer', minimum: 1, maximum: 100 } },
        { title: 'Branches', description: 'Arms with their share in percent, 100 in all', widget: 'arms' },
      ),
    },
  },
  defaults: {
    experiment: 'comparaison',
    arms: [
      { id: 'a', label: { fr: 'branche A', en: 'arm A' }, share: 50 },
      { id: 'b', label: { fr: 'branche B', en: 'arm B' }, share: 50 },
    ],
  },
  ports: ({ arms }) => arms.map(({ id, label }, index) => ({ id, label, nominal: index === 0 })),
  check: ({ arms }) => {
    const total = arms.reduce((sum, { share }) => sum + share, 0);
    return total === 100 ? [] : [{ code: 'K121', severity: 'error', params: { total } }];
  },
  timing: () => ({}),
  compile: (data, { nodeId, to }) => [
    { op: 'choose', nodeId, experiment: data.experiment, arms: data.arms.map(({ id, share }) => ({ id, share, next: to(id) })) },
  ],
  migrations: [],
};
