import type { Localized } from '@relance/schemas';
import type { NodeKind } from '../kind.js';
import { personField, waysOutField } from '../cards/card-fields.js';
import { compileTask, taskFields, taskPorts, taskTiming, type TaskCard } from '../cards/task-card.js';

/** Something for a person to check or do that does not reach the payer, such as looking at a portal. */
export interface TaskData extends TaskCard {
  person?: string;
  outcomes: { id: string; label: Localized }[];
}

/** A task that is no contact: it counts for neither gap nor cap (law 14). */
export const task: NodeKind<'task', TaskData> = {
  name: 'task',
  title: { fr: 'Tâche', en: 'Task' },
  help: {
    fr: 'Un travail pour une personne, sans contact avec le client ; chaque issue a sa suite.',
    en: 'Work for a person, without reaching the client; each outcome leads somewhere.',
  },
  group: 'human',
  role: 'step',
  icon: 'check',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['when', 'outcomes'],
    properties: {
      ...taskFields,
      person: personField('Confiée à', 'Who does it'),
      outcomes: waysOutField({}, { title: 'Issues', description: 'Answers, each a way out', widget: 'outcomes' }),
    },
  },
  defaults: {
    when: { anchor: 'dueDate', offset: -10, unit: 'days' },
    outcomes: [{ id: 'done', label: { fr: 'fait', en: 'done' } }],
  },
  ports: ({ when, outcomes }) => taskPorts(when, unreached(outcomes)),
  timing: (data) => taskTiming(data, 'check'),
  compile: ({ person = 'collector', outcomes, ...card }, placement) =>
    compileTask(card, { task: 'check', person, outcomes: unreached(outcomes) }, placement),
  migrations: [],
};

function unreached(outcomes: TaskData['outcomes']): { id: string; label: Localized; reached: boolean }[] {
  return outcomes.map((outcome) => ({ ...outcome, reached: false }));
}
