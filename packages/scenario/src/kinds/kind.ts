import type { Localized, MessageChannel, Template, When } from '@relance/schemas';
import type { Instruction, ProgramCounter, TaskKind } from '../plan.js';

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
  /** In the branch of an interrupt: its ends lead back to where the item was. */
  isBranch: boolean;
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

/** What a message card means to the proofs over paths. */
export interface ContactTiming {
  channel: MessageChannel;
  /** Law 7; below 0 a courtesy. */
  level: number;
  rank: number;
  /** 0: it grants none. */
  deadlineDays: number;
  templates: readonly string[];
  /** The exact content is approved by a person before it leaves (law 24). */
  isApproved: boolean;
  /** Channels of its companions: one contact, one dispatch each (law 22). */
  companions: readonly MessageChannel[];
}

/** The written recap of a call (law 21): it follows every outcome that reached somebody. */
export interface RecapTiming {
  channel: MessageChannel;
  template: string;
}

/** What a card's `when`, level and granted deadline mean to the proofs over paths. */
export interface Timing {
  /** Days from the due date; absent where the date hangs on something else. */
  offsetDays?: number;
  /** Days after the card before it was done, where the date hangs on that (anchors entry, previousContact, a node, a promise). */
  afterDays?: number;
  contact?: ContactTiming;
  /** The card's own date, for its hours and weekdays, for the card it may name, and for what it does when late. */
  when?: When;
  /** Leads on before its date as soon as something happens: the date is only the latest. */
  mayEndEarly?: boolean;
  /** Work for a person: a call is a contact too (law 14), made behind the ports that say somebody was reached. */
  human?: { task: TaskKind; level?: number; reachedPorts?: readonly string[]; recap?: RecapTiming };
  /** The port behind which a person has said go (law 24). */
  goPort?: string;
  /** Ends the walk with money owed and nobody named. */
  unownedEnd?: boolean;
  /** Ends the amicable phase: nothing may follow (law 8). */
  handsOver?: boolean;
  /** The head of a loop: edges of the body that come back to it are the only ones that may close a cycle. */
  loop?: { max: number; minGapDays: number; bodyPort: string; exhaustedPort?: string };
  /** Stands for another published scenario, drawn in its place when compiled: one port per outcome of its ends. */
  includes?: { scenario: string };
  /** The outcome by which an end of an included scenario leads on. */
  outcome?: string;
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
