import { stableHash, toDayNumber } from '@relance/domain';
import type { OpenCall } from '../machine/state.js';
import { recordedInstant } from './events/recorded-event.js';
import type { Run } from './run.js';
import type { SimulationEvent } from './simulation.js';

const HOUR_MS = 3_600_000;
const HUNDREDTHS = 100;
const ANSWERED_HUNDREDTHS = 85;
/** The outcome by which a person lets a thing go ahead. */
const APPROVED = 'approved';

/** What a person answers, and when. */
interface Answer {
  outcome: string;
  at: number;
}

function isAbout(run: Run, call: OpenCall, event: SimulationEvent): boolean {
  if (event.nodeId !== undefined && !call.effect.members.some(({ nodeId }) => nodeId === event.nodeId)) return false;
  const named = [...(event.item === undefined ? [] : [event.item]), ...(event.items ?? [])];
  if (named.length === 0) return true;
  const ids = new Set(call.effect.members.map(({ item }) => item));
  return run.env.facts.items.some(({ id, number }) => ids.has(id) && named.includes(number));
}

/**
 * The first `outcome` event about the task while it is open; one of the day it opened comes at once, unless it was the answer to an earlier task
 * of the same card and item: whoever agreed to one content has not seen the next, and the next person has said nothing (law 24).
 */
function noted(run: Run, call: OpenCall): Answer | undefined {
  const openedDay = run.calendar.toCivil(call.openedAt).day;
  const steps = call.effect.members.map(({ item, nodeId }) => `${item}/${nodeId}`);
  for (const event of run.events) {
    if (event.type !== 'outcome' || event.outcome === undefined || !isAbout(run, call, event)) continue;
    if (toDayNumber(event.date) < openedDay) continue;
    const recordedAt = recordedInstant(run.calendar, event.date);
    const answered = run.answered.get(event) ?? [];
    if (recordedAt < call.openedAt && answered.some((step) => steps.includes(step))) continue;
    const at = Math.max(recordedAt, call.openedAt + 1);
    if (at > call.expiresAt) continue;
    run.found.add(event);
    run.answered.set(event, [...answered, ...steps]);
    return { outcome: event.outcome, at };
  }
  return undefined;
}

function drawn(seed: number, call: OpenCall): Answer | undefined {
  const draw = stableHash(`${seed}/${call.taskId}`);
  if (draw % HUNDREDTHS >= ANSWERED_HUNDREDTHS) return undefined;
  const { outcomes } = call.effect;
  const outcome = outcomes[Math.floor(draw / HUNDREDTHS) % outcomes.length];
  return outcome === undefined ? undefined : { outcome, at: call.openedAt + HOUR_MS * (1 + (draw % 4)) };
}

/** The go of an approval nobody decided: `approved`, or the first outcome of a card that calls it otherwise. */
function granted(call: OpenCall): Answer | undefined {
  const { outcomes } = call.effect;
  const outcome = outcomes.find((one) => one === APPROVED) ?? outcomes[0];
  return outcome === undefined ? undefined : { outcome, at: call.openedAt + HOUR_MS };
}

/**
 * What a person answers to an open task: the `outcome` event of its days; else, for an approval where all are granted, its go an hour later;
 * else by the seed one of its outcomes a few hours after it opened (15 of 100 are left to expire); else nothing. The same seed always answers
 * the same.
 */
export function answerTask(run: Run, call: OpenCall): Answer | undefined {
  const answer = noted(run, call);
  if (answer !== undefined) return answer;
  if (call.effect.task === 'approval' && run.approve) return granted(call);
  return run.seed === undefined ? undefined : drawn(run.seed, call);
}
