import { stableHash } from '@relance/domain';
import type { Calendar } from '@relance/domain';
import type { Environment } from '../machine/environment.js';
import type { OpenCall } from '../machine/state.js';
import { recordedInstant } from './events/recorded-event.js';
import type { SimulationEvent } from './simulation.js';

const HOUR_MS = 3_600_000;
const HUNDREDTHS = 100;
const ANSWERED_HUNDREDTHS = 85;

function noted(
  env: Environment,
  calendar: Calendar,
  call: OpenCall,
  events: readonly SimulationEvent[],
): { outcome: string; at: number } | undefined {
  const numbers = new Set(call.effect.members.map(({ item }) => env.facts.items.find(({ id }) => id === item)?.number));
  for (const event of events) {
    if (event.type !== 'outcome' || event.outcome === undefined) continue;
    if (event.item !== undefined && !numbers.has(event.item)) continue;
    const at = Math.max(recordedInstant(calendar, event.date), call.openedAt + 1);
    const isSameDay = calendar.toCivil(call.openedAt).day === calendar.toCivil(at).day;
    if (at <= call.expiresAt && (isSameDay || at > call.openedAt + 1)) return { outcome: event.outcome, at };
  }
  return undefined;
}

/**
 * What a person answers to an open task: the `outcome` event of its days, else by the seed one of its outcomes a few hours after it opened
 * (15 of 100 are left to expire), else nothing. The same seed always answers the same.
 */
export function answerTask(
  env: Environment,
  calendar: Calendar,
  call: OpenCall,
  source: { events: readonly SimulationEvent[]; seed: number | undefined },
): { outcome: string; at: number } | undefined {
  const event = noted(env, calendar, call, source.events);
  if (event !== undefined || source.seed === undefined) return event;
  const draw = stableHash(`${source.seed}/${call.taskId}`);
  if (draw % HUNDREDTHS >= ANSWERED_HUNDREDTHS) return undefined;
  const { outcomes } = call.effect;
  const outcome = outcomes[Math.floor(draw / HUNDREDTHS) % outcomes.length];
  return outcome === undefined ? undefined : { outcome, at: call.openedAt + HOUR_MS * (1 + (draw % 4)) };
}
