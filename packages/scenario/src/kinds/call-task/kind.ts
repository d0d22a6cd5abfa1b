import type { NodeKind } from '../kind.js';
import { personField, waysOutField } from '../cards/card-fields.js';
import { compileTask, taskFields, taskPorts, taskTiming, type Outcome, type TaskCard } from '../cards/task-card.js';

/** A call by a person: its outcomes are the ports; `reached` tells whether the outcome counts as a contact (laws 14, 21). */
export interface CallTaskData extends TaskCard {
  level?: number;
  caller?: string;
  outcomes: Outcome[];
}

/** A call task. */
export const callTask: NodeKind<'callTask', CallTaskData> = {
  name: 'callTask',
  title: { fr: 'Appel', en: 'Call' },
  help: {
    fr: 'Une tâche d’appel pour une personne ; chaque issue a sa suite.',
    en: 'A call for a person to make; each outcome leads somewhere.',
  },
  group: 'human',
  role: 'step',
  icon: 'phone',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['when', 'outcomes'],
    properties: {
      ...taskFields,
      level: {
        type: 'integer',
        minimum: 0,
        maximum: 4,
        title: 'Niveau',
        description: 'Dunning level; that of the message before unless stated',
        widget: 'level',
      },
      caller: personField('Qui appelle', 'Who makes the call'),
      outcomes: waysOutField(
        { reached: { type: 'boolean' } },
        { title: 'Issues', description: 'Answers, each a way out; those that reached somebody count as a contact', widget: 'outcomes' },
      ),
    },
  },
  defaults: {
    when: { anchor: 'dueDate', offset: 20, unit: 'days' },
    outcomes: [{ id: 'reached', label: { fr: 'joint', en: 'reached' }, reached: true }],
  },
  ports: ({ when, outcomes }) => taskPorts(when, outcomes),
  timing: (data) => taskTiming(data, 'call', data),
  compile: ({ level, caller = 'collector', outcomes, ...card }, placement) =>
    compileTask(card, { task: 'call', person: caller, outcomes, ...(level === undefined ? {} : { level }) }, placement),
  migrations: [],
};
