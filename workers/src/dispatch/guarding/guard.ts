import { paymentFeed } from '@relance/domain';
import { composeLines, refusal, stoppedReason, type ComposedLines } from '@relance/scenario';
import type { ContactEffect, Receipt } from '@relance/scenario/machine';
import { trialHolding, type Reason, type Trial } from '@relance/schemas';
import type { WorkerDependencies } from '../../dependencies.js';
import type { CaseKnowledge } from '@relance/templates';
import { belongsToReal, movedByTrial, scenariosMoved } from '../trial/trial-of.js';
import { switchedOff } from './switched-off.js';

/** What the guard found: the lines still owed, or why nothing may leave. */
export type Verdict =
  | { composed: ComposedLines; /** What it was looked at for: messages of this trial go to the house. */ trial: Trial | undefined }
  | { refused: Pick<Receipt, 'outcome' | 'at' | 'notBefore' | 'reason'> };

/** How long a closed gate stays closed before the case asks again, in business time. */
export const askAgainMs = 3_600_000;

/**
 * The guard (law 25), just before handing over; closed by default. In order: decided too long ago (law 4), sending switched off by entity,
 * scenario, channel or segment, what a trial moved, the payment feed's freshness, what is still owed at the real instant, suspensions, window and holidays. Gap and cap were decided on the very facts this runs on (the effect is void on
 * newer ones). `nowMs` is the case's logical now, `realNowMs` the business instant of the sending.
 */
export async function guard(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  effect: ContactEffect,
  { nowMs, realNowMs }: { nowMs: number; realNowMs: number },
): Promise<Verdict> {
  const { store } = dependencies;
  const { entity, environment } = knowledge;
  const { scale } = await dependencies.clock();
  if (scale === 1 && realNowMs - nowMs > entity.policy.toleranceMinutes * 60_000) {
    return { refused: { outcome: 'void', at: realNowMs, reason: { code: 'decidedTooLongAgo', law: 4 } } };
  }
  if (entity.sendingPaused === true) return refuse(nowMs, nowMs + askAgainMs, { code: 'sendingPaused', law: 25 });
  const stop = await switchedOff(dependencies, knowledge, {
    channel: effect.channel,
    scenarioIds: scenariosMoved(effect),
  });
  if (stop !== undefined) return refuse(nowMs, nowMs + askAgainMs, stoppedReason(stop));
  const trials = await store.trials.list(entity._id);
  const inForce = trials.filter(({ state }) => state === 'on');
  const trial = trialHolding(inForce, scenariosMoved(effect));
  if (trial !== undefined && (await belongsToReal(dependencies, entity._id, effect))) {
    return refuse(nowMs, nowMs + askAgainMs, { code: 'trialHolds', law: 25 });
  }
  const mayBeMoved = trial === undefined && trials.length > 0;
  const itemId = mayBeMoved ? await movedByTrial(dependencies, knowledge, effect, nowMs) : undefined;
  if (itemId !== undefined) return refuse(nowMs, nowMs + askAgainMs, { code: 'trialNotOver', law: 25, itemId });
  if (entity.policy.freshFeed && feedIsStale(knowledge, await store.imports.paymentsKnownTo(entity._id), nowMs)) {
    return refuse(nowMs, nowMs + askAgainMs, { code: 'feedStale', law: 25 });
  }
  const composed = composeLines(effect, environment, nowMs);
  if (!composed.carrierOwed) {
    return {
      refused: { outcome: 'void', at: Math.max(nowMs, realNowMs), reason: { code: 'noLongerOwed', law: 25, itemId: effect.carrier.item } },
    };
  }
  const refused = refusal(effect, environment, nowMs);
  return refused === undefined ? { composed, trial } : refuse(nowMs, refused.notBefore, refused.reason);
}

function refuse(at: number, notBefore: number, reason: Reason): Verdict {
  return { refused: { outcome: 'refused', at, notBefore, reason } };
}

/** Without the calendar of its entity nobody can tell: then nothing leaves (law 25). */
function feedIsStale({ entity, environment }: CaseKnowledge, knownTo: readonly string[], nowMs: number): boolean {
  const calendar = environment.calendars[entity.territory];
  return calendar === undefined || !paymentFeed(knownTo, calendar, nowMs).isFresh;
}
