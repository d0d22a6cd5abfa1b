import type { Reason } from '@relance/schemas';
import type { LetterFacts } from '../facts/recorded-facts.js';
import { reason } from '../telling/reason.js';
import type { CaseState, ContactEffect, LoggedStep, OpenLetter, Receipt, Token } from '../state.js';
import { lastDayOf } from '../time/granted-deadline.js';
import type { World } from '../world/world.js';
import { askCompanions } from '../companions/companions.js';
import { comeBack, onBoard, tokenFor } from './members.js';
import { reviewBusinessDays } from './review.js';
import { settleSent } from './sent.js';

const OWNER = 'creditManager';
const nothingTold: readonly Reason[] = [];

/** A letter handed over: nothing has left yet, its members rest on it and its unit is held until it is posted (law 22). */
export function settleHandedOver(state: CaseState, effect: ContactEffect, receipt: Receipt): void {
  const { dispatchId, at } = receipt;
  if (state.letters?.some((letter) => letter.dispatchId === dispatchId) === true) return;
  const members = effect.members.filter((member) => onBoard(receipt, member) !== undefined && tokenFor(state, member) !== undefined);
  if (members.length === 0) return;
  for (const member of members) {
    const token = tokenFor(state, member);
    if (token !== undefined) token.task = dispatchId;
  }
  state.letters = [...(state.letters ?? []), { dispatchId, handedOverAt: at, effect: { ...effect, members } }];
}

/** What is recorded by now of each letter: the latest word of each kind, whatever the order of the facts (P8). */
export function lettersKnown(world: World): ReadonlyMap<string, LetterFacts> {
  const known = new Map<string, LetterFacts>();
  const facts = (world.env.facts.letters ?? []).filter(({ recordedAt }) => recordedAt <= world.nowMs);
  for (const fact of facts.sort((left, right) => left.recordedAt - right.recordedAt)) {
    known.set(fact.dispatchId, { ...known.get(fact.dispatchId), ...fact });
  }
  return known;
}

/** Lets go the tokens that rest on a letter. */
function free(state: CaseState, dispatchId: string): void {
  for (const token of state.tokens) {
    if (token.task === dispatchId) token.task = undefined;
  }
}

/** Parks an item whose letter a person withheld, for the credit manager to decide within the review days (law 12). */
function withhold(world: World, token: Token, nodeId: string, day: number): Reason {
  const reviewDay = world.entityCalendar.addBusinessDays(day, reviewBusinessDays);
  const values = { owner: OWNER };
  const why = reason('letterWithheld', 12, { itemId: token.item, nodeId, values, onDay: day, untilDay: reviewDay });
  token.status = 'parked';
  token.end = { reason: why, owner: OWNER, reviewDay };
  return why;
}

/**
 * A letter taken out of its batch never left: its members come back as another visit, and the case decides anew on what is owed (laws 12, 25);
 * withheld by a person, its items are parked instead, those it only covered go on walking.
 */
function takeOut(world: World, state: CaseState, { effect, dispatchId }: OpenLetter, { withheld }: LetterFacts, day: number): Reason[] {
  const reasons: Reason[] = [];
  for (const member of effect.members) {
    const token = tokenFor(state, member);
    if (token === undefined) continue;
    comeBack(token, member);
    if (withheld === true && member.covered !== true) reasons.push(withhold(world, token, member.nodeId, day));
    else reasons.push(reason('letterTakenOut', 25, { itemId: member.item, nodeId: member.nodeId, onDay: day }));
  }
  free(state, dispatchId);
  return reasons;
}

function post(world: World, state: CaseState, letter: OpenLetter, postedDay: number): Reason[] {
  const { effect, dispatchId, handedOverAt } = letter;
  const at = Math.max(world.entityCalendar.toInstant(postedDay, 0), handedOverAt);
  free(state, dispatchId);
  const members = effect.members.map(({ item, nodeId, visit }) => ({ item, nodeId, visit }));
  settleSent(state, effect, { outcome: 'sent', dispatchId, at, members }, world.env);
  askCompanions(world, state, effect, dispatchId);
  return members.map(({ item, nodeId }) => reason('letterPosted', 22, { itemId: item, nodeId, onDay: postedDay }));
}

/** A deadline that runs from the presentation of a registered letter runs longer where that came late (law 10). */
function bindToPresentation(world: World, state: CaseState, letters: ReadonlyMap<string, LetterFacts>): void {
  for (const { dispatchId, grantedDays, items } of state.log) {
    const presentedDay = letters.get(dispatchId)?.presentedDay;
    if (presentedDay === undefined || grantedDays === undefined) continue;
    const lastDay = lastDayOf(world.entityCalendar, presentedDay, grantedDays);
    for (const token of state.tokens) {
      if (token.lastDispatchId !== dispatchId || !items.includes(token.item)) continue;
      token.notBeforeDay = Math.max(token.notBeforeDay ?? lastDay + 1, lastDay + 1);
    }
  }
}

/** A step of a letter counts as a written reminder unless the letter was never served; a later word takes that back (laws 19, 22). */
function judged(state: CaseState, step: LoggedStep, isServed: boolean): LoggedStep {
  const { unserved, ...logged } = step;
  if (isServed ? unserved !== true : !step.reminds) return step;
  const token = state.tokens.find((candidate) => candidate.item === step.item);
  if (token !== undefined) token.reminders = Math.max(0, token.reminders + (isServed ? 1 : -1));
  return isServed ? { ...logged, reminds: true } : { ...logged, reminds: false, unserved: true };
}

/** A letter that came back as unknown at the address is no reminder any more (laws 19, 22); refused or unclaimed it was served. */
function judgeServed(state: CaseState, letters: ReadonlyMap<string, LetterFacts>): void {
  state.log = state.log.map((logged) => {
    const outcome = letters.get(logged.dispatchId)?.outcome;
    if (outcome === undefined || logged.steps === undefined) return logged;
    return { ...logged, steps: logged.steps.map((step) => judged(state, step, outcome !== 'unknownAddress')) };
  });
}

/**
 * Takes in what the post has told by now (laws 10, 12, 19, 22): a letter is sent on the day it is posted, one taken out before never left, a late presentation makes its deadline
 * end later, an unknown address undoes the reminder. Changes `state` in place; asking again changes nothing.
 */
export function readPost(world: World, state: CaseState): readonly Reason[] {
  if (world.env.facts.letters === undefined) return nothingTold;
  const letters = lettersKnown(world);
  const reasons: Reason[] = [];
  const open: OpenLetter[] = [];
  for (const letter of state.letters ?? []) {
    const known = letters.get(letter.dispatchId);
    const { postedDay, takenOutDay } = known ?? {};
    if (postedDay !== undefined && postedDay <= world.today) reasons.push(...post(world, state, letter, postedDay));
    else if (known !== undefined && takenOutDay !== undefined) reasons.push(...takeOut(world, state, letter, known, takenOutDay));
    else open.push(letter);
  }
  if (state.letters !== undefined) state.letters = open;
  bindToPresentation(world, state, letters);
  judgeServed(state, letters);
  return reasons;
}
