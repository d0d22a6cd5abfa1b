import type { Plan } from '../../../plan.js';
import type { Token } from '../../state.js';
import { accessoriesOf, accessoriesPaidCents } from './accessories.js';
import type { Standing } from '../standing.js';
import type { ItemView, World } from '../world.js';

/** Level from which accessories are claimed where the scenario names none: the notice (law 5). */
const DEFAULT_FROM_LEVEL = 5;
const REVIEW_BUSINESS_DAYS = 20;

/** Level from which a plan claims accessories (law 5). */
export function accessoriesFromLevel(plan: Plan | undefined): number {
  return plan?.policies.accessoriesFromLevel ?? DEFAULT_FROM_LEVEL;
}

/** Last day on which something was received or stated: when the principal was paid. */
function paidDay(world: World, view: ItemView): number {
  let day = view.dueDay;
  for (const fact of view.facts.facts) {
    if (fact.recordedAt <= world.nowMs && (fact.kind === 'payment' || fact.kind === 'stated')) day = Math.max(day, fact.day);
  }
  return day;
}

/** Accessories of an item still owed today, minor units: what came in beyond the principal paid them first. */
function accessoriesOwedCents(world: World, view: ItemView): number {
  const due = accessoriesOf(world, view, world.today);
  if (due === undefined) return 0;
  return due.interestCents + due.indemnityCents - accessoriesPaidCents(world, view, world.today);
}

/**
 * An item whose principal was paid while its accessories had been claimed (an accepted step of the level its plan names): it rests with the
 * credit manager until they are paid or waived by a dated, named fact, never silently (law 5). A waiver towards a public buyer is void
 * (art. L2192-14 CCP). Undefined where nothing is left.
 */
export function accessoriesLeft(world: World, token: Token, view: ItemView, plan: Plan | undefined): Standing | undefined {
  const isPaid = view.folded.state === 'paid' || (view.folded.state === 'credit' && view.facts.type !== 'creditNote');
  if (!isPaid || token.level < accessoriesFromLevel(plan)) return undefined;
  const cents = accessoriesOwedCents(world, view);
  if (cents <= 0) return undefined;
  const isWaived = (world.env.facts.waivers ?? []).some(
    ({ itemId, day, recordedAt }) => itemId === token.item && recordedAt <= world.nowMs && day <= world.today,
  );
  const isVoid = world.env.facts.payer.debtorClass === 'publicBuyer';
  if (isWaived && !isVoid) return undefined;
  return {
    status: 'parked',
    code: isWaived ? 'waiverVoid' : 'accessoriesLeft',
    law: 5,
    owner: 'creditManager',
    reviewDay: world.entityCalendar.addBusinessDays(paidDay(world, view), REVIEW_BUSINESS_DAYS),
    values: { cents, currency: view.facts.currency, owner: 'creditManager' },
  };
}
