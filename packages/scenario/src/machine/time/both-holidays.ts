import { traitsOf } from '@relance/schemas';
import type { ContactInstruction, TaskInstruction } from '../../plan.js';

/** Whether a message by a channel is felt at once, as a call is: it keeps the debtor's public holidays too (law 1). */
export function reachesDirectly(channel: string): boolean {
  return traitsOf(channel)?.keepsDebtorHolidays === true;
}

/** Whether a step keeps the public holidays of the debtor's territory beside the entity's (law 1): a call, an SMS, or an SMS that goes along. */
export function keepsBothHolidays(instruction: ContactInstruction | TaskInstruction): boolean {
  if (instruction.op === 'task') return instruction.task === 'call';
  return reachesDirectly(instruction.channel) || instruction.companions?.some(({ channel }) => reachesDirectly(channel)) === true;
}
