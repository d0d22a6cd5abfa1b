import type { RoleName } from '../records/user.js';
import type { Localized } from '../scenario/graph.js';
import type { FactField } from './fact-fields.js';

/** What a kind of fact is: its words, who may record it, what it is about, what it says. */
export interface FactKindDefinition {
  readonly title: Localized;
  /** What the story says when it is lifted; absent: it cannot be, the opposite is recorded instead. */
  readonly lifted?: Localized;
  /** What it means for the items, said before it is confirmed. */
  readonly help: Localized;
  /** Least role that may record and lift it. */
  readonly role: RoleName;
  /** `any`: the whole case, or the items named; `items`: items must be named; `case`: never items. */
  readonly about: 'any' | 'items' | 'case';
  /** `happened`: its day is not in the future. */
  readonly when: 'any' | 'happened';
  /** Days from its first to its last at most; absent: two years. */
  readonly mostDays?: number;
  /** It is about the items as they were when it was recorded: where none is named, those that owed something then. */
  readonly atThatTime?: true;
  /** It is about the step each item stands on (law 27). */
  readonly atStep?: true;
  /** It is so of the legal person: in every case it pays in, in all entities (law 8). */
  readonly ofLegalPerson?: true;
  readonly needs: readonly FactField[];
  readonly takes: readonly FactField[];
  /** The only reasons it knows. */
  readonly reasons?: readonly string[];
}

/** What may be said of every fact. */
export const alwaysTaken = ['fromOn', 'reason', 'note', 'owner'] as const satisfies readonly FactField[];
