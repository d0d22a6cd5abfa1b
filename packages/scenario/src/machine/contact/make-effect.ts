import type { ContactEffect, Member, TaskEffect } from '../state.js';
import type { Rest } from '../token/advance.js';
import type { World } from '../world/world.js';
import {
  compareStrength,
  isCall,
  isMessage,
  memberOf,
  type Candidate,
  type MessageCandidate,
  type SlotFinder,
  type TaskCandidate,
} from './candidate.js';
import { grantedDeadline } from '../time/granted-deadline.js';
import { approversOf } from '../approval/approvers.js';
import { canCarry, drops, waitsItsTurn } from './carrier.js';
import { coveredBy } from './covered.js';
import { unreachable } from './reachable.js';

/** What one unit has at hand when its slot has come. */
export interface Gathering {
  world: World;
  finder: SlotFinder;
  /** Ripe candidates of the unit, first ready first. */
  ripe: readonly Candidate[];
  /** Ripe candidates of the other units: lists of one day leave together (law 13). */
  elsewhere: readonly Candidate[];
  /** Every token of the case where it rests. */
  rests: readonly Rest[];
}

function isOpenNow(gathering: Gathering, candidate: Candidate): boolean {
  const slot = gathering.finder.slot(candidate);
  return typeof slot === 'number' && slot <= gathering.world.nowMs;
}

/** The strongest ripe message whose window is open and that can carry the owner (law 16). */
export function chooseCarrier(gathering: Gathering, owner: MessageCandidate): MessageCandidate | undefined {
  return gathering.ripe
    .filter(isMessage)
    .filter((candidate) => canCarry(candidate, owner) && isOpenNow(gathering, candidate))
    .filter((candidate) => candidate === owner || !waitsItsTurn(candidate))
    .sort(compareStrength)[0];
}

function roleOf(world: World, candidate: MessageCandidate): Member['role'] {
  if (candidate.level >= 5) return 'claimed';
  return candidate.intent.view.dueDay >= world.today ? 'announced' : 'reminded';
}

/** The other single items that leave on the same list (law 13): same step of the same plan, same service, their own slot open. */
function listCompanions(gathering: Gathering, carrier: MessageCandidate): MessageCandidate[] {
  if (!carrier.perItem) return [];
  const { token, view } = carrier.intent;
  return gathering.elsewhere
    .filter(isMessage)
    .filter(
      (other) =>
        other.perItem &&
        other.unit !== carrier.unit &&
        other.intent.token.plan === token.plan &&
        other.intent.token.pc === token.pc &&
        (other.intent.resumption?.textPc ?? token.pc) === (carrier.intent.resumption?.textPc ?? token.pc) &&
        other.intent.view.facts.serviceCode === view.facts.serviceCode &&
        isOpenNow(gathering, other),
    )
    .sort(compareStrength);
}

function coveredMembers(gathering: Gathering, carrier: MessageCandidate): MessageCandidate[] {
  const covered: MessageCandidate[] = [];
  for (const { token, view, standing } of gathering.rests) {
    if (standing !== undefined || view === undefined || token.status !== 'walking') continue;
    const plan = gathering.world.env.plans[token.plan];
    const candidate = plan === undefined ? undefined : coveredBy(gathering.world, carrier, { token, view, plan });
    if (candidate !== undefined) covered.push(candidate);
  }
  return covered.sort(compareStrength);
}

/** The latest deadline granted by any step a message moves, by the message's own channel (laws 10, 16). */
function grantedBy(world: World, channel: string, moved: readonly MessageCandidate[]): Pick<ContactEffect, 'deadlineDay' | 'grantedDays'> {
  let grantedDays: number | undefined;
  for (const { intent } of moved) {
    const { deadlineDays } = intent.instruction;
    if (deadlineDays !== undefined) grantedDays = Math.max(grantedDays ?? deadlineDays, deadlineDays);
  }
  if (grantedDays === undefined) return {};
  return { grantedDays, deadlineDay: grantedDeadline(world.entityCalendar, channel, world.today, grantedDays) };
}

/** Items that are out of the walk though money is owed on them: they must not appear on any line (P2). */
function excludedItems(rests: readonly Rest[]): string[] {
  const excluded: string[] = [];
  for (const { token, view, standing } of rests) {
    if (view === undefined || view.netCents <= 0 || view.folded.state !== 'open') continue;
    if (token.status !== 'walking' || standing?.code === 'belowMinimum') excluded.push(token.item);
  }
  return excluded.sort();
}

/** The message a carrier makes: every ripe step it can carry, what it covers, what it drops, and one deadline (laws 16–18). */
export function makeContact(gathering: Gathering, carrier: MessageCandidate, owner: MessageCandidate): ContactEffect {
  const { world } = gathering;
  const { instruction } = carrier.intent;
  const carried = gathering.ripe
    .filter(isMessage)
    .filter((candidate) => canCarry(carrier, candidate) && (candidate === owner || candidate === carrier || !waitsItsTurn(candidate)));
  const moved = [...carried.filter((candidate) => !drops(carrier, candidate)), ...listCompanions(gathering, carrier)];
  const covered = coveredMembers(gathering, carrier);
  const members = [
    ...moved.map((candidate) => memberOf(candidate, roleOf(world, candidate))),
    ...covered.map((candidate) => memberOf(candidate, 'reminded', true)),
  ];
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
    ...grantedBy(world, instruction.channel, [...moved, ...covered]),
  };
  const dropped = carried.filter((candidate) => drops(carrier, candidate)).map((candidate) => memberOf(candidate, 'announced'));
  const excluded = excludedItems(gathering.rests);
  if (dropped.length > 0) effect.dropped = dropped;
  if (excluded.length > 0) effect.excluded = excluded;
  const approvers = [...new Set(moved.flatMap(({ intent }) => approversOf(intent.plan, intent.instruction)))];
  const companions = (instruction.companions ?? []).filter(({ channel }) => unreachable(world, channel, instruction.level) === undefined);
  if (carrier.perItem) effect.membersOnly = true;
  if (approvers.length > 0) effect.approvers = approvers;
  if (companions.length > 0) effect.companions = companions;
  return effect;
}

/** Calls make one task where outcomes and caller are the same and levels at most one apart (law 21). */
function mayMerge(left: TaskCandidate, right: TaskCandidate): boolean {
  const one = left.intent.instruction;
  const other = right.intent.instruction;
  if (one.caller !== other.caller || Math.abs(left.level - right.level) > 1) return false;
  return one.outcomes.length === other.outcomes.length && one.outcomes.every(({ id }, index) => id === other.outcomes[index]?.id);
}

/** The task that opens for a ripe call (with the calls that may merge) or for something to check. */
export function makeTask(gathering: Gathering, owner: TaskCandidate): TaskEffect {
  const { instruction } = owner.intent;
  const merged = gathering.ripe
    .filter(isCall)
    .filter((candidate) => candidate !== owner && isCall(owner) && mayMerge(owner, candidate) && isOpenNow(gathering, candidate));
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
    members: [owner, ...merged].map((candidate) => memberOf(candidate, 'reminded')),
  };
}
