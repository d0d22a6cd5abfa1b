import type { Reason } from '@relance/schemas';
import { reviewBusinessDays } from '../outcome/review.js';
import { irVersion, type Plan } from '../../plan.js';
import { reason } from '../telling/reason.js';
import type { CaseState, LoggedContact, Token } from '../state.js';
import { isSafeDay } from '../time/when-date.js';
import { itemsWithoutToken } from '../world/items-without-token.js';
import { entityDay, type ItemView, type World } from '../world/world.js';
import { copyToken } from './copy-token.js';
import { entryAfter } from './turnings/entry-after.js';

/** Days past due beyond which an item without history is first looked at by a person (law 7). */
const SORT_FIRST_AFTER_DAYS = 60;

function newToken(world: World, view: ItemView, planHash: string, plan: Plan): Token {
  return copyToken({
    item: view.facts.id,
    plan: planHash,
    pc: plan.entry,
    entryDay: world.today,
    sinceDay: world.today,
    level: -1,
    shiftDays: 0,
    visits: {},
    reminders: 0,
    status: 'walking',
  });
}

/** What happened before Relance counts as a contact made outside and logged (laws 7, 14). */
function outsideContact(world: World, view: ItemView, plan: Plan, day: number, level: number): LoggedContact {
  const unit = plan.policies.consolidation === 'invoice' ? `item:${view.facts.id}` : world.payerUnit;
  const at = world.entityCalendar.toInstant(day, 0);
  return { unit, at, day, level, kind: 'message', dispatchId: `before/${view.facts.id}`, items: [view.facts.id] };
}

function applyHistory(world: World, state: CaseState, token: Token, entering: { view: ItemView; plan: Plan; level: number }): void {
  const { view, plan, level } = entering;
  token.pc = entryAfter(world, plan, { token, view }, level);
  token.level = level;
  const day = view.facts.lastContactDay;
  if (day === undefined || !isSafeDay(day) || day > world.today) return;
  token.previousContactDay = day;
  token.contacts = 1;
  state.log = [...state.log, outsideContact(world, view, plan, day, level)];
}

/** A history somebody states once the item is on its way, before anything was sent about it, is entered after just as well (law 7). */
function enterLater(world: World, state: CaseState, token: Token, view: ItemView): void {
  const level = view.facts.lastLevel;
  const isUntouched = token.level < 0 && token.contacts === undefined && token.task === undefined && token.branch === undefined;
  const plan = world.env.plans[token.plan];
  if (level === undefined || level < 0 || plan === undefined || token.status === 'done' || !isUntouched) return;
  applyHistory(world, state, token, { view, plan, level });
}

/** An item that is open, not a credit, and assigned to a plan this core can carry out. */
function admissible(world: World, view: ItemView): Plan | undefined {
  if (view.folded.state !== 'open' || view.facts.planHash === undefined) return undefined;
  const plan = world.env.plans[view.facts.planHash];
  return plan?.irVersion === irVersion ? plan : undefined;
}

/** Imported reminders count for a notice (law 19) from the moment a named person confirmed them, and no longer than that holds (law 7). */
function countHistory(token: Token, { facts }: ItemView): void {
  const counts = facts.historyConfirmed === true && (facts.lastLevel ?? 0) >= 1;
  if (counts === (token.historyCounts ?? false)) return;
  token.historyCounts = counts;
  token.reminders = Math.max(0, token.reminders + (counts ? 1 : -1));
}

/** What was handed over at the end of its scenario and is recalled has no step left: a person decides what follows (laws 8, 12). */
function takeBack(world: World, token: Token, view: ItemView): Reason | undefined {
  if (token.status !== 'done' || token.end?.reason.code !== 'handedOver' || view.folded.recalledAt === 0) return undefined;
  const day = entityDay(world, view.folded.recalledAt);
  const reviewDay = world.entityCalendar.addBusinessDays(day, reviewBusinessDays);
  const owner = 'creditManager';
  const told = reason('recalled', 8, { itemId: token.item, onDay: day, untilDay: reviewDay, values: { owner } });
  token.status = 'parked';
  token.end = { reason: told, owner, reviewDay };
  return told;
}

/**
 * Gives every open item its own token, once (law 6): at the entry of its plan, after the step of an imported history (law 7), or parked for
 * a person where it is older than 60 days with no history. A history stated later counts until a message has left. Changes `state` in place; returns the reasons.
 */
export function adoptItems(world: World, state: CaseState): Reason[] {
  const reasons: Reason[] = [];
  for (const token of state.tokens) {
    const view = world.items.get(token.item);
    if (view === undefined) continue;
    enterLater(world, state, token, view);
    countHistory(token, view);
    const told = takeBack(world, token, view);
    if (told !== undefined) reasons.push(told);
  }
  for (const view of itemsWithoutToken(world, state.tokens)) {
    const itemId = view.facts.id;
    const plan = admissible(world, view);
    if (plan === undefined || view.facts.planHash === undefined) continue;
    const token = newToken(world, view, view.facts.planHash, plan);
    const level = view.facts.lastLevel;
    if (level !== undefined && level >= 0) applyHistory(world, state, token, { view, plan, level });
    else if (world.today - view.dueDay > SORT_FIRST_AFTER_DAYS) {
      const told = reason('sortFirst', 7, { itemId, values: { days: world.today - view.dueDay }, onDay: world.today });
      token.status = 'parked';
      token.end = {
        reason: told,
        owner: 'creditManager',
        reviewDay: world.entityCalendar.addBusinessDays(world.today, reviewBusinessDays),
      };
      reasons.push(told);
    }
    countHistory(token, view);
    state.tokens.push(token);
    if (token.status === 'walking') reasons.push(reason('entered', 6, { itemId, onDay: world.today }));
  }
  return reasons;
}
