import type { ContactEffect, Plan } from '@relance/scenario/machine';
import type { PlainLadder } from './plain-workflow.js';

/** Nine o'clock in Paris, when the window of the contacts opens, counted from the house's first morning at eight. */
const windowOpensMs = 3_600_000;
const businessDayMs = 86_400_000;

/** Whose ladder it is and the clock it runs on. */
interface LadderOf {
  plan: Plan;
  planHash: string;
  itemId: string;
  /** The house's first morning, business epoch milliseconds. */
  firstMorning: number;
  originMs: number;
  scale: number;
}

/**
 * The contacts of one item on the given days, written by hand as the machine would ask for them: what the hand-written workflow is started with.
 * Throws when the plan has fewer contacts than there are days.
 */
export function plainSteps(days: readonly number[], of: LadderOf): PlainLadder['steps'] {
  const contacts = of.plan.instructions.flatMap((instruction, pc) => (instruction.op === 'contact' ? [{ instruction, pc }] : []));
  return days.map((day, index) => {
    const contact = contacts[index];
    if (contact === undefined) throw new Error(`the plan has no contact for day ${String(day)}`);
    const elapsedMs = day * businessDayMs + windowOpensMs;
    const nowMs = of.firstMorning + elapsedMs;
    return { nowMs, realMs: of.originMs + elapsedMs / of.scale, effect: effectOf(contact, of, nowMs) };
  });
}

type Contact = { instruction: Extract<Plan['instructions'][number], { op: 'contact' }>; pc: number };

function effectOf({ instruction, pc }: Contact, { plan, planHash, itemId }: LadderOf, nowMs: number): ContactEffect {
  const { nodeId, channel, level, template, audience, rank } = instruction;
  const step = { item: itemId, plan: planHash, scenarioId: plan.scenarioId, nodeId, pc, visit: 0, readyAt: nowMs };
  const carrier = { ...step, role: 'reminded' as const };
  return { kind: 'contact', unit: 'payer', at: nowMs, carrier, channel, level, rank, template, audience, members: [carrier] };
}
