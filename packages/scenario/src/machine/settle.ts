import { missingCalendar } from './facts/open-environment.js';
import type { Environment } from './facts/environment.js';
import { isDraft, rememberApproval, settleAsked } from './approval/ask.js';
import { forgetRefusal, holdOff } from './outcome/hold-off.js';
import { settleHandedOver } from './outcome/letters.js';
import { comeBack, onBoard, tokenFor } from './outcome/members.js';
import { forgetCompanion } from './companions/companions.js';
import { forgetRecap } from './recap/recaps.js';
import { settleFailed, settleSent } from './outcome/sent.js';
import { rememberBeforeTrial } from './outcome/trials.js';
import type { CaseState, ContactEffect, Effect, OpenCall, Receipt, TaskEffect } from './state.js';
import { workingCopy } from './working-copy.js';

function settleOpened(state: CaseState, effect: TaskEffect, receipt: Receipt, env: Environment): void {
  if (state.calls.some(({ taskId }) => taskId === receipt.dispatchId)) return;
  const calendar = env.calendars[env.policy.territory] ?? missingCalendar;
  const { day, minute } = calendar.toCivil(receipt.at);
  const members = effect.members.filter((member) => onBoard(receipt, member) !== undefined && tokenFor(state, member) !== undefined);
  for (const member of members) {
    const token = member.covered === true ? undefined : tokenFor(state, member);
    if (token !== undefined) token.task = receipt.dispatchId;
  }
  if (members.length === 0) return;
  settleAsked(state, effect, receipt);
  const call: OpenCall = {
    taskId: receipt.dispatchId,
    unit: effect.unit,
    openedAt: receipt.at,
    expiresAt: calendar.toInstant(calendar.addBusinessDays(day, effect.openBusinessDays), minute),
    effect: { ...effect, members },
  };
  state.calls = [...state.calls, call];
}

/** A withdrawn call comes back as another visit, from now on: what was ready before it goes first (law 15). */
function settleWithdrawn(state: CaseState, taskId: string, at: number): void {
  const withdrawn = state.calls.find((call) => call.taskId === taskId);
  if (withdrawn !== undefined && isDraft(withdrawn)) rememberApproval(state, withdrawn.effect.carrier, undefined);
  state.calls = state.calls.filter((call) => call.taskId !== taskId);
  for (const member of withdrawn?.effect.members ?? []) {
    const token = tokenFor(state, member);
    if (token !== undefined) comeBack(token, member, at);
  }
}

function settleContact(state: CaseState, effect: ContactEffect, receipt: Receipt, env: Environment): void {
  if (effect.companionOf !== undefined) {
    forgetCompanion(state, effect);
    return;
  }
  if (effect.recap !== undefined) {
    forgetRecap(state, effect);
    return;
  }
  rememberBeforeTrial(state, effect, receipt);
  switch (receipt.outcome) {
    case 'sent':
    case 'unknown':
      settleSent(state, effect, receipt, env);
      break;
    case 'handedOver':
      settleHandedOver(state, effect, receipt);
      break;
    case 'failed':
      settleFailed(state, effect, receipt, env);
      break;
    case 'opened':
    case 'withdrawn':
    case 'refused':
    case 'void':
      break;
  }
}

/** {@link settle} for a state of the caller's own, which is changed in place. */
export function settleOwned(state: CaseState, effect: Effect, receipt: Receipt, env: Environment): void {
  state.sequence += 1;
  if (receipt.outcome === 'refused' || receipt.outcome === 'void') {
    holdOff(state, effect, receipt);
    return;
  }
  forgetRefusal(state, effect.unit);
  switch (effect.kind) {
    case 'contact':
      settleContact(state, effect, receipt, env);
      break;
    case 'task':
      if (receipt.outcome === 'opened' || receipt.outcome === 'sent') settleOpened(state, effect, receipt, env);
      else if (receipt.outcome === 'failed') holdOff(state, effect, receipt);
      break;
    case 'withdraw':
      settleWithdrawn(state, effect.taskId, receipt.at);
      break;
  }
}

/**
 * Takes what became of an effect into the case (laws 20, 26): from the receipt, never from the request. Sent and unknown move the members that
 * were on board; a letter not posted yet holds its unit; a failure moves only those on the carrier's own step, opens no gap and raises no level; a refusal says when to ask again.
 * Pure, total, and without effect the second time.
 */
export function settle(state: CaseState, effect: Effect, receipt: Receipt, env: Environment): CaseState {
  const next = workingCopy(state);
  settleOwned(next, effect, receipt, env);
  return next;
}
