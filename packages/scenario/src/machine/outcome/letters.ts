import type { Reason } from '@relance/schemas';
import type { LetterFacts } from '../facts/recorded-facts.js';
import { reason } from '../telling/reason.js';
import type { CaseState, ContactEffect, OpenLetter, Receipt } from '../state.js';
import { lastDayOf } from '../time/granted-deadline.js';
import type { World } from '../world/world.js';
import { onBoard, tokenFor } from './members.js';
import { settleSent } from './sent.js';

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

function post(world: World, state: CaseState, letter: OpenLetter, postedDay: number): Reason[] {
  const { effect, dispatchId, handedOverAt } = letter;
  const at = Math.max(world.entityCalendar.toInstant(postedDay, 0), handedOverAt);
  for (const token of state.tokens) {
    if (token.task === dispatchId) token.task = undefined;
  }
  const members = effect.members.map(({ item, nodeId, visit }) => ({ item, nodeId, visit }));
  settleSent(state, effect, { outcome: 'sent', dispatchId, at, members }, world.env);
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

/** A letter that came back as unknown at the address is no reminder any more (laws 19, 22); refused or unclaimed it was served. */
function undoUnknownAddress(state: CaseState, letters: ReadonlyMap<string, LetterFacts>): void {
  state.log = state.log.map((logged) => {
    if (letters.get(logged.dispatchId)?.outcome !== 'unknownAddress' || logged.steps?.some(({ reminds }) => reminds) !== true)
      return logged;
    for (const { item, reminds } of logged.steps) {
      const token = state.tokens.find((candidate) => candidate.item === item);
      if (reminds && token !== undefined) token.reminders = Math.max(0, token.reminders - 1);
    }
    return { ...logged, steps: logged.steps.map((step) => ({ ...step, reminds: false })) };
  });
}

/**
 * Takes in what the post has told by now (laws 10, 19, 22): a letter is sent on the day it is posted, a late presentation makes its deadline
 * end later, an unknown address undoes the reminder. Changes `state` in place; asking again changes nothing.
 */
export function readPost(world: World, state: CaseState): readonly Reason[] {
  if (world.env.facts.letters === undefined) return nothingTold;
  const letters = lettersKnown(world);
  const reasons: Reason[] = [];
  const open: OpenLetter[] = [];
  for (const letter of state.letters ?? []) {
    const postedDay = letters.get(letter.dispatchId)?.postedDay;
    if (postedDay === undefined || postedDay > world.today) open.push(letter);
    else reasons.push(...post(world, state, letter, postedDay));
  }
  if (state.letters !== undefined) state.letters = open;
  bindToPresentation(world, state, letters);
  undoUnknownAddress(state, letters);
  return reasons;
}
