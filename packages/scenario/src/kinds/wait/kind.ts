import { whenSchema, type When } from '@relance/schemas';
import type { NodeKind } from '../kind.js';
import { offsetFromDueDate } from '../when-days.js';

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
    properties: { when: { ...whenSchema, widget: 'when' } },
  },
  defaults: { when: { anchor: 'dueDate', offset: 10, unit: 'days' } },
  ports: () => [{ id: 'next', label: { fr: 'suite', en: 'next' }, nominal: true }],
  timing: (data) => {
    const offsetDays = offsetFromDueDate(data.when);
    return offsetDays === undefined ? {} : { offsetDays };
  },
  compile: ({ when }, { nodeId, to }) => [{ op: 'wait', nodeId, when, next: to('next') }],
  migrations: [],
};
