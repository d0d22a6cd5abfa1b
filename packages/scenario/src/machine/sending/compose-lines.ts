import { compareText } from '../../compare-text.js';
import { putInOrder } from '../../put-in-order.js';
import type { Environment } from '../facts/environment.js';
import type { ContactEffect, Member } from '../state.js';
import { isStillSpokenOf } from '../recap/recap-line.js';
import { accessoriesFromLevel } from '../world/money/accessories-left.js';
import { accessoriesOf } from '../world/money/accessories.js';
import { standingOf } from '../world/standing.js';
import { openWorld, type ItemView, type World } from '../world/world.js';

/** One item as a message shows it (law 17); amounts in minor units. */
export interface ComposedLine {
  itemId: string;
  /**
   * `settled`: paid, thanked for by a courtesy; no payment is asked and it is in no total (law 23). `discussed`: the call that is recapped was about it
   * (law 21).
   */
  role: 'claimed' | 'reminded' | 'listed' | 'announced' | 'settled' | 'discussed';
  outstandingCents: number;
  /** What is left of it once credits and receipts are set against it (law 5). */
  netCents: number;
  currency: string;
  payeeAccountId?: string;
  /** Last civil day granted to it alone, on a list of single items (law 13). */
  deadlineDay?: number;
}

/** A credit as a line of its own: what of it reduces the lines shown (law 5). */
export interface ComposedCredit {
  itemId?: string;
  receiptId?: string;
  cents: number;
  currency: string;
  payeeAccountId?: string;
}

/** One total per currency and payee account (law 6). */
export interface ComposedTotal {
  currency: string;
  payeeAccountId?: string;
  cents: number;
}

/** Accessories of a line, apart from its principal (law 5): late interest stated to the day of the message, and the indemnity. */
export interface ComposedAccessories {
  itemId: string;
  interestCents: number;
  indemnityCents: number;
  /** Civil day to which the interest is stated. */
  toDay: number;
  currency: string;
  payeeAccountId?: string;
}

/** What a message shows at the moment of sending. */
export interface ComposedLines {
  lines: ComposedLine[];
  credits: ComposedCredit[];
  /** Claimed, reminded, listed and discussed lines less credits; a notice totals what it claims alone. */
  totals: ComposedTotal[];
  /** What is announced but not yet due, outside the totals. */
  announcedTotals: ComposedTotal[];
  /** Of the claimed and reminded lines whose own step is of the level their plan names, the notice by default (law 5). */
  accessories: ComposedAccessories[];
  /** Their subtotals, outside `totals`. */
  accessoryTotals: ComposedTotal[];
  /** False: the item whose step this is dropped out, nothing leaves and the case consolidates again (law 25). */
  carrierOwed: boolean;
}

function isOwed(world: World, view: ItemView | undefined, planHash: string | undefined): view is ItemView {
  if (view === undefined || view.netCents <= 0) return false;
  return standingOf(world, view, planHash === undefined ? undefined : world.env.plans[planHash]) === undefined;
}

function lineOf(view: ItemView, role: ComposedLine['role']): ComposedLine {
  const { id, currency, payeeAccountId } = view.facts;
  const line: ComposedLine = { itemId: id, role, outstandingCents: view.outstandingCents, netCents: view.netCents, currency };
  if (payeeAccountId !== undefined) line.payeeAccountId = payeeAccountId;
  return line;
}

function memberLine(world: World, effect: ContactEffect, member: Member): ComposedLine | undefined {
  const view = world.items.get(member.item);
  if (effect.recap !== undefined) return isStillSpokenOf(world, view, member.plan) ? lineOf(view, 'discussed') : undefined;
  if (effect.level < 0) return view?.folded.state === 'paid' ? lineOf(view, 'settled') : undefined;
  if (!isOwed(world, view, member.plan)) return undefined;
  const isAnnounced = member.role === 'announced';
  if (!isAnnounced) return lineOf(view, member.role);
  return lineOf(view, view.dueDay >= world.today ? 'announced' : 'reminded');
}

function memberLines(world: World, effect: ContactEffect): ComposedLine[] {
  const lines: ComposedLine[] = [];
  for (const member of effect.members) {
    const line = memberLine(world, effect, member);
    if (line === undefined) continue;
    if (effect.membersOnly === true && member.deadlineDay !== undefined) line.deadlineDay = member.deadlineDay;
    lines.push(line);
  }
  return lines;
}

/** Adds the payer's other overdue items, which a message lists for information (law 17). */
function listOthers(world: World, effect: ContactEffect, lines: ComposedLine[]): void {
  if (effect.membersOnly === true || effect.level < 0 || effect.recap !== undefined) return;
  const elsewhere = new Set(effect.excluded);
  for (const { item } of effect.members) elsewhere.add(item);
  for (const view of world.views) {
    if (view.dueDay >= world.today || elsewhere.has(view.facts.id)) continue;
    if (isOwed(world, view, view.facts.planHash)) lines.push(lineOf(view, 'listed'));
  }
}

