import type { Graph, MessageChannel, Template, TemplateFault } from '@relance/schemas';

/** What one text reads, as whoever knows templates tells it: this package renders nothing. */
export interface TemplateReading {
  /** Paths it names that no message has. */
  unknown: readonly string[];
  /** Paths it prints outside any condition on them and that not every message has. */
  uncertain: readonly string[];
}

/** What the compiler may assume of the house it publishes into. Every member is plain JSON but `readTemplate` and `lintTemplates`. */
export interface Catalogue {
  /** Languages every template must be written in (law 27). */
  locales: readonly string[];
  /** The entity's minimum gap, where the scenario names none (law 14). */
  gapDays: number;
  /** The entity's cap, where the scenario names none (law 14); absent: 4 in 30. */
  cap?: { contacts: number; days: number };
  /** Hours and ISO weekdays in which the entity writes and calls; absent: Monday to Friday, 9:00 to 17:00. */
  window?: { fromMinute: number; toMinute: number; weekdays: readonly number[] };
  /** Channels this house can hand a message over to (P118); absent: every channel a scenario may name. */
  channels?: readonly MessageChannel[];
  /** Published scenarios a card may stand for, by `id@version`. */
  scenarios?: Readonly<Record<string, Graph>>;
  /** What an admin makes of a rule, by code; structure and form (G, S, P, K, C, B) stay errors. */
  severities?: Readonly<Record<string, 'error' | 'warning' | 'off'>>;
  /** What one message costs by channel, in minor units of `currency`; absent: {@link defaultCosts}. */
  costs?: { currency: string; cents: Readonly<Partial<Record<MessageChannel, number>>> };
  /** Minutes a person spends on one task, by kind of task, and on approving one content; absent: {@link defaultMinutes}. */
  minutes?: Readonly<Partial<Record<HumanWork, number>>>;
  /** Reads a template's variables; absent: they are not looked at. */
  readTemplate?: (template: Template) => TemplateReading | undefined;
  /** Everything that is wrong with texts; `granting` names those of steps that grant a deadline (law 10). Absent: they are not looked at. */
  lintTemplates?: (templates: readonly Template[], uses: { granting: readonly string[] }) => readonly TemplateFault[];
}

/** Work of people that the bounds count. */
export type HumanWork = 'call' | 'check' | 'approval' | 'contentApproval';

/** Gap, cap and window of law 14 where nobody says otherwise. */
export const defaultCatalogue = {
  locales: ['fr', 'en'],
  gapDays: 7,
  cap: { contacts: 4, days: 30 },
  window: { fromMinute: 540, toMinute: 1020, weekdays: [1, 2, 3, 4, 5] },
} as const satisfies Catalogue;

/** Cents of EUR a message costs, paper and postage at rates of 2025, where the catalogue says nothing: to be set by the house. */
export const defaultCosts = { currency: 'EUR', cents: { sms: 8, email: 0, letter: 180, registered: 750 } } as const;

/** Minutes of work where the catalogue says nothing. */
export const defaultMinutes: Readonly<Record<HumanWork, number>> = { call: 10, check: 10, approval: 5, contentApproval: 3 };
