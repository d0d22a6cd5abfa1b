import { compareText } from '../../compare-text.js';
import { noticeLevel } from '../../levels.js';
import { putInOrder } from '../../put-in-order.js';
import type { ContactEffect, Member, TaskEffect } from '../state.js';
import type { Rest } from '../token/advance.js';
import type { World } from '../world/world.js';
import { compareStrength, isCall, isMessage, memberOf, type Candidate, type MessageCandidate, type TaskCandidate } from './candidate.js';
import { grantedDeadline } from '../time/granted-deadline.js';
import { approversOf } from '../approval/approvers.js';
import { canCarry, drops, waitsItsTurn } from './carrying/carrier.js';
import { coveredBy, coveredByCall, type Resting } from './carrying/covered.js';
import { unreachable } from './reachable.js';
import { slotOf, type SlotFinder } from './slot-finder.js';

/** What one unit has at hand when its slot has come. */
export interface Gathering {
  world: World;
  finder: SlotFinder;
  /** Ripe candidates of the unit, first ready first. */
  ripe: readonly Candidate[];
  /** Ripe candidates of all units: lists of one day leave together (law 13). */
  everywhere: readonly Candidate[];
  /** Every token of the case where it rests. */
  rests: readonly Rest[];
}

function isOpenNow(gathering: Gathering, candidate: Candidate): boolean {
  const slot = slotOf(gathering.finder, candidate);
  return typeof slot === 'number' && slot <= gathering.world.nowMs;
}

/** The strongest ripe message whose window is open and that can carry the owner (law 16). */
export function chooseCarrier(gathering: Gathering, owner: MessageCandidate): MessageCandidate | undefined {
  let strongest: MessageCandidate | undefined;
  for (const candidate of gathering.ripe) {
    if (!isMessage(candidate) || !canCarry(candidate, owner) || !isOpenNow(gathering, candidate)) continue;
    if (candidate !== owner && waitsItsTurn(candidate)) continue;
    if (strongest === undefined || compareStrength(candidate, strongest) < 0) strongest = candidate;
  }
  return strongest;
}

/** Every ripe step a carrier takes along, the owner's among them (laws 14, 16). */
function carriedBy({ ripe }: Gathering, carrier: MessageCandidate, owner: MessageCandidate): MessageCandidate[] {
  const carried: MessageCandidate[] = [];
  for (const candidate of ripe) {
    if (!isMessage(candidate) || !canCarry(carrier, candidate)) continue;
    if (candidate === owner || candidate === carrier || !waitsItsTurn(candidate)) carried.push(candidate);
  }
  return carried;
}

function roleOf(world: World, candidate: MessageCandidate): Member['role'] {
  if (candidate.level >= noticeLevel) return 'claimed';
  return candidate.intent.view.dueDay >= world.today ? 'announced' : 'reminded';
}

/** Whether two single items may stand on one list: same channel, recipient and service; a notice with the same notice only (laws 13, 16). */
function onOneList(left: MessageCandidate, right: MessageCandidate): boolean {
  const [one, other] = [left.intent, right.intent];
  const isReminder = ({ level }: MessageCandidate): boolean => level >= 1 && level < noticeLevel;
  const sameStep = one.token.plan === other.token.plan && one.instruction.nodeId === other.instruction.nodeId;
  return (
    (sameStep || (isReminder(left) && isReminder(right))) &&
    one.instruction.channel === other.instruction.channel &&
    one.instruction.audience[0] === other.instruction.audience[0] &&
    one.view.facts.serviceCode === other.view.facts.serviceCode
  );
}

/**
 * The single items that leave on one list (law 13), the strongest first, which gives the message its channel, text and sender: those of the day
 * to the same recipient and service whose own slot is open. For any other message the carrier alone.
 */
function listOf(gathering: Gathering, carrier: MessageCandidate): [MessageCandidate, ...MessageCandidate[]] {
  if (!carrier.perItem) return [carrier];
  const others = gathering.everywhere
    .filter(isMessage)
    .filter((other) => other.perItem && other.unit !== carrier.unit && onOneList(carrier, other) && isOpenNow(gathering, other));
  const [head = carrier, ...rest] = [carrier, ...others].sort(compareStrength);
  return [head, ...rest];
}

/** What the items that rest elsewhere would be covered by, strongest first (law 18). */
function coveredOf<Covered extends Candidate>(gathering: Gathering, cover: (resting: Resting) => Covered | undefined): Covered[] {
  const covered: Covered[] = [];
  for (const { token, view, standing, intent } of gathering.rests) {
    if (standing !== undefined || view === undefined || token.status !== 'walking') continue;
    const plan = gathering.world.env.plans[token.plan];
    const candidate = plan === undefined ? undefined : cover({ token, view, plan, intent });
    if (candidate !== undefined) covered.push(candidate);
  }
  return putInOrder(covered, compareStrength);
}

/** A member of a list has its own level and its own deadline (law 13). */
function listed(world: World, channel: string, candidate: MessageCandidate): Member {
  const { deadlineDays } = candidate.intent.instruction;
  const member: Member = { ...memberOf(candidate, roleOf(world, candidate)), level: candidate.level };
  if (deadlineDays !== undefined) member.deadlineDay = grantedDeadline(world.entityCalendar, channel, world.today, deadlineDays);
  return member;
}

