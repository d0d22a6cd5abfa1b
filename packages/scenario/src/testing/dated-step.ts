import { fromDayNumber, openCalendar, type Calendar } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import type { When } from '@relance/schemas';
import type { CaseFacts, EntityPolicy } from '../machine/facts/environment.js';
import type { Token } from '../machine/state.js';
import { readyOf, type Ready } from '../machine/token/ready.js';
import { openWorld } from '../machine/world/world.js';
import type { ContactInstruction, TaskInstruction } from '../plan.js';
import { at, caseOf, day, email, handOver, invoice, ladder, world as worldOf } from './small-world.js';

const calendars: Readonly<Record<string, Calendar>> = Object.fromEntries(
  ['FR', 'FR-57', 'GP', 'MQ', 'GF', 'RE', 'YT', 'BL', 'NC', 'PF'].map((code) => [code, openCalendar(buildCalendar(code, 2023, 6))]),
);

/** What a test says beside `when` and due date. */
export interface Given {
  token?: Partial<Token>;
  facts?: Partial<CaseFacts>;
  policy?: Partial<EntityPolicy>;
  payer?: string;
  step?: ContactInstruction | TaskInstruction;
  /** What is known by then; far ahead unless said. */
  now?: string;
}

/** A step of this `when` for an item due on a date, seen by a token that nothing holds back. */
export function readyFor(when: When, due: string, given: Given = {}): Ready {
  const step = { ...(given.step ?? email('R2', 0, 0)), when } as ContactInstruction;
  const plan = ladder([email('R1', 1, 1), step, handOver('H')], { enterDaysBefore: 60 });
  const facts = caseOf([invoice('F1', due)], given.facts);
  const payer = { ...facts.payer, territory: given.payer ?? given.policy?.territory ?? 'FR' };
  const env = { ...worldOf(plan, { ...facts, payer }, given.policy), calendars };
  const world = openWorld(env, at(given.now ?? '2027-06-01'));
  const view = world.items.get('f1');
  if (view === undefined) throw new Error('the item is not there');
  const early = day(due) - 200;
  const token = { ...idle, entryDay: early, sinceDay: early, ...given.token };
  return readyOf(world, { token, view, plan }, step);
}

const idle: Token = {
  item: 'f1',
  plan: 'plan',
  pc: 1,
  entryDay: 0,
  sinceDay: 0,
  level: -1,
  shiftDays: 0,
  visits: {},
  reminders: 0,
  status: 'walking',
};

/** So many days from the due date. */
export const days = (offset: number, more: Partial<When> = {}): When => ({ anchor: 'dueDate', offset, unit: 'days', ...more });

/** Planned and rolled date, `2025-10-11 → 2025-10-13`. */
export function dates({ plannedDay, rolledDay }: Ready): string {
  return `${fromDayNumber(plannedDay)} → ${fromDayNumber(rolledDay)}`;
}

/** An instant in UTC, to the minute. */
export function instant(readyAt: number): string {
  return new Date(readyAt).toISOString().slice(0, 16);
}
