import { localizedSchema, type Localized, type When } from '@relance/schemas';
import type { Companion, TaskInstruction, TaskKind } from '../../plan.js';
import type { Placement, Port, RecapTiming, Timing } from '../kind.js';
import { datesOf, skippedPort, skips, whenProperty } from '../when-days.js';

/** An answer a person may give; `reached` tells whether it counts as a contact (law 14). */
export interface Outcome {
  id: string;
  label: Localized;
  reached: boolean;
}

/** Work for a person: when, for whom, what to do, and how long it stays open. */
export interface TaskCard {
  when: When;
  brief?: Localized;
  openBusinessDays?: number;
}

/** What a kind adds to its card. */
export interface TaskForm {
  task: TaskKind;
  person: string;
  level?: number;
  outcomes: readonly Outcome[];
  recap?: Companion;
}

/** What a call tells the proofs beside its date. */
interface CallTiming {
  level?: number | undefined;
  outcomes: readonly Outcome[];
  recap?: RecapTiming | undefined;
}

/** Business days a task stays open where the card does not say (law 21). */
const defaultOpenBusinessDays = 2;

/** Schema of the fields every task has. */
export const taskFields = {
  when: whenProperty,
  brief: { ...localizedSchema, title: 'Consigne', description: 'What to do or to say', widget: 'text' },
  openBusinessDays: {
    type: 'integer',
    minimum: 1,
    maximum: 10,
    title: 'Ouverte, jours ouvrés',
    description: 'Business days the task stays open before it expires',
    widget: 'days',
  },
} as const;

/** One way out per outcome, the first being nominal, then expired, and skipped where the card skips. */
export function taskPorts(when: When, outcomes: readonly Outcome[]): Port[] {
  return [
    ...outcomes.map(({ id, label }, index) => ({ id, label, nominal: index === 0 })),
    { id: 'expired', label: { fr: 'expirée', en: 'expired' } },
    ...(skips(when) ? [skippedPort] : []),
  ];
}

/** What a task means to the proofs over paths; answers that reached somebody are contacts (law 14). */
export function taskTiming(card: TaskCard, task: TaskKind, call?: CallTiming): Timing {
  const reachedPorts = call?.outcomes.filter(({ reached }) => reached).map(({ id }) => id);
  const { level, recap } = call ?? {};
  return {
    ...datesOf(card.when),
    human: {
      task,
      ...(level === undefined ? {} : { level }),
      ...(reachedPorts === undefined ? {} : { reachedPorts }),
      ...(recap === undefined ? {} : { recap }),
    },
  };
}

/** The task a card becomes. */
export function compileTask(card: TaskCard, form: TaskForm, { nodeId, to }: Placement): TaskInstruction[] {
  const { when, brief, openBusinessDays } = card;
  return [
    {
      op: 'task',
      nodeId,
      when,
      task: form.task,
      caller: form.person,
      ...(form.level === undefined ? {} : { level: form.level }),
      ...(brief === undefined ? {} : { brief }),
      ...(form.recap === undefined ? {} : { recap: form.recap }),
      openBusinessDays: openBusinessDays ?? defaultOpenBusinessDays,
      outcomes: form.outcomes.map((outcome) => ({ ...outcome, next: to(outcome.id) })),
      expired: to('expired'),
      ...(skips(when) ? { skipped: to('skipped') } : {}),
    },
  ];
}
