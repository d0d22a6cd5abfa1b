import type { NodeKind } from '../kind.js';

/** A frame around cards, with its title and size on the canvas. */
export interface GroupData {
  title: string;
  width: number;
  height: number;
}

/** Drawn, never walked, and no part of the plan. */
export const group: NodeKind<'group', GroupData> = {
  name: 'group',
  title: { fr: 'Cadre', en: 'Group' },
  help: { fr: 'Un cadre titré autour de plusieurs cartes.', en: 'A titled frame around several cards.' },
  group: 'annotation',
  role: 'inert',
  icon: 'group',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['title', 'width', 'height'],
    properties: {
      title: { type: 'string', maxLength: 120, title: 'Titre', description: 'What the cards inside have in common', widget: 'text' },
      width: { type: 'number', minimum: 40, maximum: 10_000, title: 'Largeur', description: 'Width on the canvas', widget: 'size' },
      height: { type: 'number', minimum: 40, maximum: 10_000, title: 'Hauteur', description: 'Height on the canvas', widget: 'size' },
    },
  },
  defaults: { title: '', width: 400, height: 300 },
  ports: () => [],
  timing: () => ({}),
  compile: () => [],
  migrations: [],
};
