import { toDayNumber } from '@relance/domain';
import { traitsOf } from '@relance/schemas';
import { settleOwned } from '../machine/settle.js';
import type { CaseState, ContactEffect, Effect, Receipt, TaskEffect } from '../machine/state.js';
import { staleFeed } from '../machine/sending/stale-feed.js';
import type { World } from '../machine/world/world.js';
import { answerTask } from './answer-task.js';
import type { Run } from './run.js';
import type { SimulationEvent } from './simulation.js';

function eventOfDay(
  run: Run,
  type: SimulationEvent['type'],
  nowMs: number,
  fits: (event: SimulationEvent) => boolean,
): SimulationEvent | undefined {
  if (run.events.length === 0) return undefined;
  const today = run.calendar.toCivil(nowMs).day;
  return run.events.find((event) => event.type === type && toDayNumber(event.date) === today && fits(event));
}

function receiptOf(effect: ContactEffect | TaskEffect, outcome: Receipt['outcome'], dispatchId: string, nowMs: number): Receipt {
  const members = effect.members.map((member) => ({ item: member.item, nodeId: member.nodeId, visit: member.visit }));
  return { outcome, dispatchId, at: nowMs, members };
}

/** An event says that messages of this day and channel do not reach the relay (law 20). */
function failureOf(run: Run, channel: string, nowMs: number): SimulationEvent | undefined {
  return eventOfDay(run, 'sendFailed', nowMs, (event) => event.channel === undefined || event.channel === channel);
}

/** A letter waits for its posting only in an account whose postings are told, and not when they are told of that very day (law 22). */
function waitsForPosting(run: Run, channel: string, nowMs: number): boolean {
  if (traitsOf(channel)?.isPosted !== true || !run.events.some(({ type }) => type === 'posted')) return false;
  return eventOfDay(run, 'posted', nowMs, () => true) === undefined;
}

function dispatch(run: Run, world: World, effect: ContactEffect): Receipt {
  const { nowMs } = world;
  const { channel, members, carrier } = effect;
  const step = `${carrier.item}/${carrier.nodeId}/${carrier.visit}`;
  const dispatchId = effect.recap === undefined ? step : `${step}/recap`;
  // told with the letter it goes along with
  if (effect.companionOf !== undefined) return receiptOf(effect, 'sent', `${step}/${channel}`, nowMs);
  const stale = staleFeed(world, effect);
  if (stale !== undefined) return { ...receiptOf(effect, 'refused', dispatchId, nowMs), ...stale };
  const failure = failureOf(run, channel, nowMs);
  if (failure !== undefined) {
    run.recorder.contact(effect, { world, outcome: 'failed', companions: [] });
    const receipt = receiptOf(effect, 'failed', dispatchId, nowMs);
    return { ...receipt, reason: { code: failure.outcome ?? 'failed', law: 20 } };
  }
  const along = effect.companions?.map((companion) => companion.channel) ?? [];
  const companions = along.filter((one) => failureOf(run, one, nowMs) === undefined);
  const items = members.map(({ item }) => item);
  const contact = { world, outcome: 'sent' as const, companions };
  if (waitsForPosting(run, channel, nowMs)) {
    run.dispatched.push({ dispatchId, at: nowMs, channel, items, untold: run.recorder.tellContact(effect, contact) });
    return receiptOf(effect, 'handedOver', dispatchId, nowMs);
  }
  run.dispatched.push({ dispatchId, at: nowMs, channel, items });
  run.recorder.contact(effect, contact);
  return receiptOf(effect, 'sent', dispatchId, nowMs);
}

/** Ids differ each time a task is opened, so that a draft asked for again is not answered by the answer to the one before. */
function open(run: Run, state: CaseState, effect: TaskEffect, nowMs: number): Receipt {
  const { item, nodeId, visit } = effect.carrier;
  const isDraft = effect.draft !== undefined;
  const taskId = `${item}/${nodeId}/${visit}${isDraft ? `/draft ${state.sequence}` : ''}`;
  run.recorder.task(effect, taskId, nowMs);
  return receiptOf(effect, 'opened', taskId, nowMs);
}

function answer(run: Run, state: CaseState, taskId: string): void {
  const opened = state.calls.find((call) => call.taskId === taskId);
  if (opened === undefined) return;
  const answered = answerTask(run, opened);
  if (answered === undefined) return;
  run.env.facts.tasks.push({ taskId, ...answered });
  if (answered.at > run.toMs) return;
  run.instants.push(answered.at);
  run.instants.sort((left, right) => left - right);
}

/**
 * Carries an effect out as the world would and settles the case, whose state is the run's own, from the receipt (law 26): messages are accepted unless
 * an event of the day says otherwise, letters are posted at once unless the account's postings are told, tasks are opened and will be answered.
 */
export function carryOut(run: Run, world: World, state: CaseState, effect: Effect): void {
  const { nowMs } = world;
  switch (effect.kind) {
    case 'contact':
      settleOwned(state, effect, dispatch(run, world, effect), run.env);
      break;
    case 'withdraw':
      settleOwned(state, effect, { outcome: 'withdrawn', dispatchId: effect.taskId, at: nowMs, members: [] }, run.env);
      break;
    case 'task': {
      const receipt = open(run, state, effect, nowMs);
      settleOwned(state, effect, receipt, run.env);
      answer(run, state, receipt.dispatchId);
      break;
    }
  }
}
