import fc from 'fast-check';
import type { Instruction, Plan } from '../../plan.js';
import { call, email, handOver, ladder } from '../small-world.js';

/** One step of a random ladder, as numbers that shrink towards a plain e-mail. */
export interface StepDraw {
  /** 5 is a formal notice. */
  level: number;
  /** Days after the step before. */
  after: number;
  what: 'email' | 'sms' | 'letter' | 'call' | 'waitThenEmail';
  deadlineDays: number;
  /** 0: the accountant alone, 1: the manager alone. */
  audience: number;
  /** ISO weekdays it may leave on; empty: every working day. */
  weekdays: number[];
}

/** A random ladder with its rhythm. */
export interface PlanDraw {
  steps: StepDraw[];
  /** Before which step a decision about the amount may skip it; beyond the last: none. */
  branchAt: number;
  /** Ends in a named exclusion instead of a hand-over. */
  hasEnd: boolean;
  gapDays: number;
  contacts: number;
  perInvoice: boolean;
}

const drawStep: fc.Arbitrary<StepDraw> = fc.record({
  level: fc.integer({ min: 0, max: 5 }),
  after: fc.integer({ min: 1, max: 12 }),
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('email' as const) },
    { weight: 1, arbitrary: fc.constant('sms' as const) },
    { weight: 1, arbitrary: fc.constant('letter' as const) },
    { weight: 2, arbitrary: fc.constant('call' as const) },
    { weight: 1, arbitrary: fc.constant('waitThenEmail' as const) },
  ),
  deadlineDays: fc.integer({ min: 0, max: 9 }),
  audience: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }),
  weekdays: fc.oneof({ weight: 4, arbitrary: fc.constant<number[]>([]) }, { weight: 1, arbitrary: fc.constant<number[]>([2, 3, 4]) }),
});

/** Random ladders of one to six steps whose levels rise. */
export const drawPlan: fc.Arbitrary<PlanDraw> = fc.record({
  steps: fc.array(drawStep, { minLength: 1, maxLength: 6 }),
  branchAt: fc.integer({ min: 0, max: 9 }),
  hasEnd: fc.boolean(),
  gapDays: fc.integer({ min: 2, max: 9 }),
  contacts: fc.integer({ min: 2, max: 5 }),
  perInvoice: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

const ranks = { sms: 0, email: 1, letter: 2, registered: 3 };
const audiences = [['accountsPayable'], ['manager']];

function messageOf(draw: StepDraw, nodeId: string, offset: number): Instruction {
  const channel = draw.level === 5 ? 'registered' : draw.what === 'sms' || draw.what === 'letter' ? draw.what : 'email';
  const deadlineDays = draw.level === 5 ? 8 + draw.deadlineDays : draw.deadlineDays;
  const step = email(nodeId, draw.level === 0 ? Math.min(offset - 20, -1) : offset, draw.level, {
    channel,
    rank: ranks[channel],
    audience: audiences[draw.audience] ?? [],
    ...(deadlineDays >= 3 && draw.level > 0 ? { deadlineDays } : {}),
  });
  return draw.weekdays.length === 0 || step.op !== 'contact' ? step : { ...step, when: { ...step.when, weekdays: draw.weekdays } };
}

function stepsOf(draw: PlanDraw): Instruction[] {
  const steps: Instruction[] = [];
  let offset = 0;
  [...draw.steps]
    .sort((left, right) => left.level - right.level)
    .forEach((step, index) => {
      offset += step.after;
      const nodeId = `N${index}`;
      if (draw.branchAt === index) {
        const condition = { field: 'outstandingCents', operator: 'ge' as const, value: 60_000, currency: 'EUR' };
        steps.push({ op: 'branch', nodeId: `B${index}`, cases: [{ id: 'large', condition, next: -1 }], otherwise: steps.length + 2 });
      }
      if (step.what === 'call' && step.level > 0 && step.level < 5) steps.push(call(nodeId, offset));
      else if (step.what === 'waitThenEmail' && step.level > 0) {
        steps.push({ op: 'wait', nodeId: `W${index}`, when: { anchor: 'dueDate', offset, unit: 'days' }, next: -1 });
        steps.push(messageOf(step, nodeId, offset));
      } else steps.push(messageOf(step, nodeId, offset));
    });
  steps.push(draw.hasEnd ? { op: 'stop', nodeId: 'end', outcome: 'ended', owner: 'anna', reviewBusinessDays: 10 } : handOver('H'));
  return steps;
}

/** The plan a draw stands for. */
export function planOf(draw: PlanDraw, scenarioId: string): Plan {
  const { gapDays, contacts, perInvoice } = draw;
  const policies: Plan['policies'] = { gapDays, cap: { contacts, days: 30 }, ...(perInvoice ? { consolidation: 'invoice' } : {}) };
  return ladder(stepsOf(draw), { scenarioId, enterDaysBefore: 20, policies });
}
