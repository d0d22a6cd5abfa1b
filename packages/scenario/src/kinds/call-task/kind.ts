import type { Companion } from '../../plan.js';
import type { CheckContext, KindFault, NodeKind, Placement } from '../kind.js';
import { personField, waysOutField } from '../cards/card-fields.js';
import { templateFaults } from '../cards/message-card.js';
import { audienceField, templateField } from '../cards/message-fields.js';
import { compileTask, taskFields, taskPorts, taskTiming, type Outcome, type TaskCard } from '../cards/task-card.js';

/** A call by a person: its outcomes are the ports; `reached` tells whether the outcome counts as a contact (laws 14, 21). */
export interface CallTaskData extends TaskCard {
  level?: number;
  caller?: string;
  outcomes: Outcome[];
  /** What was said is written to the payer, once somebody was reached: the recap is part of the call (law 21). */
  recap?: { template: string; audience: string[] };
}

/** A recap is an e-mail. */
const recapChannel = 'email';

/** A recap whose text is missing (P113, P125, P114), or that never leaves because no outcome reaches anybody (K123). */
function recapFaults({ recap, outcomes }: CallTaskData, context: CheckContext): KindFault[] {
  if (recap === undefined) return [];
  const faults = templateFaults(recap.template, recapChannel, context);
  return outcomes.some(({ reached }) => reached) ? faults : [...faults, { code: 'K123', severity: 'warning' }];
}

function pinnedRecap(recap: NonNullable<CallTaskData['recap']>, { templateVersion }: Placement): Companion {
  const { template: id, audience } = recap;
  return { channel: recapChannel, template: { id, version: templateVersion(id) }, audience };
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
      recap: {
        type: 'object',
        additionalProperties: false,
        required: ['template', 'audience'],
        properties: { template: templateField, audience: audienceField },
        title: 'Compte rendu écrit',
        description: 'What was said, written to the customer once somebody was reached',
        widget: 'recap',
      },
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
  check: recapFaults,
  timing: ({ recap, ...data }) =>
    taskTiming(data, 'call', { ...data, recap: recap && { channel: recapChannel, template: recap.template } }),
  compile: ({ level, caller = 'collector', outcomes, recap, ...card }, placement) => {
    const written = recap === undefined ? {} : { recap: pinnedRecap(recap, placement) };
    return compileTask(card, { task: 'call', person: caller, outcomes, ...(level === undefined ? {} : { level }), ...written }, placement);
  },
  migrations: [],
};
