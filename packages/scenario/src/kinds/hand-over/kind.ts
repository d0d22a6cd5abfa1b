import type { NodeKind } from '../kind.js';
import { personField } from '../cards/card-fields.js';

/** To whom the debt goes, and who follows it up here. */
export interface HandOverData {
  to: 'agency' | 'lawyer' | 'bailiff' | 'insurer';
  owner: string;
}

/** The end of the amicable phase: nothing of ours leaves about the item afterwards (law 8). */
export const handOver: NodeKind<'handOver', HandOverData> = {
  name: 'handOver',
  title: { fr: 'Passage en contentieux', en: 'Litigation handoff' },
  help: {
    fr: 'La pièce quitte la relance amiable ; plus rien ne part ensuite.',
    en: 'The item leaves amicable dunning; nothing is sent afterwards.',
  },
  group: 'end',
  role: 'terminal',
  icon: 'scale',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['to', 'owner'],
    properties: {
      to: {
        enum: ['agency', 'lawyer', 'bailiff', 'insurer'],
        title: 'Confié à',
        description: 'Collection agency, lawyer, bailiff or credit insurer',
        widget: 'choice',
      },
      owner: personField('Suivi par', 'Who follows it up here'),
    },
  },
  defaults: { to: 'agency', owner: 'creditManager' },
  ports: () => [],
  timing: () => ({ handsOver: true }),
  compile: ({ to, owner }, { nodeId }) => [{ op: 'stop', nodeId, outcome: 'handedOver', handOverTo: to, owner }],
  migrations: [],
};
