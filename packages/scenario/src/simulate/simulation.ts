import type { CalendarData, CivilDate } from '@relance/domain';
import type { Reason, TokenPosition } from '@relance/schemas';
import type { CaseFacts, EntityPolicy } from '../machine/environment.js';
import type { CaseState } from '../machine/state.js';
import type { Plan } from '../plan.js';

/** Something that happens during a simulation, recorded at the start of its day; `item` is an item's number, `account` its account id. */
export interface SimulationEvent {
  date: CivilDate;
  type:
    | 'payment'
    | 'paymentReversed'
    | 'paymentAnnounced'
    | 'receipt'
    | 'creditNote'
    | 'newItem'
    | 'dueDateMoved'
    | 'promise'
    | 'dispute'
    | 'disputeLifted'
    | 'hold'
    | 'holdLifted'
    | 'reply'
    | 'outcome'
    | 'handedOver';
  account?: string;
  item?: string;
  /** Minor units, without sign. */
  cents?: number;
  currency?: string;
  /** New due date, end of a promise or of a hold. */
  until?: CivilDate;
  /** What the person noted, for `outcome`. */
  outcome?: string;
}

/** A portfolio, its plans and its days: everything a simulation needs, as JSON. */
export interface SimulationInput {
  /** By hash. */
  plans: Readonly<Record<string, Plan>>;
  /** Hash of the plan that items of a segment enter, for items that name none. */
  segments?: Readonly<Record<string, string>>;
  calendars: Readonly<Record<string, CalendarData>>;
  policy: EntityPolicy;
  cases: readonly CaseFacts[];
  /** States the cases start from, by case id: items already at a level. */
  states?: Readonly<Record<string, CaseState>>;
  events?: readonly SimulationEvent[];
  from: CivilDate;
  /** Last day simulated. */
  to: CivilDate;
  /** Answers open calls in a way that repeats; absent, calls without an `outcome` event expire. */
  seed?: number;
}

/** A message that left. Date and time are the entity's. */
export interface SimulatedContact {
  date: CivilDate;
  time: string;
  account: string;
  channel: string;
  nodeId: string;
  level: number;
  items: { number: string; role: 'claimed' | 'reminded' | 'listed' | 'announced' }[];
  template: { id: string; version: number };
}

/** A task that was opened, and what came of it. */
export interface SimulatedTask {
  date: CivilDate;
  time: string;
  account: string;
  kind: 'call' | 'check';
  nodeId: string;
  level: number;
  items: string[];
  /** `expired`, `withdrawn`, `open`, or an outcome of the step. */
  outcome: string;
}

/** Why an item waited, from when. */
export interface SimulatedWait {
  date: CivilDate;
  account: string;
  item: string;
  until?: CivilDate;
  reason: Reason;
}

/** A step that did not happen. */
export interface SimulatedSkip {
  date: CivilDate;
  account: string;
  item: string;
  reason: Reason;
}

/** Where an item stood on the last day. */
export interface SimulatedEnding {
  account: string;
  item: string;
  status: TokenPosition['status'];
  level: number;
  nodeId: string;
  reason?: Reason;
  owner?: string;
}

/** Everything that would happen, in order of time; the JSON of `relance simulate`. */
export interface Simulation {
  contacts: SimulatedContact[];
  tasks: SimulatedTask[];
  waits: SimulatedWait[];
  skipped: SimulatedSkip[];
  endings: SimulatedEnding[];
  /** How many wakes were processed. */
  wakes: number;
}
