import { toDayNumber, type Calendar } from '@relance/domain';
import { compareText } from '../compare-text.js';
import type { CaseFacts } from '../machine/facts/environment.js';
import { missingCalendar, openCalendars } from '../machine/facts/open-environment.js';
import type { CaseState, OpenCall } from '../machine/state.js';
import { openCase, wakeCase } from '../machine/step.js';
import { workingCopy } from '../machine/working-copy.js';
import { recordedInstants } from '../machine/world/recorded-instants.js';
import { openWorld, readAgain } from '../machine/world/world.js';
import { putInOrder } from '../put-in-order.js';
import { carryOut } from './carry-out.js';
import { applyEvents } from './events/apply-events.js';
import { copyFacts } from './events/copy-facts.js';
import { recordedInstant } from './events/recorded-event.js';
import { recordAftermath, withoutAftermath } from './record-aftermath.js';
import { recordCase } from './recorder.js';
import type { Run } from './run.js';
import type { Simulation, SimulationEvent, SimulationInput } from './simulation.js';

/** More wakes than any finite case needs: a machine that does not come to rest is cut off, never waited for. */
const MOST_WAKES = 20_000;

/** When facts become known, and when events of the run itself are looked for, ascending and possibly repeated. */
function instantsOf(
  facts: CaseFacts,
  events: readonly SimulationEvent[],
  calendar: Calendar,
  range: { fromMs: number; toMs: number },
): number[] {
  const known = recordedInstants(facts);
  for (const event of events) known.push(recordedInstant(calendar, event.date));
  const within = known.filter((instant) => instant > range.fromMs && instant <= range.toMs);
  return putInOrder(within, (left, right) => left - right);
}

function tellEndedCalls(run: Run, before: readonly OpenCall[], state: CaseState): void {
  for (const call of before) {
    if (state.calls.some(({ taskId }) => taskId === call.taskId)) continue;
    const answer = run.env.facts.tasks.find(({ taskId }) => taskId === call.taskId);
    run.recorder.ended(call, answer?.outcome ?? 'expired');
  }
}

/** Walks a case, whose state is the run's own, from wake to wake; returns how many there were. */
function runCase(run: Run, state: CaseState, fromMs: number): number {
  let world = openWorld(run.env, fromMs);
  for (let wakes = 1; wakes <= MOST_WAKES; wakes += 1) {
    const callsBefore = state.calls;
    const result = wakeCase(world, state);
    run.recorder.stepped(result, world.nowMs);
    tellEndedCalls(run, callsBefore, state);
    if (result.effect !== undefined) {
      const { effect } = result;
      if (effect.kind === 'withdraw') {
        const call = state.calls.find(({ taskId }) => taskId === effect.taskId);
        if (call !== undefined) run.recorder.ended(call, 'withdrawn');
      }
      carryOut(run, world, state, effect);
    } else {
      const { nowMs } = world;
      const fact = run.instants.find((instant) => instant > nowMs);
      const next = Math.min(fact ?? Number.POSITIVE_INFINITY, result.wakeAt ?? Number.POSITIVE_INFINITY);
      if (next > run.toMs) {
        run.recorder.finish(result, nowMs);
        return wakes;
      }
      const wokenMs = processedAt(run, next);
      recordAftermath(run, wokenMs, nowMs);
      // what is dated is read anew; an effect carried out changes no fact its own world is made of
      world = readAgain(world, wokenMs);
    }
  }
  run.recorder.finish(wakeCase(world, state), world.nowMs);
  return MOST_WAKES;
}

/** The instant at which a wake is processed: its own, or beyond the tolerance of law 4 the real one, when a worker is back. */
function processedAt({ downtimes }: Run, wakeMs: number): number {
  return downtimes.find(({ fromMs, toMs }) => wakeMs >= fromMs && wakeMs < toMs)?.toMs ?? wakeMs;
}

type Told = { date: string; time?: string; account: string };

function byTime(left: Told, right: Told): number {
  return compareText(left.time ?? '', right.time ?? '') || compareText(left.account, right.account);
}

/** Day by day, then by time and account: most days hold little, so that most of the sorting falls away. */
function inOrder<Entry extends Told>(entries: readonly Entry[]): Entry[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const ofDay = days.get(entry.date);
    if (ofDay === undefined) days.set(entry.date, [entry]);
    else ofDay.push(entry);
  }
  const ordered: Entry[] = [];
  for (const [, ofDay] of [...days].sort(([left], [right]) => compareText(left, right))) {
    for (const entry of putInOrder(ofDay, byTime)) ordered.push(entry);
  }
  return ordered;
}

function allInOrder(simulation: Simulation): Simulation {
  simulation.contacts = inOrder(simulation.contacts);
  simulation.tasks = inOrder(simulation.tasks);
  simulation.waits = inOrder(simulation.waits);
  simulation.skipped = inOrder(simulation.skipped);
  simulation.reasons = inOrder(simulation.reasons);
  return simulation;
}

/**
 * Walks a portfolio through its scenarios on a virtual clock with the very same `step` and `settle` as the live workflow (P10): every contact,
 * task, wait and skipped step, day by day, and where each item stands at the end. Every message is accepted unless an event says otherwise;
 * facts and events count from their date. Throws RangeError on a date that does not exist or a damaged calendar.
 */
export function simulate(input: SimulationInput): Simulation {
  const states: Record<string, CaseState> = {};
  const simulation: Simulation = { contacts: [], tasks: [], waits: [], skipped: [], endings: [], reasons: [], wakes: 0, states };
  const calendars = openCalendars(input.calendars);
  const calendar = calendars[input.policy.territory] ?? missingCalendar;
  const fromMs = calendar.toInstant(toDayNumber(input.from), 0);
  const toMs = calendar.toInstant(toDayNumber(input.to) + 1, 0) - 1;
  const downtimes = (input.downtimes ?? []).map(({ from, to }) => ({
    fromMs: calendar.toInstant(toDayNumber(from), 0),
    toMs: calendar.toInstant(toDayNumber(to), 0),
  }));
  const cases = input.cases.map((given) => copyFacts(given, input.segments?.[given.payer.segment]));
  const { byCase, unapplied } = applyEvents(cases, input.events ?? [], calendar);
  for (const facts of cases) {
    const env = { plans: input.plans, calendars, facts, policy: input.policy };
    const events = byCase.get(facts) ?? [];
    const recorder = recordCase(env, simulation);
    const instants = instantsOf(facts, events, calendar, { fromMs, toMs });
    const { seed, approve = false } = input;
    const run: Run = {
      env,
      calendar,
      recorder,
      events,
      instants,
      dispatched: [],
      found: new Set(),
      answered: new Map(),
      seed,
      approve,
      downtimes,
      toMs,
    };
    const state = workingCopy(input.states?.[facts.caseId] ?? openCase(facts.caseId));
    simulation.wakes += runCase(run, state, fromMs);
    states[facts.caseId] = state;
    unapplied.push(...withoutAftermath(run));
  }
  if (unapplied.length > 0) simulation.unapplied = unapplied;
  return allInOrder(simulation);
}
