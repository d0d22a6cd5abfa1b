import type { Environment } from '../machine/facts/environment.js';
import { composeLines, type ComposedLines } from '../machine/sending/compose-lines.js';
import { settle } from '../machine/settle.js';
import type { CaseState, ContactEffect, Effect, Receipt } from '../machine/state.js';
import { openCase, step, type StepResult } from '../machine/step.js';
import type { BounceFacts, LetterFacts } from '../machine/facts/recorded-facts.js';
import { recordedInstants } from '../machine/world/recorded-instants.js';

/** A message or task as it left, with the state before it. */
export interface Happening {
  at: number;
  effect: Exclude<Effect, { kind: 'withdraw' }>;
  receipt: Receipt;
  before: CaseState;
  shown: ComposedLines | undefined;
}

/** What the world answers and when it wakes the case. */
export interface DriveOptions {
  from: number;
  to: number;
  /** What becomes of a message; accepted unless said. */
  outcome?: (effect: ContactEffect, index: number) => 'sent' | 'handedOver' | 'failed' | 'unknown' | 'refused';
  /** Whether a message goes to the house instead of the payer, for a trial. */
  isTrial?: (effect: ContactEffect, index: number) => boolean;
  /** What is noted on a call, hours after it opened; nothing unless said. */
  answer?: (taskId: string) => { outcome: string; hours: number } | undefined;
  /** What becomes known later of a message that left or was handed over: its posting, its outcome, that it came back. */
  aftermath?: (happening: Happening, index: number) => { letters: readonly LetterFacts[]; bounces: readonly BounceFacts[] };
  /** Instants at which the case is woken for nothing. */
  extraWakes?: readonly number[];
  /** By how much a wake comes late. */
  lateBy?: (index: number) => number;
  /** Whether a wake is lost: then the case is woken by the next fact after it, or by the sweep, every three nights. */
  loses?: (index: number) => boolean;
  /** Sees every step, before its effect is carried out. */
  inspect?: (result: StepResult, nowMs: number) => void;
  /** Passes the state through JSON between two steps. */
  roundTrip?: boolean;
}

/** The story of one case. */
export interface Story {
  happenings: Happening[];
  state: CaseState;
  last: StepResult;
  wakes: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MOST_TURNS = 5_000;

/** Whether something is the written recap of a call, which is part of that call (law 21). */
export function isRecap(effect: Effect): boolean {
  return effect.kind === 'contact' && effect.recap !== undefined;
}

/** The effect's members as they stand in a receipt of the given outcome. */
export function receiptOf(effect: Effect, outcome: Receipt['outcome'], at: number): Receipt {
  if (effect.kind === 'withdraw') return { outcome: 'withdrawn', dispatchId: effect.taskId, at, members: [] };
  const { item, nodeId, visit } = effect.carrier;
  const members = effect.members.map((member) => ({ item: member.item, nodeId: member.nodeId, visit: member.visit }));
  const step = `${item}/${nodeId}/${visit}`;
  return { outcome, dispatchId: isRecap(effect) ? `${step}/recap` : step, at, members };
}

/** The first of some instants after one; infinite where there is none. */
function nextOf(instants: readonly number[], after: number): number {
  return instants.reduce((next, instant) => (instant > after && instant < next ? instant : next), Number.POSITIVE_INFINITY);
}

/** Records what becomes known of a message later; the instants of it. */
function noteAftermath(env: Environment, options: DriveOptions, happening: Happening, index: number): number[] {
  const { letters = [], bounces = [] } = options.aftermath?.(happening, index) ?? {};
  if (letters.length > 0) env.facts.letters = [...(env.facts.letters ?? []), ...letters];
  if (bounces.length > 0) env.facts.bounces = [...(env.facts.bounces ?? []), ...bounces];
  const checked = bounces.flatMap(({ checkedAt }) => checkedAt ?? []);
  return [...[...letters, ...bounces].map(({ recordedAt }) => recordedAt), ...checked];
}

/** Runs a case on a virtual clock until nothing more happens before `to`; throws when it does not come to rest. */
export function drive(env: Environment, options: DriveOptions): Story {
  let state = openCase(env.facts.caseId);
  let now = options.from;
  const happenings: Happening[] = [];
  const instants = [...recordedInstants(env.facts), ...(options.extraWakes ?? [])];
  for (let turns = 1; turns <= MOST_TURNS; turns += 1) {
    const result = step(state, env, now);
    options.inspect?.(result, now);
    state = options.roundTrip === true ? (JSON.parse(JSON.stringify(result.state)) as CaseState) : result.state;
    const { effect } = result;
    if (effect !== undefined) {
      const outcome = effect.kind === 'contact' ? (options.outcome?.(effect, happenings.length) ?? 'sent') : 'opened';
      const isTrial = effect.kind === 'contact' && options.isTrial?.(effect, happenings.length) === true;
      const receipt = { ...receiptOf(effect, outcome, now), ...(isTrial ? { trial: true } : {}) };
      if (effect.kind !== 'withdraw') {
        const shown = effect.kind === 'contact' ? composeLines(effect, env, now) : undefined;
        const happening = { at: now, effect, receipt, before: state, shown };
        instants.push(...noteAftermath(env, options, happening, happenings.length));
        happenings.push(happening);
      }
      state = settle(state, effect, receipt, env);
      const answer = effect.kind === 'task' ? options.answer?.(receipt.dispatchId) : undefined;
      if (answer !== undefined) {
        env.facts.tasks.push({ taskId: receipt.dispatchId, outcome: answer.outcome, at: now + answer.hours * HOUR_MS });
        instants.push(now + answer.hours * HOUR_MS);
      }
      continue;
    }
    const next = Math.min(nextOf(instants, now), result.wakeAt ?? Number.POSITIVE_INFINITY);
    if (next > options.to) return { happenings, state, last: result, wakes: turns };
    const lost = options.loses?.(turns) === true;
    now = lost
      ? Math.min(nextOf(instants, next), Math.ceil((next + 1) / (3 * DAY_MS)) * 3 * DAY_MS)
      : next + (options.lateBy?.(turns) ?? 0);
  }
  throw new Error('the case never comes to rest');
}
