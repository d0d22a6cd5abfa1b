import type { When } from '@relance/schemas';
import type { NodeKind } from '../kind.js';
import { datesOf, skippedPort, skips, whenProperty } from '../when-days.js';

/** A date to wait for, nothing else. */
export interface WaitData {
  when: When;
}

/** A wait. */
export const wait: NodeKind<'wait', WaitData> = {
  name: 'wait',
  title: { fr: 'Attente', en: 'Wait' },
  help: { fr: 'La pièce attend cette date ; rien ne part.', en: 'The item waits for this date; nothing is sent.' },
  group: 'flow',
  role: 'step',
  icon: 'clock',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['when'],
    properties: { when: whenProperty },
  },
  defaults: { when: { anchor: 'dueDate', offset: 10, unit: 'days' } },
  ports: ({ when }) => [{ id: 'next', label: { fr: 'suite', en: 'next' }, nominal: true }, ...(skips(when) ? [skippedPort] : [])],
  timing: ({ when }) => datesOf(when),
  compile: ({ when }, { nodeId, to }) => [
    { op: 'wait', nodeId, when, next: to('next'), ...(skips(when) ? { skipped: to('skipped') } : {}) },
  ],
  migrations: [],
};
