import type { InterruptName, Reason } from '@relance/schemas';
import type { Companion, ProgramCounter, TaskKind } from '../plan.js';
import type { LoggedContact } from './outcome/logged-contact.js';

export type { LoggedContact, LoggedStep } from './outcome/logged-contact.js';

/**
 * One open item's position in its plan (law 6). Days are civil day numbers (1970-01-01 = 0) in the entity's zone, instants are epoch
 * milliseconds of business time; everything survives a JSON round trip (P15) and holds ids, dates and numbers only.
 */
export interface Token {
  item: string;
  plan: string;
  pc: ProgramCounter;
  /** Day the item was admitted. */
  entryDay: number;
  /** Logical day the token reached its present instruction: what the next step is computed from. */
  sinceDay: number;
  /** Day it would have reached its present instruction had no step before waited for gap, cap, window or a person; absent: `sinceDay` (law 9). */
  idealDay?: number | undefined;
  /** Instant from which the step it rests on may leave. */
  readyAt?: number | undefined;
  /** Day of the previous contact about this item (its own ready day when covered, law 18). */
  previousContactDay?: number | undefined;
  /** Highest accepted level of this episode (law 7); -1 before the first contact. */
  level: number;
  /** First day overdue of the running episode. */
  episodeDay?: number | undefined;
  /** Days by which later due-date steps have moved (laws 8, 9). */
  shiftDays: number;
  /** Steps about this item must not leave before this day (granted deadline, law 10). */
  notBeforeDay?: number | undefined;
  /** How often each instruction was carried out, by program counter. */
  visits: Record<number, number>;
  /** Day each instruction was last carried out, by program counter: what `{node}` anchors count from (law 2). */
  passed?: Record<number, number> | undefined;
  /** A withdrawn call comes back not before this instant (law 15). */
  heldUntil?: number | undefined;
  /** Contacts that left about this item, calls that reached somebody included. */
  contacts?: number | undefined;
  /** Code of the last failed contact, which the next decision may read (law 20). */
  failure?: string | undefined;
  /** Way out by which the last task about this item was left, `expired` without an answer: what the next decision may read. */
  lastOutcome?: string | undefined;
  /** Accepted written reminders of level ≥ 1 that did not bounce (law 19). */
  reminders: number;
  /** Dispatch of the last message that left about this item: what letters and bounces name. */
  lastDispatchId?: string | undefined;
  /** Day a person sent it on its way again: it counts as reached then, and as late no more (laws 9, 27). */
  reopenedDay?: number | undefined;
  /** Facts that were answered once: by an interrupt, an awaited event, a person's command. */
  taken?: string[] | undefined;
  /** In the branch of an interrupt: of which, and where it goes back to with its clock untouched (DESIGN §4). */
  branch?:
    | { interrupt: InterruptName; pc: ProgramCounter; sinceDay: number; idealDay?: number; heldUntil?: number; reopenedDay?: number }
    | undefined;
  /** Open task, draft, or letter not yet posted, that this token rests on. */
  task?: string | undefined;
  /** Its next contact is a resumption (law 8), after so many days suspended that ended on `fromDay`; how often it failed, and when it is tried again. */
  resumption?: { becauseOf: string; days: number; fromDay: number; failures: number; notBeforeDay?: number } | undefined;
  /** First day it was seen netted or below the minimum. */
  nettedFromDay?: number | undefined;
  /** The last time it was, once that was over (laws 8, 9). */
  nettedSpan?: { code: string; fromDay: number; toDay: number } | undefined;
  /** What was imported of its history counts as a reminder (law 7). */
  historyCounts?: boolean | undefined;
  status: 'walking' | 'parked' | 'done';
  /**
   * Where it stood before the first message of a trial moved it, at that instant: it goes back there once the trial is over. `with`: item of the carrier of the message that
   * dropped its pre-reminder, and that the end of the trial names in its place.
   */
  beforeTrial?: { at: number; token: Token; with?: string } | undefined;
  /** Why it is parked or done, with owner and review day where law 12 asks for them. */
  end?: { reason: Reason; owner?: string; reviewDay?: number } | undefined;
}

/** A call, a draft or another task that is open; calls and drafts hold their unit (laws 15, 21, 24). */
export interface OpenCall {
  taskId: string;
  unit: string;
  openedAt: number;
  expiresAt: number;
  effect: TaskEffect;
}

/** A letter handed over and not yet posted: it holds its unit until the fact of its posting (law 22). */
export interface OpenLetter {
  dispatchId: string;
  handedOverAt: number;
  effect: ContactEffect;
}

/** What of a contact was laid before a person: its members with what they owe, and the hash of everything else it says (law 24). */
export interface Draft {
  channel: string;
  /** Minor units by item. */
  cents: Record<string, number>;
  contentHash: string;
}

/** How far the approval of the contact of one step has come (law 24); forgotten once it left, or once another contact went first. */
export interface Approval {
  item: string;
  plan: string;
  pc: ProgramCounter;
  /** When the unit was first held for it: three business days later others go first (law 15). */
  askedAt: number;
  /** How many of its approvers agreed, one after the other, to `draft`. */
  agreed: number;
  /** How often the present approver let the time go by. */
  expired: number;
  draft: Draft;
}

/** All that a case remembers. The workflow carries it, the store keeps it when the case rests with nothing open. */
export interface CaseState {
  v: 1;
  caseId: string;
  sequence: number;
  tokens: Token[];
  log: LoggedContact[];
  calls: OpenCall[];
  letters?: OpenLetter[];
  /** Recaps of calls that have not left yet (law 21). */
  recaps?: (ContactEffect & { recap: RecapOf })[];
  /** Companions of letters that were posted, still to leave (law 22). */
  companions?: (ContactEffect & { companionOf: string })[];
  approvals?: Approval[];
  /** Instant at which an open call or draft last ended, by unit: waiting for it was no lateness (law 9). */
  freed?: Record<string, number>;
  /** Refusals of the guard: the unit is not tried again before. */
  notBefore: Record<string, number>;
  /** Why the guard refused, told until the unit is tried again. */
  refusals?: Record<string, Reason>;
}

