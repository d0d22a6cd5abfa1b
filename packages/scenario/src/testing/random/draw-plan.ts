import type { InterruptName, When } from '@relance/schemas';
import fc from 'fast-check';
import type { Companion, Instruction, Plan } from '../../plan.js';
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
  /** Which step, if it is a reminder, is repeated in a loop; absent: none. */
  loop?: LoopDraw;
  /** What happens on some interrupts; absent: nothing. */
  branches?: BranchDraw[];
}

/** So many rounds of one step, so many days apart. */
export interface LoopDraw {
  at: number;
  rounds: number;
  apart: number;
}

/** The branch of an interrupt: work for a person, a call where the item may walk, or a thank-you for what was paid. */
export interface BranchDraw {
  on: InterruptName;
  isCall: boolean;
}

/** What a random world can interrupt. */
const interrupting: readonly InterruptName[] = [
  'paid',
  'partlyPaid',
  'disputed',
  'promised',
  'paymentAnnounced',
  'replied',
  'instalmentPlan',
  'held',
];

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
  loop: fc.record({ at: fc.integer({ min: 0, max: 9 }), rounds: fc.integer({ min: 1, max: 3 }), apart: fc.integer({ min: 2, max: 9 }) }),
  branches: fc.uniqueArray(
    fc.record({ on: fc.oneof(fc.constant<InterruptName>('paid'), fc.constantFrom(...interrupting)), isCall: fc.boolean() }),
    {
      maxLength: 3,
      selector: ({ on }) => on,
    },
  ),
});

const ranks = { sms: 0, email: 1, letter: 2, registered: 3 };
const recap: Companion = { channel: 'email', template: { id: 'recap', version: 1 }, audience: ['accountsPayable'] };
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

/** A reminder in a loop: the head, then the step that leads back to it. */
function loopOf(loop: LoopDraw, index: number, head: number, step: Instruction): Instruction[] {
  if (step.op !== 'contact') return [step];
  const until = { field: 'outstandingCents', operator: 'lt' as const, value: 30_000, currency: 'EUR' };
  const when: When = { ...step.when, anchor: 'previousContact', offset: loop.apart };
  return [
    { op: 'repeat', nodeId: `L${index}`, max: loop.rounds, minGapDays: loop.apart, until, body: -1, done: head + 2, exhausted: head + 2 },
    { ...step, when, sent: head, failed: head },
  ];
}

function isLooped({ loop }: PlanDraw, index: number, step: StepDraw): boolean {
  return loop?.at === index && step.level >= 1 && step.level <= 4 && step.what !== 'call';
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
        steps.push({
          op: 'branch',
          nodeId: `B${index}`,
          cases: [{ id: 'large', condition, next: -1 }],
          otherwise: steps.length + (isLooped(draw, index, step) ? 3 : 2),
        });
      }
      if (draw.loop !== undefined && isLooped(draw, index, step)) {
        steps.push(...loopOf(draw.loop, index, steps.length, messageOf(step, nodeId, offset)));
      } else if (step.what === 'call' && step.level > 0 && step.level < 5) steps.push(call(nodeId, offset, { recap }));
      else if (step.what === 'waitThenEmail' && step.level > 0) {
        steps.push({ op: 'wait', nodeId: `W${index}`, when: { anchor: 'dueDate', offset, unit: 'days' }, next: -1 });
        steps.push(messageOf(step, nodeId, offset));
      } else steps.push(messageOf(step, nodeId, offset));
    });
  steps.push(draw.hasEnd ? { op: 'stop', nodeId: 'end', outcome: 'ended', owner: 'anna', reviewBusinessDays: 10 } : handOver('H'));
  return steps;
}

const atOnce: When = { anchor: 'entry', offset: 0, unit: 'days' };

/** The work an interrupt begins, and the way back to where it came from. */
function branchOf({ on, isCall }: BranchDraw, begins: number): Instruction[] {
  const back: Instruction = { op: 'stop', nodeId: `B-${on}-end`, outcome: 'resumed' };
  const nodeId = `B-${on}`;
  const more = { when: atOnce, sent: begins + 1, failed: begins + 1 };
  if (on === 'paid') return [email(nodeId, 0, -1, more), back];
  const task = isCall && (on === 'partlyPaid' || on === 'replied') ? 'call' : 'check';
  return [call(nodeId, 0, { when: atOnce, task, ...(task === 'call' ? { recap } : {}) }), back];
}

/** Appends the branches of a draw behind the ladder; where each begins. */
function appendBranches(steps: Instruction[], { branches = [] }: PlanDraw): NonNullable<Plan['interrupts']> {
  const interrupts: NonNullable<Plan['interrupts']> = {};
  for (const branch of branches) {
    interrupts[branch.on] = steps.length;
    steps.push(...branchOf(branch, steps.length));
  }
  return interrupts;
}

/** The plan a draw stands for. */
export function planOf(draw: PlanDraw, scenarioId: string): Plan {
  const { gapDays, contacts, perInvoice } = draw;
  const policies: Plan['policies'] = { gapDays, cap: { contacts, days: 30 }, ...(perInvoice ? { consolidation: 'invoice' } : {}) };
  const steps = stepsOf(draw);
  const interrupts = appendBranches(steps, draw);
  return ladder(steps, { scenarioId, enterDaysBefore: 20, policies, ...(Object.keys(interrupts).length > 0 ? { interrupts } : {}) });
}
