import type { Localized } from '../scenario/graph.js';

/** What one kind of work is called, and how long one takes as a rule, in minutes: an estimate for planning a day, never a measure of anybody. */
interface WorkKindDefinition {
  readonly title: Localized;
  readonly usualMinutes: number;
}

/** Every kind of work for a person: the one list that the queue of the day is sorted, counted and filtered by (issue 8). */
export const workKinds = {
  call: { title: { fr: 'Appels', en: 'Calls' }, usualMinutes: 10 },
  approval: { title: { fr: 'Accords à donner', en: 'Approvals to give' }, usualMinutes: 5 },
  matching: { title: { fr: 'Règlements à rapprocher', en: 'Payments to match' }, usualMinutes: 6 },
  answer: { title: { fr: 'Retours et réponses', en: 'Returns and replies' }, usualMinutes: 8 },
  dispute: { title: { fr: 'Litiges et promesses', en: 'Disputes and promises' }, usualMinutes: 12 },
  post: { title: { fr: 'Courriers', en: 'Letters' }, usualMinutes: 4 },
  check: { title: { fr: 'Vérifications', en: 'Checks' }, usualMinutes: 6 },
} as const satisfies Readonly<Record<string, WorkKindDefinition>>;

/** One of {@link workKinds}. */
export type WorkKind = keyof typeof workKinds;

/** The names of {@link workKinds}. */
export const workKindNames = Object.keys(workKinds) as readonly WorkKind[];
