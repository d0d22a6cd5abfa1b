import type { Reason } from '@relance/schemas';
import type { TaskInstruction } from '../../plan.js';
import { isDraft, pruneApprovals } from '../approval/ask.js';
import { decideDraft, expireDraft } from '../approval/end-draft.js';
import type { TaskFacts } from '../facts/environment.js';
import { askRecap } from '../recap/recaps.js';
import { reason } from '../telling/reason.js';
import { carryMember, comeBack, tokenFor } from './members.js';
import type { CaseState, LoggedContact, LoggedStep, Member, OpenCall, WithdrawEffect } from '../state.js';
import { isInLiveBranch } from '../token/interrupts/branch.js';
import { standingOf, type Standing } from '../world/standing.js';
import { entityDay, type World } from '../world/world.js';

/** The outcome recorded for an open call, if it came before its expiry and is known by now. */
function outcomeOf(world: World, tasks: ReadonlyMap<string, TaskFacts>, call: OpenCall): TaskFacts | undefined {
  const fact = tasks.get(call.taskId);
  return fact !== undefined && fact.at <= world.nowMs && fact.at <= call.expiresAt ? fact : undefined;
}

function taskStep(world: World, member: Member): TaskInstruction | undefined {
  const instruction = world.env.plans[member.plan]?.instructions[member.pc];
  return instruction?.op === 'task' ? instruction : undefined;
}

/**
 * The instruction moves each token by its own port, those ticked alone where some were; a covered item as of its own ready date (law 18). A call
 * that reached somebody counts for gap, cap and level (laws 14, 21), and its recap is written.
 */
function applyOutcome(world: World, state: CaseState, call: OpenCall, fact: TaskFacts): Reason[] {
  const calledDay = entityDay(world, fact.at);
  const reasons: Reason[] = [];
  const steps: LoggedStep[] = [];
  const spokenOf: Member[] = [];
  for (const member of call.effect.members) {
    const token = tokenFor(state, member);
    const step = taskStep(world, member);
    if (token === undefined || step === undefined) continue;
    if (fact.itemIds?.includes(member.item) === false) {
      comeBack(token, member);
      continue;
    }
    const outcome = step.outcomes.find(({ id }) => id === fact.outcome);
    const day = member.covered === true ? Math.max(entityDay(world, member.readyAt), token.sinceDay) : calledDay;
    token.lastOutcome = fact.outcome;
    carryMember(token, member, outcome?.next ?? step.expired, day);
    reasons.push(reason('taskDone', 21, { itemId: member.item, nodeId: member.nodeId, values: { outcome: fact.outcome }, onDay: day }));
    if (outcome?.reached !== true || call.effect.task !== 'call') continue;
    spokenOf.push(member);
    steps.push({ item: member.item, level: step.level ?? token.level, was: token.level, reminds: false });
    token.previousContactDay = day;
    token.contacts = (token.contacts ?? 0) + 1;
    if (step.level !== undefined) token.level = Math.max(token.level, step.level);
  }
  if (steps.length > 0 && call.effect.task === 'call') {
    const { unit, taskId, effect } = call;
    const items = steps.map(({ item }) => item);
    const called: LoggedContact = {
      unit,
      at: fact.at,
      day: calledDay,
      level: effect.level,
      kind: 'call',
      dispatchId: taskId,
      items,
      steps,
    };
    state.log = [...state.log, called];
    askRecap(world, state, call, fact.at, spokenOf);
  }
  return reasons;
}

function standingOfMember(world: World, member: Member): Standing | undefined {
  const view = world.items.get(member.item);
  return view === undefined ? undefined : standingOf(world, view, world.env.plans[member.plan]);
}

function expire(world: World, state: CaseState, call: OpenCall): Reason[] {
  const day = entityDay(world, call.expiresAt);
  const reasons: Reason[] = [];
  for (const member of call.effect.members) {
    const token = tokenFor(state, member);
    const step = taskStep(world, member);
    if (token === undefined || step === undefined) continue;
    const standing = standingOfMember(world, member);
    if (member.covered === true || (standing !== undefined && !isInLiveBranch(token, standing))) {
      comeBack(token, member);
      continue;
    }
    token.lastOutcome = 'expired';
    carryMember(token, member, step.expired, day);
    reasons.push(reason('taskExpired', 21, { itemId: member.item, nodeId: member.nodeId, onDay: day }));
  }
  return reasons;
}

/**
 * Items no longer owed leave the call and keep their place (law 8), unless it is the work of a branch that may go on about them (DESIGN §4); the
 * call goes on for the others.
 */
function dropSettledItems(world: World, state: CaseState, call: OpenCall): OpenCall {
  const members = call.effect.members.filter((member) => {
    const standing = standingOfMember(world, member);
    const isSettled = standing?.status === 'done' || standing?.status === 'stopped' || standing?.code === 'netted';
    if (world.items.has(member.item) && !isSettled) return true;
    const token = tokenFor(state, member);
    if (token !== undefined && standing !== undefined && isInLiveBranch(token, standing)) return true;
    if (token !== undefined) comeBack(token, member);
    return false;
  });
  return members.length === call.effect.members.length ? call : { ...call, effect: { ...call.effect, members } };
}

/** Nothing is owed about it any more; a draft is void as soon as the item that carries it is gone (law 24). */
function isVoid(call: OpenCall): boolean {
  const { members, carrier } = call.effect;
  return members.length === 0 || (isDraft(call) && !members.some(({ item }) => item === carrier.item));
}

const nothingEnded = { reasons: [] };

/**
 * Ends the open calls whose outcome was recorded or whose time is over (law 21), and asks to withdraw those about which nothing is owed any
 * more. Changes `state` in place.
 */
export function endCalls(world: World, state: CaseState): { reasons: readonly Reason[]; withdraw?: WithdrawEffect } {
  pruneApprovals(state);
  if (state.calls.length === 0) return nothingEnded;
  const tasks = new Map(world.env.facts.tasks.map((fact) => [fact.taskId, fact]));
  const reasons: Reason[] = [];
  const open: OpenCall[] = [];
  for (const call of state.calls) {
    const fact = outcomeOf(world, tasks, call);
    if (fact !== undefined) reasons.push(...(isDraft(call) ? decideDraft : applyOutcome)(world, state, call, fact));
    else if (world.nowMs >= call.expiresAt) reasons.push(...(isDraft(call) ? expireDraft : expire)(world, state, call));
    else open.push(dropSettledItems(world, state, call));
  }
  state.calls = open;
  pruneApprovals(state);
  const empty = open.find(isVoid);
  if (empty === undefined) return { reasons };
  return { reasons, withdraw: { kind: 'withdraw', unit: empty.unit, taskId: empty.taskId } };
}
