import type { InterruptName, Localized, MessageChannel, ScenarioPolicies, When } from '@relance/schemas';
import type { Condition } from './conditions/condition.js';

/** Version of the instruction set; the interpreter dispatches on it, so that a running case never meets an instruction it does not know. */
export const irVersion = 1;

/** Index of an instruction in its plan. */
export type ProgramCounter = number;

/** Rest until the date of `when`; in the past, `late` decides (laws 2, 9). */
export interface WaitInstruction {
  op: 'wait';
  nodeId: string;
  when: When;
  next: ProgramCounter;
  skipped?: ProgramCounter;
}

/** A template in its immutable version. */
export interface TemplateVersion {
  id: string;
  version: number;
}

/** A second channel of the same contact: leaves once the main message was accepted (law 22). */
export interface Companion {
  channel: MessageChannel;
  template: TemplateVersion;
  audience: string[];
}

/** Who must approve the exact content before it leaves, one after the other (law 24). */
export interface ContentApproval {
  by: string[];
  openBusinessDays: number;
}

/**
 * One message to the payer about one or more items; the token rests here, ripe from `ready` on (DESIGN §3: an intent is a token at rest on a
 * contact). Level 5 is a formal notice (law 7), below 0 a courtesy without level (law 23).
 */
export interface ContactInstruction {
  op: 'contact';
  nodeId: string;
  when: When;
  channel: MessageChannel;
  level: number;
  rank: number;
  template: TemplateVersion;
  audience: string[];
  deadlineDays?: number;
  companions?: Companion[];
  approval?: ContentApproval;
  /** Role under whose name it is signed; its copies by role. */
  sender?: string;
  copies?: { role: string; mode: 'cc' | 'bcc' | 'digest' }[];
  attachments?: string[];
  sent: ProgramCounter;
  failed: ProgramCounter;
  skipped?: ProgramCounter;
}

/** A call to the payer, something to check, or a person's go or no-go (law 24: another thing than the approval of a content). */
export type TaskKind = 'call' | 'check' | 'approval';

/** Work for a human whose outcome chooses the port (law 21 for calls). */
export interface TaskInstruction {
  op: 'task';
  nodeId: string;
  when: When;
  task: TaskKind;
  caller: string;
  level?: number;
  /** What to say, for the person who calls. */
  brief?: Localized;
  /** Leaves once a call has reached somebody, as part of it (law 21). */
  recap?: Companion;
  openBusinessDays: number;
  outcomes: { id: string; label: Localized; reached: boolean; next: ProgramCounter }[];
  expired: ProgramCounter;
  skipped?: ProgramCounter;
}

/** Typed conditions in order, first that holds wins; taken once, when the token arrives (law 11). */
export interface BranchInstruction {
  op: 'branch';
  nodeId: string;
  cases: { id: string; condition: Condition; next: ProgramCounter }[];
  otherwise: ProgramCounter;
}

/** What a token may wait for: something dated in the facts of its item, on or after the day it came to rest there. */
export const awaitedEvents = [
  'partPayment',
  'paymentAnnounced',
  'promise',
  'promiseBroken',
  'dispute',
  'disputeLifted',
  'reply',
  'contactMade',
  'bounce',
  'letterReceived',
  'letterRefused',
  'letterUnclaimed',
  'letterUnknownAddress',
] as const;

/** One member of {@link awaitedEvents}. */
export type AwaitedEvent = (typeof awaitedEvents)[number];

/** Rest until the first of several events, or until a date; each way leads on by its own port. */
export interface AwaitInstruction {
  op: 'await';
  nodeId: string;
  events: { event: AwaitedEvent; next: ProgramCounter }[];
  until: When;
  timedOut: ProgramCounter;
}

/** An experiment: the arm is a stable hash of account and experiment, never of the item or the version (law 11). Shares in percent. */
export interface ChooseInstruction {
  op: 'choose';
  nodeId: string;
  experiment: string;
  arms: { id: string; share: number; next: ProgramCounter }[];
}

/**
 * The head of a loop: `body` at most `max` times, rounds at least `minGapDays` apart; `done` as soon as `until` holds when the token is here,
 * `exhausted` when the rounds are used up.
 */
export interface RepeatInstruction {
  op: 'repeat';
  nodeId: string;
  max: number;
  minGapDays: number;
  until: Condition;
  body: ProgramCounter;
  done: ProgramCounter;
  exhausted: ProgramCounter;
}

/** The end of the walk, never silent with money owed (law 12); `resumed` ends the branch of an interrupt and leads back to where it began. */
export interface StopInstruction {
  op: 'stop';
  nodeId: string;
  outcome: 'handedOver' | 'ended' | 'resumed';
  handOverTo?: string;
  owner?: string;
  reviewBusinessDays?: number;
}

/** The small instruction set kinds compile to (DESIGN §4). */
export type Instruction =
  | WaitInstruction
  | ContactInstruction
  | TaskInstruction
  | AwaitInstruction
  | BranchInstruction
  | ChooseInstruction
  | RepeatInstruction
  | StopInstruction;

/** A compiled scenario: self-contained, immutable, pinned by the hash of its canonical JSON without positions, names and notes. */
export interface Plan {
  irVersion: typeof irVersion;
  scenarioId: string;
  entry: ProgramCounter;
  /** How many days before the due date an item enters. */
  enterDaysBefore: number;
  instructions: Instruction[];
  /** Where the branch of an interrupt begins; absent ones have their default behaviour only (DESIGN §4). */
  interrupts?: Partial<Record<InterruptName, ProgramCounter>>;
  policies: ScenarioPolicies;
  rulePack: string;
}
