import type { NodeKind } from '../kind.js';
import { personField } from '../cards/card-fields.js';

/**
 * The end of the walk; with money owed it names who decides next and by when (law 12). `outcome` is the way out it stands for where the
 * scenario is included in another.
 */
export interface EndData {
  owner?: string;
  reviewBusinessDays?: number;
  outcome?: string;
}

/** The end of a scenario; in the branch of an interrupt it leads back to where the item was. */
export const end: NodeKind<'end', EndData> = {
  name: 'end',
  title: { fr: 'Fin', en: 'End' },
  help: {
    fr: 'La relance s’arrête ici. S’il reste de l’argent dû, une personne nommée reprend la pièce à une date donnée.',
    en: 'Dunning ends here. If money is still owed, a named person takes the item up again by a given date.',
  },
  group: 'end',
  role: 'terminal',
  icon: 'flag',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      owner: personField('Repris par', 'Who takes the item up again'),
      reviewBusinessDays: {
        type: 'integer',
        minimum: 1,
        maximum: 120,
        title: 'Revu sous, jours ouvrés',
        description: 'Business days until it is looked at',
        widget: 'days',
      },
      outcome: {
        type: 'string',
        pattern: '^[a-z][A-Za-z0-9]{0,30}$',
        title: 'Issue du sous-scénario',
        description: 'Way out taken where this scenario is included in another',
        widget: 'key',
      },
    },
  },
  defaults: { owner: 'creditManager', reviewBusinessDays: 10 },
  ports: () => [],
  timing: ({ owner, reviewBusinessDays, outcome }) => ({
    unownedEnd: owner === undefined || reviewBusinessDays === undefined,
    ...(outcome === undefined ? {} : { outcome }),
  }),
  compile: ({ owner, reviewBusinessDays }, { nodeId, isBranch }) => [
    {
      op: 'stop',
      nodeId,
      outcome: isBranch ? 'resumed' : 'ended',
      ...(owner === undefined ? {} : { owner }),
      ...(reviewBusinessDays === undefined ? {} : { reviewBusinessDays }),
    },
  ],
  migrations: [],
};
