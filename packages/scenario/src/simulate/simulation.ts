import type { CalendarData, CivilDate } from '@relance/domain';
import type { Reason, TokenPosition } from '@relance/schemas';
import type { CaseFacts, EntityPolicy } from '../machine/facts/environment.js';
import type { CommandFacts, OutsideDeadlineFacts } from '../machine/facts/recorded-facts.js';
import type { CaseState } from '../machine/state.js';
import type { Plan, TaskKind } from '../plan.js';

/**
 * Something that happens during a simulation, recorded at 7 h of its day in the entity's zone. `item` and `items` are numbers, `account` the id of
 * a payer or of one of its buyers; one that names neither concerns every account. What each type reads beside them:
 *
 * | type | reads |
 * |---|---|
 * | `payment` | `item`, `cents`: all that is owed unless said; without `item` it is a receipt of the account |
 * | `receipt` | `cents`, unallocated; `item`: what its remittance names |
 * | `paymentReversed`, `debitRejected` | `item`, `cents`: all that was paid unless said; `reason` of the bank |
 * | `paymentAnnounced`, `collection` | `item`, `until` |
 * | `creditNote` | `item`: its own number, `cents`, `names`: the item it names, `blocked` |
 * | `newItem` | `item`: its number, `cents`, `until`: its due date, `lastLevel` |
 * | `dueDateMoved` | `item`, `until` |
 * | `promise` | `item`/`items`, `until`, `cents` |
 * | `promiseGranted`, `promiseRefused` | `item`/`items`, `owner`: what the credit manager says to it |
 * | `dispute`, `disputeLifted` | `item`, `cents`: the disputed part, `inError` on the lift |
 * | `hold`, `holdLifted` | `item`, `until`, `inError` on the lift |
 * | `plan`, `planBroken` | `items`, `instalments[{number, cents, until}]` |
 * | `insolvent` | the date is the judgment's |
 * | `opposed`, `opposedLifted` | `channel` |
 * | `outcome` | `item`, `nodeId`, `outcome` of an open task: a call, a check, an approval (`approved`, `refused`) |
 * | `reply` | `item` |
 * | `platform`, `platformLifted` | `item`: refused or suspended on the buyer's platform |
 * | `paymentOrdered` | `item` |
 * | `posted` | letters handed over by then are posted that day; in an account with one, letters wait for it |
 * | `letterOutcome` | `item`, `outcome`: received, refused, unclaimed, unknownAddress; `presented`: when it was first presented |
 * | `bounced` | `item`: the last message about it came back |
 * | `addressChecked` | `item`: the address it came back from was put right |
 * | `sendFailed` | `channel`: messages of that day fail; `outcome`: the reason |
 * | `contactOutside` | `items`, `channel`, `level` |
 * | `handedOver`, `writtenOff`, `recalled`, `waived` | `item` |
 * | `underpaymentChecked` | `item`: a person has said what is left of it |
 * | `outsideDeadline` | `item`, `kind`, `until`, `owner` |
 * | `command` | `item`, `command`, `until` for `notBefore` |
 */
export interface SimulationEvent {
  date: CivilDate;
  type: SimulationEventType;
  account?: string;
  item?: string;
  items?: string[];
  /** Minor units, without sign. */
  cents?: number;
  currency?: string;
  until?: CivilDate;
  presented?: CivilDate;
  outcome?: string;
  nodeId?: string;
  reason?: string;
  names?: string;
  blocked?: boolean;
  inError?: boolean;
  lastLevel?: number;
  level?: number;
  channel?: string;
  kind?: OutsideDeadlineFacts['kind'];
  owner?: string;
  command?: CommandFacts['command'];
  instalments?: { number: string; cents: number; until: CivilDate }[];
}

