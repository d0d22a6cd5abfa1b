import { conditionFaults } from '../../conditions/condition-faults.js';
import { conditionSchema } from '../../conditions/condition-schema.js';
import type { Condition } from '../../conditions/condition.js';
import type { NodeKind } from '../kind.js';

/** How often the body is walked at most, days between rounds, and what ends it sooner. */
export interface RepeatData {
  max: number;
  minGapDays: number;
  until: Condition;
}

/** The head of a loop, the only place to which a drawing may come back: its body ends on this card again. */
export const repeat: NodeKind<'repeat', RepeatData> = {
  name: 'repeat',
  title: { fr: 'Répéter', en: 'Repeat' },
  help: {
    fr: 'Les étapes de la boucle reviennent à cette carte, un nombre limité de fois, jusqu’à ce que la condition soit vraie.',
    en: 'The steps of the loop come back to this card, a limited number of times, until the condition holds.',
  },
  group: 'flow',
  role: 'step',
  icon: 'repeat',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['max', 'minGapDays', 'until'],
    properties: {
      max: { type: 'integer', minimum: 1, maximum: 10, title: 'Tours au plus', description: 'Rounds at most', widget: 'count' },
      minGapDays: {
        type: 'integer',
        minimum: 1,
        maximum: 60,
        title: 'Jours entre deux tours',
        description: 'Days from the beginning of a round to the next at least',
        widget: 'days',
      },
      until: {
        allOf: [conditionSchema],
        title: 'Jusqu’à ce que',
        description: 'Asked each time the card is reached',
        widget: 'conditions',
      },
    },
  },
  defaults: { max: 3, minGapDays: 7, until: { field: 'lastOutcome', operator: 'eq', value: 'reached' } },
  ports: () => [
    { id: 'body', label: { fr: 'tour suivant', en: 'next round' }, nominal: true },
    { id: 'done', label: { fr: 'condition vraie', en: 'condition holds' } },
    { id: 'exhausted', label: { fr: 'tours épuisés', en: 'no rounds left' } },
  ],
  check: ({ until }) => conditionFaults(until),
  timing: ({ max, minGapDays }) => ({ loop: { max, minGapDays, bodyPort: 'body', exhaustedPort: 'exhausted' } }),
  compile: (data, { nodeId, to }) => [{ op: 'repeat', nodeId, ...data, body: to('body'), done: to('done'), exhausted: to('exhausted') }],
  migrations: [],
};
