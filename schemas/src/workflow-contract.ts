/**
 * Names and arguments by which engine and workers know the case workflow without importing one another (DESIGN §6).
 * Only ids, hashes, dates and amounts travel here; never a name, an address, an e-mail or a text.
 */
export const caseWorkflowType = 'dunCase';

/** The nightly sweep that opens cases and wakes those whose facts changed unseen (law 4). */
export const sweepWorkflowType = 'sweepCases';

/** Signal that facts of a case changed; it only wakes (law 3). */
export const factsChangedSignal = 'factsChanged';

/** Query that answers the state of a case for humans: tokens, next wake, reasons. */
export const caseStateQuery = 'caseState';

/** Version of the pure core a history was recorded with; a change that alters a recorded history is a new one. */
export const coreVersion = 1;

/** Queue of case workflows and of their short activities; `prefix` separates environments and test suites on one server. */
export function caseQueue(prefix: string): string {
  return `${prefix}-case`;
}

/** One queue per channel, so that a slow or failing provider holds up nothing else. */
export function channelQueue(prefix: string, channel: string): string {
  return `${prefix}-channel-${channel}`;
}

/** Workflow id of a case: opaque, stable over re-imports and restarts (law 6). */
export function caseWorkflowId(caseId: string): string {
  return `case-${caseId}`;
}

/** Start argument of the case workflow; `carried` is what continue-as-new takes along. */
export interface CaseWorkflowInput {
  entityId: string;
  caseId: string;
  coreVersion: number;
  queuePrefix: string;
  /** Business instant of the fact that opened the case: its first logical now (law 4). */
  recordedAt: number;
  carried?: CarriedCase;
}

/** What a run hands to the next one: machine state as the scenario package defines it, and the ids of signals already seen. */
export interface CarriedCase {
  machine: unknown;
  seenEventIds: string[];
  nowMs: number;
}

/** Payload of {@link factsChangedSignal}: `eventId` deduplicates, `recordedAt` is the business instant of the fact. */
export interface FactsChanged {
  eventId: string;
  recordedAt: number;
}
