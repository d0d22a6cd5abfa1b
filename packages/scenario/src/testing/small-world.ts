import { fromDayNumber, openCalendar, toDayNumber, type Calendar } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import type { CaseFacts, EntityPolicy, Environment, ItemFacts } from '../machine/facts/environment.js';
import type { Instruction, Plan } from '../plan.js';

/** Metropolitan France over the years the tests walk through. */
export const paris: Calendar = openCalendar(buildCalendar('FR', 2024, 6));

/** The civil day number of a date. */
export function day(date: string): number {
  return toDayNumber(date);
}

/** The instant of an hour of a day in Paris. */
export function at(date: string, hour = 0, minute = 0): number {
  return paris.toInstant(day(date), hour * 60 + minute);
}

/** The civil date and hour in Paris of an instant, `2025-11-13 09:12`. */
export function told(instantMs: number): string {
  const { day: number, minute } = paris.toCivil(instantMs);
  const date = fromDayNumber(number);
  return `${date} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The house's usual defaults: gap 7, cap 4 in 30, weekdays 9–18. */
export const usualPolicy: EntityPolicy = {
  territory: 'FR',
  gapDays: 7,
  cap: { contacts: 4, days: 30 },
  window: { fromMinute: 540, toMinute: 1080, weekdays: [1, 2, 3, 4, 5] },
};

/** An e-mail step on a day from the due date; `next` defaults to the next instruction, failure to the same place. */
export function email(
  nodeId: string,
  offset: number,
  level: number,
  more: Partial<Extract<Instruction, { op: 'contact' }>> = {},
): Instruction {
  return {
    op: 'contact',
    nodeId,
    when: { anchor: 'dueDate', offset, unit: 'days' },
    channel: 'email',
    level,
    rank: 1,
    template: { id: nodeId, version: 1 },
    audience: ['accountsPayable'],
    sent: -1,
    failed: -1,
    ...more,
  };
}

/** A call on a day from the due date, with the outcomes reached, promised and noAnswer. */
export function call(nodeId: string, offset: number, more: Partial<Extract<Instruction, { op: 'task' }>> = {}): Instruction {
  const label = { fr: 'x', en: 'x' };
  return {
    op: 'task',
    nodeId,
    when: { anchor: 'dueDate', offset, unit: 'days' },
    task: 'call',
    caller: 'collector',
    openBusinessDays: 2,
    outcomes: [
      { id: 'reached', label, reached: true, next: -1 },
      { id: 'noAnswer', label, reached: false, next: -1 },
    ],
    expired: -1,
    ...more,
  };
}

/** Hand-over to an agency, the usual end. */
export function handOver(nodeId: string): Instruction {
  return { op: 'stop', nodeId, outcome: 'handedOver', handOverTo: 'agency', owner: 'creditManager' };
}

function chained(instruction: Instruction, next: number): Instruction {
  const or = (pc: number): number => (pc < 0 ? next : pc);
  switch (instruction.op) {
    case 'contact':
      return { ...instruction, sent: or(instruction.sent), failed: or(instruction.failed) };
    case 'task':
      return {
        ...instruction,
        expired: or(instruction.expired),
        outcomes: instruction.outcomes.map((outcome) => ({ ...outcome, next: or(outcome.next) })),
      };
    case 'wait':
      return { ...instruction, next: or(instruction.next) };
    case 'branch':
      return {
        ...instruction,
        otherwise: or(instruction.otherwise),
        cases: instruction.cases.map((one) => ({ ...one, next: or(one.next) })),
      };
    case 'await':
      return {
        ...instruction,
        timedOut: or(instruction.timedOut),
        events: instruction.events.map((one) => ({ ...one, next: or(one.next) })),
      };
    case 'choose':
      return { ...instruction, arms: instruction.arms.map((arm) => ({ ...arm, next: or(arm.next) })) };
    case 'repeat':
      return { ...instruction, body: or(instruction.body), done: or(instruction.done), exhausted: or(instruction.exhausted) };
    case 'stop':
      return instruction;
  }
}

/** A plan whose instructions follow one another where a place is left as −1. */
export function ladder(instructions: Instruction[], more: Partial<Plan> = {}): Plan {
  return {
    irVersion: 1,
    scenarioId: 'test',
    entry: 0,
    enterDaysBefore: 10,
    instructions: instructions.map((instruction, index) => chained(instruction, index + 1)),
    policies: {},
    rulePack: 'test',
    ...more,
  };
}

/** An invoice of 1,000.00 EUR due on a date, recorded 30 days before. */
export function invoice(number: string, due: string, more: Partial<ItemFacts> = {}): ItemFacts {
  const dueDay = day(due);
  const recordedAt = paris.toInstant(dueDay - 30, 480);
  return {
    id: number.toLowerCase(),
    number,
    accountId: 'client',
    type: 'invoice',
    currency: 'EUR',
    invoiceDay: dueDay - 30,
    dueDay,
    planHash: 'plan',
    facts: [{ kind: 'stated', cents: 100_000, day: dueDay - 30, recordedAt }],
    ...more,
  };
}

/** A case of one payer in Paris. */
export function caseOf(items: ItemFacts[], more: Partial<CaseFacts> = {}): CaseFacts {
  return {
    version: 1,
    caseId: 'case',
    entityId: 'entity',
    payer: {
      accountId: 'client',
      territory: 'FR',
      segment: 'sme',
      debtorClass: 'business',
      hasEmail: true,
      hasPhone: true,
      hasMobile: false,
    },
    items,
    receipts: [],
    tasks: [],
    suspensions: [],
    ...more,
  };
}

/** An environment with one plan under the hash `plan`. */
export function world(plan: Plan, facts: CaseFacts, policy: Partial<EntityPolicy> = {}): Environment {
  return { plans: { plan }, calendars: { FR: paris }, facts, policy: { ...usualPolicy, ...policy } };
}
