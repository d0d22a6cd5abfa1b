import { expect } from 'vitest';
import type { Environment } from '../../machine/facts/environment.js';
import type { Story } from '../drive.js';
import { isCallTask, leavingOf, returnedAt } from '../stories.js';
import { dayNumber } from './civil-time.js';

/** A contact as laws 13 and 14 count it. */
export interface CountedContact {
  /** Day on which it was decided, and the one it counts from: for a letter that of its posting (law 22). */
  day: number;
  countsFrom: number;
  at: number;
  /** From when on it counts no more, for it came back (law 20). */
  until: number;
  kind: 'message' | 'call';
  /** Made outside Relance: it counts once it is logged, and nobody judges it. */
  isOutside?: boolean;
  level: number;
  /** The payer, or the single item. */
  unit: string;
  items: readonly string[];
  /** Of the plan that carried it. */
  rhythm: Rhythm;
  /** Of the plan of each item it moved: what holds between contacts about a single item is its own plan's (law 13). */
  ownRhythms: ReadonlyMap<string, Rhythm>;
}

/** Gap and cap as a plan or the entity states them (law 14). */
interface Rhythm {
  gapDays: number;
  cap: { contacts: number; days: number };
}

function rhythmOf(env: Environment, plan: string): Rhythm {
  const policies = env.plans[plan]?.policies ?? {};
  return { gapDays: policies.gapDays ?? env.policy.gapDays, cap: policies.cap ?? env.policy.cap };
}

/** All that counts for gap and cap, in order: messages accepted or possibly so, calls that reached somebody on the day it was noted, contacts made outside. */
export function contactsOf(env: Environment, story: Story): CountedContact[] {
  const counted: CountedContact[] = [];
  for (const happening of story.happenings) {
    const { at, effect, receipt } = happening;
    const items = effect.members.map(({ item }) => item);
    const ownRhythms = new Map(effect.members.map(({ item, plan }) => [item, rhythmOf(env, plan)]));
    const common = { level: effect.level, unit: effect.unit, items, rhythm: rhythmOf(env, effect.carrier.plan), ownRhythms };
    const left = leavingOf(env.facts, happening);
    if (left !== undefined) {
      const until = returnedAt(env.facts, happening);
      counted.push({ ...common, day: dayNumber(at), countsFrom: left.day, at, until, kind: 'message' });
    }
    const answer = isCallTask(effect) ? env.facts.tasks.find(({ taskId }) => taskId === receipt.dispatchId) : undefined;
    const wasNoted = answer !== undefined && story.state.log.some(({ dispatchId }) => dispatchId === receipt.dispatchId);
    if (answer?.outcome !== 'reached' || !wasNoted) continue;
    const day = dayNumber(answer.at);
    counted.push({ ...common, day, countsFrom: day, at: answer.at, until: Number.POSITIVE_INFINITY, kind: 'call' });
  }
  const all = env.facts.items.map(({ id }) => id);
  for (const { day, recordedAt, itemIds, isCall, level } of env.facts.contactsOutside ?? []) {
    const rhythm = { gapDays: env.policy.gapDays, cap: env.policy.cap };
    const ownRhythms = new Map<string, Rhythm>();
    const kind = isCall === true ? 'call' : 'message';
    const made = { day, countsFrom: day, at: recordedAt, until: Number.POSITIVE_INFINITY, level: level ?? 1 };
    counted.push({ ...made, kind, isOutside: true, unit: 'client', items: itemIds ?? all, rhythm, ownRhythms });
  }
  return counted.sort((left, right) => left.at - right.at);
}

/** Those before a contact that count for it: all of its payer, or for each single item those about it (law 13). */
function countFor(contact: CountedContact, earlier: readonly CountedContact[]): { before: readonly CountedContact[]; rhythm: Rhythm }[] {
  const { rhythm, ownRhythms } = contact;
  if (!contact.unit.startsWith('item:')) return [{ before: earlier, rhythm }];
  return contact.items.map((item) => ({
    before: earlier.filter((other) => other.items.includes(item)),
    rhythm: ownRhythms.get(item) ?? rhythm,
  }));
}

function weighsLittle({ kind, level }: CountedContact): boolean {
  return kind === 'message' && level <= 0;
}

/** Fails where two contacts of a unit lie closer than the gap or more than the cap within its days, by comparing each with all before it (law 14). */
export function expectRhythm(contacts: readonly CountedContact[]): void {
  for (const [index, contact] of contacts.entries()) {
    // a call is chosen when it opens and counts when it reaches somebody: it is judged as what came before only
    if (contact.kind === 'call' || contact.isOutside === true) continue;
    for (const { before, rhythm } of countFor(contact, contacts.slice(0, index))) expectApart(contact, before, rhythm);
  }
}

function expectApart(contact: CountedContact, earlier: readonly CountedContact[], rhythm: Rhythm): void {
  const before = earlier.filter(({ until }) => until > contact.at);
  const isLight = weighsLittle(contact);
  for (const other of before) {
    const gapDays = weighsLittle(other) && !isLight ? Math.min(2, rhythm.gapDays) : rhythm.gapDays;
    expect(contact.day - other.countsFrom, `gap after ${other.kind} of ${other.level}`).toBeGreaterThanOrEqual(gapDays);
  }
  const weighing = before.filter((other) => isLight || !weighsLittle(other));
  const within = weighing.filter(({ countsFrom }) => countsFrom > contact.day - rhythm.cap.days);
  expect(within.length, 'contacts within the days of the cap').toBeLessThan(rhythm.cap.contacts);
}
