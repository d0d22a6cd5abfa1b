import type { BusinessClock, CalendarData } from '@relance/domain';
import type {
  CaseFacts,
  CaseState,
  ContactEffect,
  EntityPolicy,
  Plan,
  Receipt,
  TaskEffect,
  WithdrawEffect,
} from '@relance/scenario/machine';

/** Where a case is kept; travels with every activity so that none needs a look-up by anything but ids. */
export interface CaseReference {
  entityId: string;
  caseId: string;
}

/** What the workflow knows already; only what changed comes back (each result is written into the history). */
export interface RefreshRequest extends CaseReference {
  /** Logical now, epoch milliseconds of business time. */
  nowMs: number;
  /** Absent on the very first refresh of a case: the stored state is loaded, or a new one opened. */
  state?: CaseState;
  /** Number of this projection; absent: the one after what the store shows. An older one never overwrites a newer one. */
  sequence?: number;
  knownFactsVersion: number;
  knownPlans: string[];
  knownTerritories: string[];
}

/** Facts whose version changed, and the plans and calendars the workflow has not seen yet. */
export interface RefreshResult {
  factsVersion: number;
  sequence: number;
  facts?: CaseFacts;
  plans: Record<string, Plan>;
  calendars: Record<string, CalendarData>;
  policy?: EntityPolicy;
  state?: CaseState;
  clock?: BusinessClock;
  toleranceMs?: number;
}

/** An effect to carry out, with the version of the facts it was decided on: on newer facts it is void and decided again (law 25). */
export interface EffectRequest<E> extends CaseReference {
  effect: E;
  nowMs: number;
  factsVersion: number;
}

/** The case as it was when it asked for a contact, and the number of the projection of what follows from it. */
export interface Asked {
  state: CaseState;
  sequence: number;
}

/** A contact to make. With the case as it asked, where that is small, the activity shows what follows from the receipt as well. */
export interface ContactRequest extends EffectRequest<ContactEffect> {
  asked?: Asked;
}

/** What became of an effect; the case settles from the receipt (law 26). */
export interface EffectResult {
  receipt: Receipt;
  /** The store shows the case as it stands after this receipt. */
  shown?: boolean;
}

/** Short activities on the queue of the cases; `refreshCase` runs as a local activity. */
export interface CaseActivities {
  refreshCase(request: RefreshRequest): Promise<RefreshResult>;
  /** Keeps the state for the next start; false when facts arrived meanwhile, and then the case goes on. */
  restCase(request: CaseReference & { state: CaseState; sequence: number; factsVersion: number }): Promise<boolean>;
  openTask(request: EffectRequest<TaskEffect>): Promise<EffectResult>;
  withdrawTask(request: EffectRequest<WithdrawEffect>): Promise<EffectResult>;
  casesToWake(request: { after?: string }): Promise<{ cases: (CaseReference & { running: boolean })[]; next?: string; nowMs: number }>;
}

/** The one activity of a channel's queue: one contact, at most once (DESIGN §5). */
export interface ChannelActivities {
  dispatchContact(request: ContactRequest): Promise<EffectResult>;
}
