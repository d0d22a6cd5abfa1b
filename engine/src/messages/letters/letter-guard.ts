import { paymentFeed, type Calendar, type CivilDate } from '@relance/domain';
import { noLongerTrue, scenariosOf, stoppedReason, switchHolding } from '@relance/scenario';
import { payerOf } from '@relance/scenario/machine';
import type { Dispatch, Entity, LetterLeftOut, Reason, SendingStop } from '@relance/schemas';
import type { CaseRecords } from '@relance/store';
import { businessMoment } from '../../clock/business-day.js';
import type { EngineDependencies } from '../../dependencies.js';
import { factsAlone } from '../../facts/fact-effect.js';

/** What the guard asks again when letters are printed, read once for all of them. */
export interface LetterGuard {
  entity: Entity;
  nowMs: number;
  today: CivilDate;
  calendar: Calendar;
  stops: readonly SendingStop[];
  /** Payments are known as far as the entity asks. */
  feedIsFresh: boolean;
}

/** Reads switches and payment feed as they are now. */
export async function openLetterGuard(dependencies: EngineDependencies, entity: Entity): Promise<LetterGuard> {
  const { store } = dependencies;
  const moment = businessMoment(dependencies, entity);
  const stops = await store.sendingStops.inForce(entity._id);
  const knownTo = entity.policy.freshFeed ? await store.imports.paymentsKnownTo(entity._id) : [];
  const feedIsFresh = !entity.policy.freshFeed || paymentFeed(knownTo, moment.calendar, moment.nowMs).isFresh;
  return { entity, ...moment, stops, feedIsFresh };
}

/** Why what the letter says is not what would be written today (law 25), or its printed deadline leaves no time (law 10). */
function untrue({ entity, nowMs, today }: LetterGuard, dispatch: Dispatch, records: CaseRecords): Reason | undefined {
  const { deadlineOn, nodeId } = dispatch;
  if (deadlineOn !== undefined && deadlineOn <= today) return { code: 'deadlineTooNear', law: 10, nodeId, until: deadlineOn };
  return noLongerTrue(dispatch, factsAlone(entity, records, nowMs), nowMs);
}

/** What holds all messages of its sort back (law 25). */
function held({ entity, stops, feedIsFresh }: LetterGuard, dispatch: Dispatch, records: CaseRecords): Reason | undefined {
  if (entity.sendingPaused === true) return { code: 'sendingPaused', law: 25 };
  const { channel, lines } = dispatch;
  const stop = switchHolding(stops, { channel, scenarioIds: scenariosOf(dispatch), segment: payerOf(records).segment });
  if (stop !== undefined) return stoppedReason(stop);
  return feedIsFresh ? undefined : { code: 'feedStale', law: 25, ...(lines[0] === undefined ? {} : { itemId: lines[0].itemId }) };
}

/**
 * The guard asked again when a letter is printed (law 25): one that is no longer true is taken out, for its case to decide anew; one that a switch or the
 * payment feed holds back waits for a later batch. Undefined: it may be printed.
 */
export function judgeLetter(guard: LetterGuard, dispatch: Dispatch, records: CaseRecords): LetterLeftOut | undefined {
  const dispatchId = dispatch._id;
  const wrong = untrue(guard, dispatch, records);
  if (wrong !== undefined) return { dispatchId, fate: 'takenOut', reason: wrong };
  const holding = held(guard, dispatch, records);
  return holding === undefined ? undefined : { dispatchId, fate: 'waits', reason: holding };
}
