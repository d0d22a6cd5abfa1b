import fc from 'fast-check';
import type { BounceFacts, LetterFacts } from '../../machine/facts/recorded-facts.js';
import type { Happening } from '../drive.js';
import { dayNumber } from '../oracle/civil-time.js';
import { morning } from './draw-facts.js';

/** What becomes of a letter, in turn: posted at once, later, or never; what the post says of a registered one. */
export interface LetterDraw {
  /** −1: posted as it is handed over; else so many days later; {@link neverPosted}. */
  postedAfter: number;
  /** Days after which the posting is recorded. */
  toldAfter: number;
  /** 0: the post is silent. */
  outcome: number;
  presentedAfter: number;
}

/** It lies there for good. */
const neverPosted = 99;
const outcomes = [undefined, 'received', 'refused', 'unclaimed', 'unknownAddress'] as const;

/** Random letters, mostly posted at once. */
export const drawLetter: fc.Arbitrary<LetterDraw> = fc.record({
  postedAfter: fc.oneof(
    { weight: 4, arbitrary: fc.constant(-1) },
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 20 }) },
    { weight: 1, arbitrary: fc.constant(neverPosted) },
  ),
  toldAfter: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) }),
  outcome: fc.integer({ min: 0, max: 4 }),
  presentedAfter: fc.integer({ min: 0, max: 15 }),
});

/** A message that comes back: which, by the order of what happens, and hours after it left. */
export interface BounceDraw {
  message: number;
  afterHours: number;
}

/** Random bounces, within minutes or weeks. */
export const drawBounce: fc.Arbitrary<BounceDraw> = fc.record({
  message: fc.integer({ min: 0, max: 12 }),
  afterHours: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 6, max: 600 })),
});

/** What is recorded of a letter after it was handed over at an instant (law 22); the post speaks of registered ones only. */
export function postOf(draw: LetterDraw, { at, effect, receipt }: Happening): LetterFacts[] {
  const isLetter = effect.kind === 'contact' && ['letter', 'registered'].includes(effect.channel);
  if (!isLetter || draw.postedAfter === neverPosted || !['sent', 'handedOver'].includes(receipt.outcome)) return [];
  const { dispatchId } = receipt;
  const postedDay = dayNumber(at) + Math.max(0, draw.postedAfter);
  const tellsOn = postedDay + draw.toldAfter;
  const recordedAt = Math.max(morning(tellsOn, 1020), at + 60_000);
  const facts: LetterFacts[] = receipt.outcome === 'sent' ? [] : [{ dispatchId, postedDay, recordedAt }];
  const outcome = outcomes[draw.outcome];
  if (outcome === undefined || effect.channel !== 'registered') return facts;
  const presentedDay = postedDay + draw.presentedAfter;
  const told: LetterFacts = {
    dispatchId,
    outcome,
    outcomeDay: presentedDay + 1,
    recordedAt: Math.max(morning(presentedDay + 1), recordedAt + 1),
  };
  return [...facts, outcome === 'unknownAddress' ? told : { ...told, presentedDay }];
}

/** The return of an accepted message (law 20); letters do not bounce. */
export function bounceOf(draw: BounceDraw, { at, effect, receipt }: Happening): BounceFacts[] {
  if (effect.kind !== 'contact' || !['email', 'sms'].includes(effect.channel) || receipt.outcome === 'failed') return [];
  const recordedAt = at + 60_000 + draw.afterHours * 3_600_000;
  const itemIds = effect.members.map(({ item }) => item);
  const checkedAt = recordedAt + draw.afterHours * 600_000;
  const checked = draw.afterHours % 2 === 0 ? {} : { checkedDay: dayNumber(checkedAt), checkedAt };
  return [{ dispatchId: receipt.dispatchId, day: dayNumber(recordedAt), recordedAt, itemIds, ...checked }];
}
