import { toDayNumber, type Calendar } from '@relance/domain';
import type { CaseFacts, Environment } from '../machine/environment.js';
import { missingCalendar, openCalendars } from '../machine/open-environment.js';
import { settle } from '../machine/settle.js';
import type { CaseState, Effect, OpenCall, Receipt } from '../machine/state.js';
import { openCase, step, type StepResult } from '../machine/step.js';
import { recordedInstants } from '../machine/world/recorded-instants.js';
import { answerTask } from './answer-task.js';
import { applyEvents } from './events/apply-events.js';
import { copyFacts } from './events/copy-facts.js';
import { recordedInstant } from './events/recorded-event.js';
import { recordCase, type Recorder } from './recorder.js';
import type { Simulation, SimulationEvent, SimulationInput } from './simulation.js';

/** More wakes than any finite case needs: a machine that does not come to rest is cut off, never waited for. */
const MOST_WAKES = 20_000;

interface Run {
  env: Environment;
  calendar: Calendar;
  recorder: Recorder;
  events: readonly SimulationEvent[];
  /** Instants at which facts become known, ascending. */
  instants: number[];
  seed: number | undefined;
  /** Instants between which nothing runs (law 4). */
  downtimes: { fromMs: number; toMs: number }[];
  toMs: number;
}

function accepted(effect: Effect, nowMs: number): Receipt {
  if (effect.kind === 'withdraw') return { outcome: 'withdrawn', dispatchId: effect.taskId, at: nowMs, members: [] };
  const { item, nodeId, visit } = effect.carrier;
  const members = effect.members.map((member) => ({ item: member.item, nodeId: member.nodeId, visit: member.visit }));
  return { outcome: effect.kind === 'contact' ? 'sent' : 'opened', dispatchId: `${item}/${nodeId}/${visit}`, at: nowMs, members };
}

/** When facts become known, and when events of the run itself are looked for, ascending. */
function instantsOf(
  facts: CaseFacts,
  events: readonly SimulationEvent[],
  calendar: Calendar,
  range: { fromMs: number; toMs: number },
): number[] {
  const known = [...recordedInstants(facts), ...events.map((event) => recordedInstant(calendar, event.date))];
  return [...new Set(known)].filter((instant) => instant > range.fromMs && instant <= range.toMs).sort((left, right) => left - right);
}

/** Carries the effect out as the world would: everything is accepted, and an opened call will be answered. */
function carryOut(run: Run, state: CaseState, effect: Effect, nowMs: number): CaseState {
  if (effect.kind === 'contact') run.recorder.contact(effect, nowMs);
  else if (effect.kind === 'task') run.recorder.task(effect, nowMs);
  const next = settle(state, effect, accepted(effect, nowMs), run.env);
  const opened = effect.kind === 'task' ? next.calls.at(-1) : undefined;
  if (opened === undefined) return next;
  const answer = answerTask(run.env, run.calendar, opened, run);
  if (answer === undefined) return next;
  run.env.facts.tasks.push({ taskId: opened.taskId, ...answer });
  if (answer.at <= run.toMs) {
    run.instants.push(answer.at);
    run.instants.sort((left, right) => left - right);
  }
  return next;
}

function tellEndedCalls(run: Run, before: readonly OpenCall[], result: StepResult): void {
  for (const call of before) {
    if (result.state.calls.some(({ taskId }) => taskId === call.taskId)) continue;
    const answer = run.env.facts.tasks.find(({ taskId }) => taskId === call.taskId);
    run.recorder.ended(call, answer?.outcome ?? 'expired');
  }
}

function runCase(run: Run, start: CaseState, fromMs: number): number {
  let state = start;
  let nowMs = fromMs;
  let result = step(state, run.env, nowMs);
  for (let wakes = 1; wakes <= MOST_WAKES; wakes += 1) {
    run.recorder.stepped(result, nowMs);
    tellEndedCalls(run, state.calls, result);
    state = result.state;
    if (result.effect !== undefined) {
      const { effect } = result;
      if (effect.kind === 'withdraw') {
        const call = state.calls.find(({ taskId }) => taskId === effect.taskId);
        if (call !== undefined) run.recorder.ended(call, 'withdrawn');
      }
      state = carryOut(run, state, effect, nowMs);
    } else {
      const fact = run.instants.find((instant) => instant > nowMs);
      const next = Math.min(fact ?? Number.POSITIVE_INFINITY, result.wakeAt ?? Number.POSITIVE_INFINITY);
      if (next > run.toMs) {
        run.recorder.finish(result);
        return wakes;
      }
      nowMs = processedAt(run, next);
    }
    result = step(state, run.env, nowMs);
  }
  run.recorder.finish(result);
  return MOST_WAKES;
}

/** The instant at which a wake is processed: its own, or beyond the tolerance of law 4 the real one, when a worker is back. */
function processedAt({ downtimes }: Run, wakeMs: number): number {
  return downtimes.find(({ fromMs, toMs }) => wakeMs >= fromMs && wakeMs < toMs)?.toMs ?? wakeMs;
}

function inOrder(simulation: Simulation): Simulation {
  const byMoment = (left: { date: string; time?: string; account: string }, right: typeof left): number => {
    const one = `${left.date} ${left.time ?? ''} ${left.account}`;
    const other = `${right.date} ${right.time ?? ''} ${right.account}`;
    return one === other ? 0 : one < other ? -1 : 1;
  };
  simulation.contacts.sort(byMoment);
  simulation.tasks.sort(byMoment);
  simulation.waits.sort(byMoment);
  simulation.skipped.sort(byMoment);
  return simulation;
}

/**
 * Walks a portfolio through its scenarios on a virtual clock with the very same `step` and `settle` as the live workflow (P10): every contact,
 * task, wait and skipped step, day by day, and where each item stands at the end. Every message is accepted; facts and events count from
 * their date. Throws RangeError on a date that does not exist or a damaged calendar.
 */
export function simulate(input: SimulationInput): Simulation {
  const simulation: Simulation = { contacts: [], tasks: [], waits: [], skipped: [], endings: [], wakes: 0 };
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
  if (unapplied.length > 0) simulation.unapplied = unapplied;
  for (const facts of cases) {
    const env = { plans: input.plans, calendars, facts, policy: input.policy };
    const events = byCase.get(facts) ?? [];
    const recorder = recordCase(env, simulation);
    const instants = instantsOf(facts, events, calendar, { fromMs, toMs });
    const run: Run = { env, calendar, recorder, events, instants, seed: input.seed, downtimes, toMs };
    simulation.wakes += runCase(run, input.states?.[facts.caseId] ?? openCase(facts.caseId), fromMs);
  }
  return inOrder(simulation);
}
