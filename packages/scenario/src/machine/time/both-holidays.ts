import { traitsOf } from '@relance/schemas';
import type { ContactInstruction, TaskInstruction } from '../../plan.js';

function reachesDirectly(channel: string): boolean {
  return traitsOf(channel)?.keepsDebtorHolidays === true;
}

/** Whether a step keeps the public holidays of the debtor's territory beside the entity's (law 1): a call, an SMS, or an SMS that goes along. */
export function keepsBothHolidays(instruction: ContactInstruction | TaskInstruction): boolean {
  if (instruction.op === 'task') return instruction.task === 'call';
  return reachesDirectly(instruction.channel) || instruction.companions?.some(({ channel }) => reachesDirectly(channel)) === true;
}
