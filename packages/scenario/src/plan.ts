import type { ChannelName, Localized, ScenarioPolicies, When } from '@relance/schemas';
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

/** One message to the payer about one or more items; the token rests here, ripe from `ready` on (DESIGN §3: an intent is a token at rest on a contact). */
export interface ContactInstruction {
  op: 'contact';
  nodeId: string;
  when: When;
  channel: ChannelName;
  level: number;
  rank: number;
  template: { id: string; version: number };
  audience: string[];
  deadlineDays?: number;
  sent: ProgramCounter;
  failed: ProgramCounter;
  skipped?: ProgramCounter;
}

/** Work for a human whose outcome chooses the port (law 21 for calls). */
export interface TaskInstruction {
  op: 'task';
  nodeId: string;
  when: When;
  task: 'call' | 'check';
  caller: string;
  level?: number;
  /** What to say, for the person who calls. */
  brief?: Localized;
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

/** The end of the walk: never silent with money owed (law 12). */
export interface StopInstruction {
  op: 'stop';
  nodeId: string;
  outcome: 'handedOver' | 'ended';
  handOverTo?: string;
  owner?: string;
  reviewBusinessDays?: number;
}

/** The small instruction set kinds compile to (DESIGN §4). */
export type Instruction = WaitInstruction | ContactInstruction | TaskInstruction | BranchInstruction | StopInstruction;

/** A compiled scenario: self-contained, immutable, pinned by the hash of its canonical JSON without positions, names and notes. */
export interface Plan {
  irVersion: typeof irVersion;
  scenarioId: string;
  entry: ProgramCounter;
  /** How many days before the due date an item enters. */
  enterDaysBefore: number;
  instructions: Instruction[];
  policies: ScenarioPolicies;
  rulePack: string;
}
