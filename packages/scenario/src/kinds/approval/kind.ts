import type { NodeKind } from '../kind.js';
import { personField } from '../cards/card-fields.js';
import { compileTask, taskFields, taskPorts, taskTiming, type Outcome, type TaskCard } from '../cards/task-card.js';

/** A person's go or no-go before what follows: another thing than the approval of a content (law 24). */
export interface ApprovalData extends TaskCard {
  by: string;
}

/** The way out behind which somebody has said go. */
const goPort = 'approved';

const outcomes: readonly Outcome[] = [
  { id: goPort, label: { fr: 'accordé', en: 'approved' }, reached: false },
  { id: 'refused', label: { fr: 'refusé', en: 'refused' }, reached: false },
];

/** An approval. */
export const approval: NodeKind<'approval', ApprovalData> = {
  name: 'approval',
  title: { fr: 'Accord', en: 'Approval' },
  help: {
    fr: 'Une personne nommée accorde ou refuse la suite. Sans réponse, la sortie « expirée » est prise.',
    en: 'A named person approves or refuses what follows. Without an answer it leaves by “expired”.',
  },
  group: 'human',
  role: 'step',
  icon: 'approval',
  dataSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['when', 'by'],
    properties: { ...taskFields, by: personField('Décidé par', 'Who decides') },
  },
  defaults: { when: { anchor: 'dueDate', offset: 32, unit: 'days' }, by: 'creditManager', openBusinessDays: 3 },
  ports: ({ when }) => taskPorts(when, outcomes),
  timing: (data) => ({ ...taskTiming(data, 'approval'), goPort }),
  compile: ({ by, ...card }, placement) => compileTask(card, { task: 'approval', person: by, outcomes }, placement),
  migrations: [],
};
