import type { NodeKind } from '../kind.js';

/** A remark on the canvas. */
export interface NoteData {
  text: string;
}

/** Drawn, never walked, and no part of the plan. */
export const note: NodeKind<'note', NoteData> = {
  name: 'note',
  title: { fr: 'Note', en: 'Note' },
  help: { fr: 'Un texte pour les lecteurs du scénario.', en: 'A text for whoever reads the scenario.' },
  group: 'annotation',
  role: 'inert',
  icon: 'note',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['text'],
    properties: { text: { type: 'string', maxLength: 2000, title: 'Texte', description: 'What readers should know', widget: 'text' } },
  },
  defaults: { text: '' },
  ports: () => [],
  timing: () => ({}),
  compile: () => [],
  migrations: [],
};
