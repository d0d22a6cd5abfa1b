import { compareText } from '../../compare-text.js';
import { noticeLevel } from '../../levels.js';
import type { ContactInstruction, ProgramCounter } from '../../plan.js';
import type { Environment } from '../facts/environment.js';
import type { ContactEffect, Member } from '../state.js';
import { grantedDeadline } from '../time/granted-deadline.js';
import { standingOf } from '../world/standing.js';
import { openWorld, type ItemView, type World } from '../world/world.js';

/** A step whose message somebody wants to see: as its plan has it, or as somebody thinks of one that is in no plan yet. */
export interface StepToSee extends Pick<
  ContactInstruction,
  'nodeId' | 'channel' | 'level' | 'rank' | 'template' | 'audience' | 'deadlineDays'
> {
  /** Hash of its plan; one of no plan has one that names none. */
  plan: string;
  scenarioId: string;
  pc: ProgramCounter;
}

/** Whether a step of that level would speak of an item today: of what is overdue, before that of what is not yet due, a courtesy of what is paid. */
function speaksOf(world: World, view: ItemView, step: StepToSee): boolean {
  if (step.level < 0) return view.folded.state === 'paid';
  if (view.netCents <= 0 || standingOf(world, view, world.env.plans[step.plan]) !== undefined) return false;
  return step.level === 0 ? view.dueDay >= world.today : view.dueDay < world.today;
}

function memberOf(world: World, { facts }: ItemView, step: StepToSee): Member {
  const { plan, scenarioId, nodeId, pc, level } = step;
  const role = level >= noticeLevel ? 'claimed' : level === 0 ? 'announced' : 'reminded';
  return { item: facts.id, plan, scenarioId, nodeId, pc, visit: 1, role, readyAt: world.nowMs };
}

/**
 * The contact a step would make if every item it may speak of stood on it now for the first time, and nothing else were ripe: for looking at, never for
 * sending. Gap, cap, window and what was sent before play no part. Undefined where there is no such item. Pure.
 */
export function contactAsIf(env: Environment, nowMs: number, step: StepToSee): ContactEffect | undefined {
  const world = openWorld(env, nowMs);
  const spoken = world.views
    .filter((view) => speaksOf(world, view, step))
    .sort((left, right) => left.dueDay - right.dueDay || compareText(left.facts.number, right.facts.number));
  const perItem = env.plans[step.plan]?.policies.consolidation === 'invoice';
  const members = (perItem ? spoken.slice(0, 1) : spoken).map((view) => memberOf(world, view, step));
  const [carrier] = members;
  if (carrier === undefined) return undefined;
  const { channel, level, rank, template, audience, deadlineDays } = step;
  const unit = perItem ? `item:${carrier.item}` : world.payerUnit;
  const effect: ContactEffect = { kind: 'contact', unit, at: nowMs, carrier, channel, level, rank, template, audience, members };
  if (perItem) effect.membersOnly = true;
  if (deadlineDays === undefined) return effect;
  const deadlineDay = grantedDeadline(world.entityCalendar, channel, world.today, deadlineDays);
  return { ...effect, grantedDays: deadlineDays, deadlineDay };
}