/** The step of one item that a contact moves. */
export interface Member {
  item: string;
  plan: string;
  scenarioId: string;
  nodeId: string;
  pc: ProgramCounter;
  visit: number;
  role: 'claimed' | 'reminded' | 'announced';
  readyAt: number;
  /** Day it would have been ready had nothing waited: what the lateness of the steps behind it is counted from (law 9). */
  idealDay?: number;
  /** Level of its own step, and the deadline granted to it alone, where each item of a list has its own (law 13). */
  level?: number;
  deadlineDay?: number;
  /** Days by which the item's later due-date steps move once this step is done, where it came late (law 9). */
  shiftDays?: number;
  /** Reminded because it would ripen before the gap ends (law 18). */
  covered?: boolean;
  /** The first contact after a dispute or 21 days of suspension: it says which, and grants a deadline (law 8). */
  isResumption?: boolean;
  /** For a resumption: what ended, and how many days it lasted. */
  resumes?: { becauseOf: string; days: number };
  /** A resumption apart from the steps: the text of a step passed, which moves no place. */
  keepsPlace?: boolean;
  /** Day of a promise that was broken since the last contact, which this one may name (law 8). */
  brokenPromiseDay?: number;
}

/** The call a recap writes down (law 21). */
export interface RecapOf {
  taskId: string;
  calledDay: number;
}

/** One message to be made: ids only, the lines are computed again at the moment of sending (law 25). */
export interface ContactEffect {
  kind: 'contact';
  unit: string;
  at: number;
  /** The member whose step gives channel, audience, template and level (law 16). */
  carrier: Member;
  channel: string;
  level: number;
  rank: number;
  template: { id: string; version: number };
  audience: string[];
  /** Pre-reminders that a message of level 2 or more replaces: they move on without a line (laws 14, 17). */
  dropped?: Member[];
  /** Items out of the walk (handed over, parked): never listed (P2). */
  excluded?: string[];
  /** Set where each item is contacted on its own (law 13): nothing else is listed. */
  membersOnly?: boolean;
  /** Civil day printed as the latest deadline granted by any step it moves (laws 10, 16). */
  deadlineDay?: number;
  /** The days that make it, for a deadline that runs from a posting or a presentation not known yet. */
  grantedDays?: number;
  /** Leave once the main message was accepted, one dispatch each, as the same contact (law 22). */
  companions?: Companion[];
  /** Set on a companion alone: the dispatch of the main message, which was accepted; it moves nothing and counts for nothing of its own (law 22). */
  companionOf?: string;
  /** Who must agree to its exact content, one after the other, before it leaves (law 24). */
  approvers?: string[];
  /** They did: the guard lets nothing leave that has approvers and not this. */
  approved?: boolean;
  /** The written recap of a call: part of that call, it moves nothing and counts for nothing of its own (law 21). */
  recap?: RecapOf;
  members: Member[];
}

/** One task to be opened for a human. */
export interface TaskEffect {
  kind: 'task';
  unit: string;
  at: number;
  carrier: Member;
  task: TaskKind;
  level: number;
  caller: string;
  openBusinessDays: number;
  outcomes: string[];
  /** The approval of a content (law 24): the contact that leaves once everybody agreed. */
  draft?: Draft & {
    contact: ContactEffect;
    /** How many decisions are needed before it leaves, this one included: each makes of it another visit (P12). */
    decisions: number;
    /** What changed since somebody agreed: items and minor units, before and now. */
    difference?: Record<string, number>;
  };
  members: Member[];
}

/**
 * Something a person has to look at that no step asked for: a receipt that reaches a claim, a letter not posted, an outside deadline… Derived
 * from facts and state at every wake; `id` never changes, so that whoever opens the tasks opens each once (laws 5, 8, 20, 22, 28).
 */
export interface Alert {
  id: string;
  code: string;
  law: number;
  itemId?: string;
  owner: string;
  /** First civil day on which it is raised; absent: at once. The case is woken that morning. */
  onDay?: number;
  /** Civil day by which it should be done. */
  dueDay?: number;
  values?: Record<string, string | number>;
}

/** A call that another contact withdraws (law 15). */
export interface WithdrawEffect {
  kind: 'withdraw';
  unit: string;
  taskId: string;
}

/** What the machine asks the world to do next: one at a time, settled before the next is asked. */
export type Effect = ContactEffect | TaskEffect | WithdrawEffect;

/** What became of an effect; the case settles from this, not from its own request (law 26). */
export interface Receipt {
  /**
   * `opened` for a task; `handedOver` for a letter that is not posted yet (law 22; posted at once it is `sent`); `refused` by the guard, then
   * `notBefore` says when to ask again; `void`: nothing left to send, consolidate anew.
   */
  outcome: 'sent' | 'handedOver' | 'failed' | 'unknown' | 'refused' | 'void' | 'opened' | 'withdrawn';
  dispatchId: string;
  /** Business instant. */
  at: number;
  notBefore?: number;
  reason?: Reason;
  /** It went to an address of the house instead of the payer's. */
  trial?: boolean;
  /** The members really on board; those that dropped out are not moved. `sentBefore` = claimed by another accepted dispatch, counts as sent then. */
  members: { item: string; nodeId: string; visit: number; sentBefore?: number }[];
}