function creditsFor(world: World, lines: readonly ComposedLine[]): ComposedCredit[] {
  if (world.credits.length === 0) return [];
  const payees = new Map(lines.map((line) => [line.itemId, line.payeeAccountId]));
  const credits = new Map<string, ComposedCredit>();
  for (const use of world.credits) {
    if (!payees.has(use.itemId)) continue;
    const payeeAccountId = payees.get(use.itemId);
    const key = JSON.stringify([use.source, use.currency, payeeAccountId ?? null]);
    const known = credits.get(key);
    if (known !== undefined) known.cents += use.cents;
    else {
      const credit: ComposedCredit = { ...use.source, cents: use.cents, currency: use.currency };
      if (payeeAccountId !== undefined) credit.payeeAccountId = payeeAccountId;
      credits.set(key, credit);
    }
  }
  return [...credits.values()];
}

/** Totals over some lines; undefined cents: the line is in none. */
function totalsOf<Line extends { currency: string; payeeAccountId?: string }>(
  lines: readonly Line[],
  centsOf: (line: Line) => number | undefined,
): ComposedTotal[] {
  let totals: ComposedTotal[] = [];
  for (const line of lines) {
    const { currency, payeeAccountId } = line;
    const cents = centsOf(line);
    if (cents === undefined) continue;
    const known = totals.find((total) => total.currency === currency && total.payeeAccountId === payeeAccountId);
    if (known !== undefined) known.cents += cents;
    else totals = [...totals, payeeAccountId === undefined ? { currency, cents } : { currency, cents, payeeAccountId }];
  }
  return totals;
}

function accessoriesOfMember(world: World, effect: ContactEffect, line: ComposedLine): ComposedAccessories | undefined {
  const view = world.items.get(line.itemId);
  const member = effect.members.find(({ item }) => item === line.itemId);
  const plan = member === undefined ? undefined : world.env.plans[member.plan];
  const instruction = member === undefined ? undefined : plan?.instructions[member.pc];
  if (view === undefined || instruction?.op !== 'contact' || instruction.level < accessoriesFromLevel(plan)) return undefined;
  const accessories = accessoriesOf(world, view, world.today);
  if (accessories === undefined) return undefined;
  const payee = line.payeeAccountId === undefined ? {} : { payeeAccountId: line.payeeAccountId };
  return { itemId: line.itemId, ...accessories, currency: line.currency, ...payee };
}

function accessoriesFor(world: World, effect: ContactEffect, lines: readonly ComposedLine[]): ComposedAccessories[] {
  const accessories: ComposedAccessories[] = [];
  for (const line of lines) {
    if (line.role !== 'claimed' && line.role !== 'reminded') continue;
    const own = accessoriesOfMember(world, effect, line);
    if (own !== undefined) accessories.push(own);
  }
  return accessories;
}

/** First day first, then number: the order of a statement. */
function putInStatementOrder(world: World, lines: ComposedLine[]): void {
  putInOrder(lines, (one, other) => {
    const [left, right] = [world.items.get(one.itemId), world.items.get(other.itemId)];
    return (left?.dueDay ?? 0) - (right?.dueDay ?? 0) || compareText(left?.facts.number ?? '', right?.facts.number ?? '');
  });
}

/**
 * What a message shows, computed anew from the facts at the moment of sending (laws 5, 17, 25): members no longer owed drop out; the payer's
 * other overdue items are listed; credits are lines of their own. Lines less credits equal the totals to the cent, and no total exceeds the
 * account's net overdue in that currency and payee account; accessories and their subtotals stand apart and add up likewise (P11).
 */
export function composeLines(effect: ContactEffect, env: Environment, nowMs: number): ComposedLines {
  return composeLinesIn(openWorld(env, nowMs), effect);
}

/** {@link composeLines} on facts already read. */
export function composeLinesIn(world: World, effect: ContactEffect): ComposedLines {
  const lines = memberLines(world, effect);
  const carrierOwed = lines.some((line) => line.itemId === effect.carrier.item);
  listOthers(world, effect, lines);
  putInStatementOrder(world, lines);
  const isNotice = lines.some((line) => line.role === 'claimed');
  const counts = ({ role }: ComposedLine): boolean => (isNotice ? role === 'claimed' : role !== 'announced' && role !== 'settled');
  const accessories = accessoriesFor(world, effect, lines);
  return {
    lines,
    credits: creditsFor(world, isNotice ? lines.filter(counts) : lines),
    totals: totalsOf(lines, (line) => (counts(line) ? line.netCents : undefined)),
    announcedTotals: totalsOf(lines, ({ role, netCents }) => (role === 'announced' ? netCents : undefined)),
    accessories,
    accessoryTotals: totalsOf(accessories, ({ interestCents, indemnityCents }) => interestCents + indemnityCents),
    carrierOwed,
  };
}
