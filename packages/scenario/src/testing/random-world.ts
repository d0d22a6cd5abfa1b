import fc from 'fast-check';
import type { CaseFacts, Environment, ItemFacts } from '../machine/environment.js';
import type { SuspensionFacts } from '../machine/recorded-facts.js';
import type { Instruction, Plan } from '../plan.js';
import { call, caseOf, day, email, handOver, ladder, paris, world } from './small-world.js';

/** A random world as plain data, and what the outside answers in it. */
export interface RandomWorld {
  env: Environment;
  from: number;
  to: number;
  failing: readonly number[];
  unknown: readonly number[];
  answers: readonly number[];
}

/** First day of every random world; clock changes, Easter and Christmas follow within its months. */
const firstDay = day('2025-08-25');

interface Draw {
  levels: number[];
  offsets: number[];
  deadlines: number[];
  kinds: number[];
  branchAt: number;
  hasEnd: boolean;
}

const drawSteps: fc.Arbitrary<Draw> = fc.record({
  levels: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 }),
  offsets: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 6, maxLength: 6 }),
  deadlines: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }),
  kinds: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }),
  branchAt: fc.integer({ min: 0, max: 9 }),
  hasEnd: fc.boolean(),
});

function stepsOf(draw: Draw): Instruction[] {
  let offset = 0;
  const steps: Instruction[] = [];
  [...draw.levels]
    .sort((left, right) => left - right)
    .forEach((level, index) => {
      offset += draw.offsets[index] ?? 5;
      const deadline = draw.deadlines[index] ?? 0;
      if (draw.branchAt === index) {
        const condition = { field: 'outstandingCents', operator: 'ge' as const, value: 60_000, currency: 'EUR' };
        const skipOne = steps.length + 2;
        steps.push({ op: 'branch', nodeId: `B${index}`, cases: [{ id: 'large', condition, next: -1 }], otherwise: skipOne });
      }
      const kind = draw.kinds[index] ?? 0;
      if (level === 0) steps.push(email(`N${index}`, -(7 - index), 0));
      else if (kind >= 7) steps.push(call(`N${index}`, offset));
      else if (kind === 6) {
        steps.push({ op: 'wait', nodeId: `W${index}`, when: { anchor: 'dueDate', offset, unit: 'days' }, next: -1 });
        steps.push(email(`N${index}`, offset, level));
      } else steps.push(email(`N${index}`, offset, level, deadline >= 3 ? { deadlineDays: deadline } : {}));
    });
  steps.push(draw.hasEnd ? { op: 'stop', nodeId: 'end', outcome: 'ended', owner: 'anna', reviewBusinessDays: 10 } : handOver('H'));
  return steps;
}

const drawPlan: fc.Arbitrary<Plan> = fc
  .record({ steps: drawSteps, gapDays: fc.integer({ min: 2, max: 9 }), contacts: fc.integer({ min: 2, max: 5 }) })
  .map(({ steps, gapDays, contacts }) => ladder(stepsOf(steps), { policies: { gapDays, cap: { contacts, days: 30 } } }));

interface ItemDraw {
  dueIn: number;
  cents: number;
  paidAfter: number;
  paidCents: number;
  isReversed: boolean;
  credit: number;
  isDollar: boolean;
}

const drawItem: fc.Arbitrary<ItemDraw> = fc.record({
  dueIn: fc.integer({ min: -30, max: 40 }),
  cents: fc.integer({ min: 1, max: 200_000 }),
  paidAfter: fc.integer({ min: -10, max: 120 }),
  paidCents: fc.integer({ min: 0, max: 250_000 }),
  isReversed: fc.boolean(),
  credit: fc.integer({ min: 0, max: 9 }),
  isDollar: fc.boolean(),
});

function morning(dayNumber: number, minute = 420): number {
  return paris.toInstant(dayNumber, minute);
}

function itemOf(draw: ItemDraw, index: number, planHash: string): ItemFacts {
  const dueDay = firstDay + draw.dueIn;
  const isCredit = draw.credit === 0;
  const facts: ItemFacts['facts'] = [
    { kind: 'stated', cents: isCredit ? -draw.cents : draw.cents, day: dueDay - 30, recordedAt: morning(Math.min(firstDay, dueDay - 30)) },
  ];
  if (!isCredit && draw.paidCents > 50_000) {
    const paidDay = dueDay + draw.paidAfter;
    facts.push({ kind: 'payment', cents: draw.paidCents, day: paidDay, recordedAt: morning(paidDay) });
    if (draw.isReversed) facts.push({ kind: 'reversal', cents: draw.paidCents, day: paidDay + 9, recordedAt: morning(paidDay + 9) });
  }
  return {
    id: `i${index}`,
    number: `F${index}`,
    accountId: 'client',
    type: isCredit ? 'creditNote' : 'invoice',
    currency: draw.isDollar ? 'USD' : 'EUR',
    invoiceDay: dueDay - 30,
    dueDay,
    planHash,
    facts,
  };
}

const kinds: readonly SuspensionFacts['kind'][] = ['promise', 'dispute', 'hold', 'paymentAnnounced', 'reply', 'collection'];

const drawSuspension: fc.Arbitrary<SuspensionFacts> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    item: fc.integer({ min: 0, max: 5 }),
    start: fc.integer({ min: 0, max: 100 }),
    days: fc.integer({ min: 0, max: 25 }),
    lifted: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ kind, item, start, days, lifted }) => {
    const fromDay = firstDay + start;
    const stops = kind === 'dispute' || kind === 'hold';
    return {
      id: `${kind}-${item}-${start}`,
      kind,
      fromDay,
      recordedAt: morning(fromDay),
      ...(item === 5 ? {} : { itemId: `i${item}` }),
      ...(stops ? { liftedDay: fromDay + lifted } : { untilDay: fromDay + days }),
      owner: 'anna',
    };
  });

function factsOf(items: ItemDraw[], suspensions: SuspensionFacts[], receipt: number): CaseFacts {
  const receipts =
    receipt > 0 ? [{ id: 'r1', currency: 'EUR', cents: receipt, day: firstDay + 50, recordedAt: morning(firstDay + 50) }] : [];
  return caseOf(
    items.map((draw, index) => itemOf(draw, index, index % 2 === 0 ? 'even' : 'odd')),
    { suspensions, receipts },
  );
}

/** Random worlds: two plans over one account, one to five items in two currencies, payments, reversals, credits, suspensions, failures. */
export const anyWorld: fc.Arbitrary<RandomWorld> = fc
  .record({
    even: drawPlan,
    odd: drawPlan,
    items: fc.array(drawItem, { minLength: 1, maxLength: 5 }),
    suspensions: fc.array(drawSuspension, { maxLength: 3 }),
    receipt: fc.integer({ min: -150_000, max: 150_000 }),
    failing: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 2 }),
    unknown: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 1 }),
    answers: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ even, odd, items, suspensions, receipt, failing, unknown, answers }) => {
    const base = world(even, factsOf(items, suspensions, receipt));
    const plans = { even: { ...even, scenarioId: 'even' }, odd: { ...odd, scenarioId: 'odd' } };
    return { env: { ...base, plans }, from: morning(firstDay, 480), to: morning(firstDay + 400), failing, unknown, answers };
  });

/** Facts of its own for each run, since answers to calls are added on the way. */
export function freshEnvironment(random: RandomWorld): Environment {
  return { ...random.env, facts: { ...random.env.facts, tasks: [] } };
}
