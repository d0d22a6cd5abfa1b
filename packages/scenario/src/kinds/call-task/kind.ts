import { localizedSchema, whenSchema, type Localized, type When } from '@relance/schemas';
import type { NodeKind } from '../kind.js';
import { offsetFromDueDate, skippedPort, skips } from '../when-days.js';

/** A call by a person: its outcomes are the ports; `reached` tells whether the outcome counts as a contact (law 14). */
export interface CallTaskData {
  when: When;
  level?: number;
  caller?: string;
  openBusinessDays?: number;
  brief?: Localized;
  outcomes: { id: string; label: Localized; reached: boolean }[];
}

/** Days a call stays open where the card does not say (law 21). */
const defaultOpenBusinessDays = 2;

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
      when: { ...whenSchema, widget: 'when' },
      level: { type: 'integer', minimum: 0, maximum: 4, title: 'Niveau', widget: 'level' },
      caller: { type: 'string', maxLength: 60, title: 'Qui appelle', widget: 'person' },
      openBusinessDays: { type: 'integer', minimum: 1, maximum: 10, title: 'Ouvert, jours ouvrés', widget: 'days' },
      brief: { ...localizedSchema, title: 'Consigne', widget: 'text' },
      outcomes: {
        type: 'array',
        minItems: 1,
        maxItems: 9,
        title: 'Issues',
        widget: 'outcomes',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['id', 'label', 'reached'],
          properties: { id: { type: 'string', pattern: '^[a-z][A-Za-z0-9]{0,30}$' }, label: localizedSchema, reached: { type: 'boolean' } },
        },
      },
    },
  },
  defaults: {
    when: { anchor: 'dueDate', offset: 20, unit: 'days' },
    outcomes: [{ id: 'reached', label: { fr: 'joint', en: 'reached' }, reached: true }],
  },
  ports: (data) => [
    ...data.outcomes.map(({ id, label }, index) => ({ id, label, nominal: index === 0 })),
    { id: 'expired', label: { fr: 'expirée', en: 'expired' } },
    ...(skips(data.when) ? [skippedPort] : []),
  ],
  timing: (data) => {
    const offsetDays = offsetFromDueDate(data.when);
    const human = data.level === undefined ? { task: 'call' as const } : { task: 'call' as const, level: data.level };
    return offsetDays === undefined ? { human } : { offsetDays, human };
  },
  compile: (data, { nodeId, to }) => [
    {
      op: 'task',
      nodeId,
      when: data.when,
      task: 'call',
      caller: data.caller ?? 'collector',
      ...(data.level === undefined ? {} : { level: data.level }),
      ...(data.brief === undefined ? {} : { brief: data.brief }),
      openBusinessDays: data.openBusinessDays ?? defaultOpenBusinessDays,
      outcomes: data.outcomes.map((outcome) => ({ ...outcome, next: to(outcome.id) })),
      expired: to('expired'),
      ...(skips(data.when) ? { skipped: to('skipped') } : {}),
    },
  ],
  migrations: [],
};