/** The latest deadline granted by any step a message moves, by the message's own channel (laws 10, 16). */
function grantDeadline(world: World, effect: ContactEffect, ...moved: (readonly MessageCandidate[])[]): void {
  let grantedDays: number | undefined;
  for (const candidates of moved) {
    for (const { intent } of candidates) {
      const { deadlineDays } = intent.instruction;
      if (deadlineDays !== undefined) grantedDays = Math.max(grantedDays ?? deadlineDays, deadlineDays);
    }
  }
  if (grantedDays === undefined) return;
  effect.grantedDays = grantedDays;
  effect.deadlineDay = grantedDeadline(world.entityCalendar, effect.channel, world.today, grantedDays);
}

/** Items that are out of the walk though money is owed on them: they must not appear on any line (P2). */
function excludedItems(rests: readonly Rest[]): string[] {
  const excluded: string[] = [];
  for (const { token, view, standing } of rests) {
    if (view === undefined || view.netCents <= 0 || view.folded.state !== 'open') continue;
    if (token.status !== 'walking' || standing?.code === 'belowMinimum') excluded.push(token.item);
  }
  return putInOrder(excluded, compareText);
}

/** Everybody whose word is needed for some of the steps, each once (law 24). */
function approversOfAll(moved: readonly MessageCandidate[]): string[] {
  const approvers: string[] = [];
  for (const { intent } of moved) {
    for (const approver of approversOf(intent.plan, intent.instruction)) if (!approvers.includes(approver)) approvers.push(approver);
  }
  return approvers;
}

/** The message a carrier makes: every ripe step it can carry, what it covers, what it drops, and one deadline (laws 16–18). */
export function makeContact(gathering: Gathering, chosen: MessageCandidate, owner: MessageCandidate): ContactEffect {
  const { world } = gathering;
  const list = listOf(gathering, chosen);
  const [carrier] = list;
  const { instruction } = carrier.intent;
  const carried = carriedBy(gathering, carrier, owner);
  const moved = carrier.perItem ? list : carried.filter((candidate) => !drops(carrier, candidate));
  const covered = coveredOf(gathering, (resting) => coveredBy(world, carrier, resting));
  const members = moved.map((candidate) =>
    carrier.perItem ? listed(world, instruction.channel, candidate) : memberOf(candidate, roleOf(world, candidate)),
  );
  for (const candidate of covered) members.push(memberOf(candidate, 'reminded', true));
  const effect: ContactEffect = {
    kind: 'contact',
    unit: carrier.unit,
    at: world.nowMs,
    carrier: memberOf(carrier, roleOf(world, carrier)),
    channel: instruction.channel,
    level: instruction.level,
    rank: instruction.rank,
    template: instruction.template,
    audience: instruction.audience,
    members,
  };
  grantDeadline(world, effect, moved, covered);
  const dropped = carried.filter((candidate) => drops(carrier, candidate));
  const excluded = excludedItems(gathering.rests);
  if (dropped.length > 0) effect.dropped = dropped.map((candidate) => memberOf(candidate, 'announced'));
  if (excluded.length > 0) effect.excluded = excluded;
  const approvers = approversOfAll(moved);
  const companions = instruction.companions?.filter(({ channel }) => unreachable(world, channel, instruction.level) === undefined);
  if (carrier.perItem) effect.membersOnly = true;
  if (approvers.length > 0) effect.approvers = approvers;
  if (companions !== undefined && companions.length > 0) effect.companions = companions;
  return effect;
}

/** Calls make one task where outcomes and caller are the same (law 21). */
function mayMerge(left: TaskCandidate, right: TaskCandidate): boolean {
  const one = left.intent.instruction;
  const other = right.intent.instruction;
  if (one.caller !== other.caller) return false;
  return one.outcomes.length === other.outcomes.length && one.outcomes.every(({ id }, index) => id === other.outcomes[index]?.id);
}

/** The first calls of some whose levels, the owner's included, lie at most one apart (law 21). */
function levelsClose(owner: TaskCandidate, others: readonly TaskCandidate[]): TaskCandidate[] {
  let [lowest, highest] = [owner.level, owner.level];
  return others.filter(({ level }) => {
    if (Math.max(highest, level) - Math.min(lowest, level) > 1) return false;
    [lowest, highest] = [Math.min(lowest, level), Math.max(highest, level)];
    return true;
  });
}

/** The task that opens for a ripe call (with the calls that may merge) or for something to check. */
export function makeTask(gathering: Gathering, owner: TaskCandidate): TaskEffect {
  const { instruction } = owner.intent;
  const ripe = gathering.ripe
    .filter(isCall)
    .filter((candidate) => candidate !== owner && isCall(owner) && mayMerge(owner, candidate) && isOpenNow(gathering, candidate));
  const covered = isCall(owner) ? coveredOf(gathering, (resting) => coveredByCall(gathering.world, owner, resting)) : [];
  const merged = levelsClose(owner, [...ripe, ...covered.filter((candidate) => mayMerge(owner, candidate))]);
  const level = merged.reduce((highest, candidate) => Math.max(highest, candidate.level), owner.level);
  return {
    kind: 'task',
    unit: owner.unit,
    at: gathering.world.nowMs,
    carrier: memberOf(owner, 'reminded'),
    task: instruction.task,
    level,
    caller: instruction.caller,
    openBusinessDays: instruction.openBusinessDays,
    outcomes: instruction.outcomes.map(({ id }) => id),
    members: [owner, ...merged].map((candidate) => memberOf(candidate, 'reminded', covered.includes(candidate))),
  };
}
