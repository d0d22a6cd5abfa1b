import type { NodeKind } from '../kind.js';

/** The end of the walk; with money owed it names who decides next and by when (law 12). */
export interface EndData {
  owner?: string;
  reviewBusinessDays?: number;
}

/** The end of a scenario. */
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
      owner: { type: 'string', minLength: 1, maxLength: 60, title: 'Repris par', widget: 'person' },
      reviewBusinessDays: { type: 'integer', minimum: 1, maximum: 120, title: 'Revu sous, jours ouvrés', widget: 'days' },
    },
  },
  defaults: { owner: 'creditManager', reviewBusinessDays: 10 },
  ports: () => [],
  timing: (data) => ({ unownedEnd: data.owner === undefined || data.reviewBusinessDays === undefined }),
  compile: (data, { nodeId }) => [{ op: 'stop', nodeId, outcome: 'ended', ...data }],
  migrations: [],
};
