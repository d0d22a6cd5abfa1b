import { toDayNumber, type Calendar } from '@relance/domain';
import type { CaseFacts, Environment } from '../machine/environment.js';
import { missingCalendar, openEnvironment } from '../machine/open-environment.js';
import { settle } from '../machine/settle.js';
import type { CaseState, Effect, OpenCall, Receipt } from '../machine/state.js';
import { openCase, step, type StepResult } from '../machine/step.js';
import { answerTask } from './answer-task.js';
import { applyEvent, recordedInstant } from './apply-event.js';
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
  toMs: number;
}

function copyFacts(facts: CaseFacts, planHash: string | undefined): CaseFacts {
  return {
    ...facts,
    items: facts.items.map((item) => ({ ...(planHash === undefined ? {} : { planHash }), ...item, facts: [...item.facts] })),
    receipts: [...facts.receipts],
    tasks: [...facts.tasks],
    suspensions: facts.suspensions.map((suspension) => ({ ...suspension })),
  };
}

function accepted(effect: Effect, nowMs: number): Receipt {
  if (effect.kind === 'withdraw') return { outcome: 'withdrawn', dispatchId: effect.taskId, at: nowMs, members: [] };
  const { item, nodeId, visit } = effect.carrier;
  const members = effect.members.map((member) => ({ item: member.item, nodeId: member.nodeId, visit: member.visit }));
  return { outcome: effect.kind === 'contact' ? 'sent' : 'opened', dispatchId: `${item}/${nodeId}/${visit}`, at: nowMs, members };
}

function instantsOf(
  facts: CaseFacts,
  events: readonly SimulationEvent[],
  calendar: Calendar,
  range: { fromMs: number; toMs: number },
): number[] {
  const instants = new Set<number>();
  const add = (instant: number): void => {
    if (instant > range.fromMs && instant <= range.toMs) instants.add(instant);
  };
  for (const item of facts.items) for (const fact of item.facts) add(fact.recordedAt);
  for (const receipt of facts.receipts) add(receipt.recordedAt);
  for (const suspension of facts.suspensions) {
    add(suspension.recordedAt);
    if (suspension.liftedDay !== undefined) add(calendar.toInstant(suspension.liftedDay, 0));
  }
  for (const event of events) add(recordedInstant(calendar, event.date));
  return [...instants].sort((left, right) => left - right);
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
      nowMs = next;
    }
    result = step(state, run.env, nowMs);
  }
  run.recorder.finish(result);
  return MOST_WAKES;
}

function concerns(facts: CaseFacts, event: SimulationEvent): boolean {
  if (event.account !== undefined) return event.account === facts.payer.accountId;
  return event.item !== undefined && facts.items.some(({ number }) => number === event.item);
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
  for (const given of input.cases) {
    const facts = copyFacts(given, input.segments?.[given.payer.segment]);
    const env = openEnvironment({ plans: input.plans, calendars: input.calendars, facts, policy: input.policy });
    const calendar = env.calendars[input.policy.territory] ?? missingCalendar;
    const events: SimulationEvent[] = [];
    for (const event of input.events ?? []) {
      if (!concerns(facts, event)) continue;
      applyEvent(facts, event, calendar, events.length);
      events.push(event);
    }
    const fromMs = calendar.toInstant(toDayNumber(input.from), 0);
    const toMs = calendar.toInstant(toDayNumber(input.to) + 1, 0) - 1;
    const recorder = recordCase(env, simulation);
    const instants = instantsOf(facts, events, calendar, { fromMs, toMs });
    const run: Run = { env, calendar, recorder, events, instants, seed: input.seed, toMs };
    simulation.wakes += runCase(run, input.states?.[facts.caseId] ?? openCase(facts.caseId), fromMs);
  }
  return inOrder(simulation);
}
