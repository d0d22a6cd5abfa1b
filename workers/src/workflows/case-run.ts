import { openCalendar, type BusinessClock, type Calendar } from '@relance/domain';
import type { CaseFacts, CaseState, EntityPolicy, Environment, Plan } from '@relance/scenario/machine';
import type { CaseWorkflowInput, FactsChanged } from '@relance/schemas';
import type { Asked, RefreshRequest, RefreshResult } from '../activity-contract.js';

/** What one run of a case holds in memory: the machine's state, the facts it was last told, and the signals not yet looked at. */
export interface CaseRun {
  readonly input: CaseWorkflowInput;
  state: CaseState | undefined;
  /** Logical now (law 4), epoch milliseconds of business time; never goes back. */
  nowMs: number;
  wakeAtMs: number | undefined;
  sequence: number | undefined;
  factsVersion: number;
  facts: CaseFacts | undefined;
  policy: EntityPolicy | undefined;
  clock: BusinessClock | undefined;
  toleranceMs: number;
  readonly plans: Record<string, Plan>;
  readonly calendars: Record<string, Calendar>;
  /** True while the store shows exactly the present state under the present facts. */
  projected: boolean;
  readonly inbox: FactsChanged[];
  readonly seenEventIds: string[];
}

/** How many ids of past signals are remembered, also across continue-as-new. */
const rememberedEvents = 200;

/** Opens the memory of a run from its input: fresh, or as the previous run left it. */
export function openRun(input: CaseWorkflowInput): CaseRun {
  return {
    input,
    state: input.carried?.machine as CaseState | undefined,
    nowMs: input.carried?.nowMs ?? input.recordedAt,
    wakeAtMs: undefined,
    sequence: undefined,
    factsVersion: -1,
    facts: undefined,
    policy: undefined,
    clock: undefined,
    toleranceMs: Number.POSITIVE_INFINITY,
    plans: {},
    calendars: {},
    projected: false,
    inbox: [],
    seenEventIds: [...(input.carried?.seenEventIds ?? [])],
  };
}

/** Puts a signal into the inbox unless it was seen before; the main loop alone acts on it. */
export function receive(run: CaseRun, event: FactsChanged): void {
  if (run.seenEventIds.includes(event.eventId)) return;
  run.seenEventIds.push(event.eventId);
  if (run.seenEventIds.length > rememberedEvents) run.seenEventIds.shift();
  run.inbox.push(event);
}

/** The number of the next projection; each is given away once, whatever becomes of it. Before the first refresh nobody knows where they stand. */
function nextSequence(run: CaseRun): number | undefined {
  if (run.sequence === undefined) return undefined;
  run.sequence += 1;
  return run.sequence;
}

/** Most items of a case whose state travels with a contact: the histories of larger ones would grow by all of it each time (DESIGN §4). */
const MOST_ITEMS_SENT = 20;

/** The case as it asks for a contact, for the activity to show what follows; undefined where the case shows that itself. */
export function askedBy(run: CaseRun, state: CaseState): Asked | undefined {
  if (state.tokens.length > MOST_ITEMS_SENT) return undefined;
  const sequence = nextSequence(run);
  return sequence === undefined ? undefined : { state, sequence };
}

/** The question for the next refresh: what is known already, so that only changes enter the history. */
export function refreshRequest(run: CaseRun): RefreshRequest {
  const { entityId, caseId } = run.input;
  const known = {
    knownFactsVersion: run.factsVersion,
    knownPlans: Object.keys(run.plans),
    knownTerritories: Object.keys(run.calendars),
  };
  const sequence = nextSequence(run);
  const numbered = sequence === undefined ? {} : { sequence };
  return { entityId, caseId, nowMs: run.nowMs, ...known, ...numbered, ...(run.state === undefined ? {} : { state: run.state }) };
}

/** Takes in what a refresh brought; true when the facts are newer than those the run decided on. */
export function absorb(run: CaseRun, result: RefreshResult): boolean {
  Object.assign(run.plans, result.plans);
  for (const [territory, data] of Object.entries(result.calendars)) run.calendars[territory] = openCalendar(data);
  run.policy = result.policy ?? run.policy;
  run.clock = result.clock ?? run.clock;
  run.toleranceMs = result.toleranceMs ?? run.toleranceMs;
  run.state ??= result.state;
  const changed = result.facts !== undefined;
  run.facts = result.facts ?? run.facts;
  run.factsVersion = result.factsVersion;
  run.sequence = result.sequence;
  return changed;
}

/** What the pure machine needs to see; throws when asked before the first refresh, which is a fault of ours. */
export function environmentOf(run: CaseRun): Environment {
  if (run.facts === undefined || run.policy === undefined) throw new Error('the case was asked to decide before its first refresh');
  return { plans: run.plans, calendars: run.calendars, facts: run.facts, policy: run.policy };
}

/** State of the machine; throws when asked before the first refresh, which is a fault of ours. */
export function stateOf(run: CaseRun): CaseState {
  if (run.state === undefined) throw new Error('the case has no state before its first refresh');
  return run.state;
}

/** Clock of the business; throws when asked before the first refresh, which is a fault of ours. */
export function clockOf(run: CaseRun): BusinessClock {
  if (run.clock === undefined) throw new Error('the case has no clock before its first refresh');
  return run.clock;
}
