import type { ContactInstruction, Plan } from '../../plan.js';

/** The named owner of a key account, whose draft every contact is (law 24). */
const OWNER = 'owner';

/** Who is asked when the owner lets two business days go by: the substitute, then the credit manager (law 24). */
const ownerChain = [OWNER, 'substitute', 'creditManager'] as const;
const OWNER_BUSINESS_DAYS = 2;

/** Whoever works the inbox confirms each message of a plan that asks for it, where its step names nobody (law 24). */
const CONFIRMING: readonly string[] = ['collector'];

const nobody: readonly string[] = [];

/**
 * Who must agree to the exact content of a message, one after the other (law 24): the account's owner where the plan says so, then those the step
 * names; where it names nobody and the plan has each message confirmed, a collector. Empty: it leaves without anybody's word.
 */
export function approversOf(plan: Plan, instruction: ContactInstruction): readonly string[] {
  const named = instruction.approval?.by ?? nobody;
  if (plan.policies.sendMode === OWNER) return [...new Set([OWNER, ...named])];
  if (named.length > 0) return [...new Set(named)];
  return plan.policies.sendMode === 'confirm' ? CONFIRMING : nobody;
}

/** Whom to ask for an approver who has let the time go by so many times: the owner is replaced, anybody else is asked again. */
export function personAsked(approver: string, expired: number): string {
  return approver === OWNER ? (ownerChain[Math.min(expired, ownerChain.length - 1)] ?? OWNER) : approver;
}

/** How many business days an approver has: two for an owner and its deputies, else what the step says. */
export function openBusinessDaysOf(approver: string, instruction: ContactInstruction | undefined): number {
  return approver === OWNER ? OWNER_BUSINESS_DAYS : (instruction?.approval?.openBusinessDays ?? OWNER_BUSINESS_DAYS);
}
