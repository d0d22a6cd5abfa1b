import type { Localized, Template } from '@relance/schemas';
import type { Instruction, ProgramCounter } from '../plan.js';

/** A way out of a card: `nominal` is drawn downwards, the others are rows of the card. */
export interface Port {
  id: string;
  label: Localized;
  nominal?: boolean;
}

/** Where a compiled card stands: its own place in the plan and the places its ports lead to. */
export interface Placement {
  nodeId: string;
  self: ProgramCounter;
  to: (port: string) => ProgramCounter;
  templateVersion: (templateId: string) => number;
}

/** What a semantic check may look at beside the card's own data. */
export interface CheckContext {
  templates: readonly Template[];
  locales: readonly string[];
}

/** A fault a kind finds in its own card: code and parameters, told by the issue catalogue. */
export interface KindFault {
  code: string;
  severity: 'error' | 'warning';
  params?: Record<string, string | number>;
}

/** What a card's `when`, level and granted deadline mean to the proofs over paths. */
export interface Timing {
  /** Days from the due date; absent where the date hangs on something else. */
  offsetDays?: number;
  contact?: { channel: string; level: number; rank: number; deadlineDays: number };
  human?: boolean;
  /** Ends the walk with money owed and nobody named. */
  unownedEnd?: boolean;
}

/**
 * All there is to know about one kind of card. Shared code asks these questions and never branches on a name; a kind has no execute code,
 * it compiles to instructions (DESIGN §4).
 */
export interface NodeKind<Name extends string, Data> {
  name: Name;
  title: Localized;
  help: Localized;
  group: 'flow' | 'contact' | 'human' | 'logic' | 'end' | 'annotation';
  /** Entry: exactly one; inert: drawn, never walked. */
  role: 'entry' | 'step' | 'terminal' | 'inert';
  icon: string;
  dataSchema: object;
  defaults: Data;
  ports(data: Data): Port[];
  check?(data: Data, context: CheckContext): KindFault[];
  timing(data: Data): Timing;
  compile(data: Data, placement: Placement): Instruction[];
  /** Forward-only conversions of stored data, by the version they start from. */
  migrations: readonly ((data: unknown) => unknown)[];
}
