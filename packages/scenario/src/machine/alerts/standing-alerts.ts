import { noticeLevel } from '../../levels.js';
import type { Alert, CaseState, Token } from '../state.js';
import { endedSince, isAfterNotice, resumptionText } from '../token/resumption/resumption.js';
import { isOpposed } from '../world/opposition.js';
import { judgmentOf } from '../world/out-of-walk.js';
import { civilDate, entityDay, type ItemView, type World } from '../world/world.js';

const REVIEW_DAYS = 90;
const INSOLVENCY_BUSINESS_DAYS = 5;

/** The tokens whose item is still owed. */
function owed(world: World, state: CaseState): { token: Token; view: ItemView }[] {
  const found: { token: Token; view: ItemView }[] = [];
  for (const token of state.tokens) {
    const view = world.items.get(token.item);
    if (view?.folded.state === 'open') found.push({ token, view });
  }
  return found;
}

/** A suspension that ended after a notice, or in a plan without any written reminder: its owner takes it up (law 8). */
export function resumptionAlerts(found: Alert[], world: World, state: CaseState): void {
  for (const token of state.tokens) {
    const view = token.level < 1 ? undefined : world.items.get(token.item);
    if (view?.folded.state !== 'open' || view.suspension.suspended !== undefined) continue;
    const ended = endedSince(token, view);
    if (ended === undefined) continue;
    const plan = world.env.plans[token.plan];
    const hasText = plan !== undefined && resumptionText(plan, token) !== undefined;
    if (!isAfterNotice(token) && hasText) continue;
    const code = isAfterNotice(token) ? 'resumeAfterNotice' : 'noResumptionText';
    found.push({ id: `${code}/${token.item}/${ended.toDay}`, code, law: 8, itemId: token.item, owner: 'creditManager' });
  }
}

/** Whether a notice about the item left between two days. */
function noticedBetween(world: World, token: Token, fromDay: number, toDay: number): boolean {
  const instructions = world.env.plans[token.plan]?.instructions ?? [];
  return Object.entries(token.passed ?? {}).some(([pc, day]) => {
    const instruction = instructions[Number(pc)];
    return instruction?.op === 'contact' && instruction.level >= noticeLevel && day >= fromDay && day <= toDay;
  });
}

/** A part dispute lifted after the rest was noticed: the part is under no notice, so its owner decides (law 8). */
export function partDisputeAlerts(found: Alert[], world: World, state: CaseState): void {
  if (world.env.facts.suspensions.length === 0) return;
  const known = new Map(owed(world, state).map(({ token }) => [token.item, token]));
  for (const { id, kind, itemId, cents, fromDay, liftedDay, liftedAt, inError, owner } of world.env.facts.suspensions) {
    if (kind !== 'dispute' || cents === undefined || itemId === undefined || liftedDay === undefined || inError === true) continue;
    const token = known.get(itemId);
    if (token === undefined || liftedDay > world.today || (liftedAt ?? 0) > world.nowMs) continue;
    if (!noticedBetween(world, token, fromDay, liftedDay)) continue;
    const values = { lifted: civilDate(liftedDay) ?? '' };
    const told = { code: 'partDisputeAfterNotice', law: 8, itemId, owner: owner ?? 'creditManager', values };
    found.push({ id: `partDisputeAfterNotice/${id}`, ...told });
  }
}

/** Every open item of an insolvent payer: those delivered before the judgment to declare, later ones to decide about (law 8). */
export function insolvencyAlerts(found: Alert[], world: World): void {
  const judgment = judgmentOf(world.env.facts, world.nowMs);
  if (judgment === undefined) return;
  const dueDay = world.entityCalendar.addBusinessDays(entityDay(world, judgment.recordedAt), INSOLVENCY_BUSINESS_DAYS);
  const values = { judgment: civilDate(judgment.day) ?? '' };
  for (const [itemId, { outOfWalk, folded }] of world.items) {
    if (folded.state !== 'open' || (outOfWalk?.code !== 'insolvent' && outOfWalk?.code !== 'insolvencyAsk')) continue;
    const { code, owner } = outOfWalk;
    found.push({ id: `${code}/${itemId}/${judgment.id}`, code, law: 8, itemId, owner, dueDay, values });
  }
}

/** Opposition that leaves no way to reach the payer: no postal address, and no other channel it has and accepts (law 8). */
export function oppositionAlerts(found: Alert[], world: World, state: CaseState): void {
  const { hasEmail, hasMobile, hasPhone, hasAddress } = world.env.facts.payer;
  if (hasAddress !== false || owed(world, state).length === 0) return;
  const channels = [
    { channel: 'email', has: hasEmail },
    { channel: 'sms', has: hasMobile },
    { channel: 'call', has: hasPhone },
  ] as const;
  const isAnyOpposed = channels.some(({ channel }) => isOpposed(world, channel));
  const isAnyLeft = channels.some(({ channel, has }) => has && !isOpposed(world, channel));
  if (!isAnyOpposed || isAnyLeft) return;
  found.push({ id: `noChannelLeft/${world.payerUnit}`, code: 'noChannelLeft', law: 8, owner: 'collector' });
}

/** Netted or below the minimum: the credit manager looks at it every ninety days (law 8). */
export function reviewAlerts(found: Alert[], world: World, state: CaseState): void {
  for (const { nettedFromDay, item } of state.tokens) {
    if (nettedFromDay === undefined || world.items.get(item)?.folded.state !== 'open') continue;
    const reviews = Math.floor((world.today - nettedFromDay) / REVIEW_DAYS);
    for (const review of [reviews, reviews + 1]) {
      if (review < 1) continue;
      const onDay = nettedFromDay + review * REVIEW_DAYS;
      const values = { days: review * REVIEW_DAYS };
      found.push({ id: `reviewDue/${item}/${onDay}`, code: 'reviewDue', law: 8, itemId: item, owner: 'creditManager', onDay, values });
    }
  }
}