/** Every type of {@link SimulationEvent}; one literal list. */
export const simulationEventTypes = [
  'payment',
  'receipt',
  'paymentReversed',
  'debitRejected',
  'paymentAnnounced',
  'collection',
  'creditNote',
  'newItem',
  'dueDateMoved',
  'promise',
  'promiseGranted',
  'promiseRefused',
  'dispute',
  'disputeLifted',
  'hold',
  'holdLifted',
  'plan',
  'planBroken',
  'insolvent',
  'opposed',
  'opposedLifted',
  'outcome',
  'reply',
  'platform',
  'platformLifted',
  'paymentOrdered',
  'posted',
  'letterOutcome',
  'bounced',
  'addressChecked',
  'sendFailed',
  'contactOutside',
  'handedOver',
  'writtenOff',
  'recalled',
  'waived',
  'underpaymentChecked',
  'outsideDeadline',
  'command',
] as const;

/** One member of {@link simulationEventTypes}. */
export type SimulationEventType = (typeof simulationEventTypes)[number];

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
  /** Times without a worker: what fell due in them happens when it is back, in the entity's first minute of the day `to` (law 4). */
  downtimes?: readonly { from: CivilDate; to: CivilDate }[];
  /** Answers open tasks in a way that repeats; absent, those without an `outcome` event expire. */
  seed?: number;
  /** Every approval nobody decided by an event is granted an hour after it was asked. */
  approve?: boolean;
}

/** A message that left. Date and time are the entity's. */
export interface SimulatedContact {
  date: CivilDate;
  time: string;
  account: string;
  channel: string;
  nodeId: string;
  level: number;
  /** `deadline`: granted to this line alone, on a list of single items (law 13). */
  items: { number: string; role: 'claimed' | 'reminded' | 'listed' | 'announced' | 'settled' | 'discussed'; deadline?: CivilDate }[];
  template: { id: string; version: number };
  /** Granted deadline, where the message grants one (law 10). */
  deadline?: CivilDate;
  /** Accepted unless an event says otherwise (law 20). */
  outcome: 'sent' | 'failed';
  /** Principal and accessories asked for, one total per currency and payee account (laws 5, 6). Minor units. */
  totals: { currency: string; payeeAccountId?: string; cents: number; accessoriesCents: number }[];
  /** A message that resumes after a dispute or a long suspension (law 8). */
  isResumption?: boolean;
  /** The written recap of a call, which is part of it (law 21). */
  isRecap?: boolean;
  /** Channels of the companions that left with it (law 22). */
  companions?: string[];
}

/** A task that was opened, and what came of it. */
export interface SimulatedTask {
  date: CivilDate;
  time: string;
  account: string;
  kind: TaskKind;
  /** Empty for what no step asked for (`code` says why it was opened). */
  nodeId: string;
  code?: string;
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
  /** Day of what comes next, and day by which its owner looks at it (law 12). */
  next?: CivilDate;
  review?: CivilDate;
  /** What is still owed on it, minor units. */
  outstandingCents: number;
  currency: string;
}

/** A decision about an item that is neither a wait nor a skip: it entered, was carried along, went one way… */
export interface SimulatedReason {
  date: CivilDate;
  account: string;
  item: string;
  reason: Reason;
}

/** An event nobody could apply, with what it lacks or names in vain: told, never silent. */
export interface UnappliedEvent {
  event: SimulationEvent;
  code: 'unknownItem' | 'unknownAccount' | 'memberMissing' | 'nothingToEnd' | 'nothingSent' | 'noOpenTask';
  /** The number, account or member concerned. */
  about: string;
}

/** Everything that would happen, in order of time; the JSON of `relance simulate`. */
export interface Simulation {
  contacts: SimulatedContact[];
  tasks: SimulatedTask[];
  waits: SimulatedWait[];
  skipped: SimulatedSkip[];
  endings: SimulatedEnding[];
  /** Every other decision, in the order taken. */
  reasons: SimulatedReason[];
  /** Events that changed nothing because they could not be applied; absent when there are none. */
  unapplied?: UnappliedEvent[];
  /** How many wakes were processed. */
  wakes: number;
  /** State of each case after the last day, by case id: what another simulation may start from. */
  states?: Record<string, CaseState>;
}
