import type { Approval, CaseState, ContactEffect, Draft, Member, OpenCall, Receipt, TaskEffect } from '../state.js';
import type { World } from '../world/world.js';
import { openBusinessDaysOf, personAsked } from './approvers.js';
import { differenceOf, draftOf, fits } from './content.js';

/** Outcomes of the task that lays a content before a person (law 24). */
export const approvalOutcomes = { approved: 'approved', refused: 'refused' } as const;

/** How far the approval of the contact of a step has come. */
export function approvalFor(state: CaseState, { item, plan, pc }: Pick<Member, 'item' | 'plan' | 'pc'>): Approval | undefined {
  return state.approvals?.find((known) => known.item === item && known.plan === plan && known.pc === pc);
}

/** Puts an approval in the place of what was known of its step; undefined forgets it. Changes `state` in place. */
export function rememberApproval(state: CaseState, step: Pick<Member, 'item' | 'plan' | 'pc'>, approval: Approval | undefined): void {
  const others = (state.approvals ?? []).filter(({ item, plan, pc }) => item !== step.item || plan !== step.plan || pc !== step.pc);
  state.approvals = approval === undefined ? others : [...others, approval];
}

function ask(
  world: World,
  contact: ContactEffect,
  asked: { draft: Draft; approver: string; expired: number; decisions: number },
): TaskEffect {
  const { carrier, unit, level, members } = contact;
  const instruction = world.env.plans[carrier.plan]?.instructions[carrier.pc];
  return {
    kind: 'task',
    unit,
    at: world.nowMs,
    carrier,
    task: 'approval',
    level,
    caller: personAsked(asked.approver, asked.expired),
    openBusinessDays: openBusinessDaysOf(asked.approver, instruction?.op === 'contact' ? instruction : undefined),
    outcomes: Object.values(approvalOutcomes),
    draft: { ...asked.draft, contact, decisions: asked.decisions },
    members,
  };
}

/**
 * The contact itself where nobody has to agree to it or everybody has; else the task that lays it before the next person (law 24). A smaller
 * claim may leave under the approval of a larger one; any other change is asked anew, from the first person on, and says the difference.
 */
export function askOrSend(world: World, state: CaseState, contact: ContactEffect): ContactEffect | TaskEffect {
  const { approvers } = contact;
  if (approvers === undefined || approvers.length === 0) return contact;
  const draft = draftOf(world, contact);
  const known = approvalFor(state, contact.carrier);
  const holds = known !== undefined && fits(known.draft, draft);
  const agreed = holds ? known.agreed : 0;
  const approver = approvers[agreed];
  if (approver === undefined) return { ...contact, approved: true };
  const task = ask(world, contact, { draft, approver, expired: holds ? known.expired : 0, decisions: approvers.length - agreed });
  if (known === undefined || holds || known.agreed === 0 || task.draft === undefined) return task;
  return { ...task, draft: { ...task.draft, difference: differenceOf(known.draft, draft) } };
}

/** Remembers what was laid before a person, and since when the unit is held for it (laws 15, 24). Changes `state` in place. */
export function settleAsked(state: CaseState, effect: TaskEffect, receipt: Receipt): void {
  const { draft, carrier } = effect;
  if (draft === undefined) return;
  const { channel, cents, contentHash } = draft;
  const { item, plan, pc } = carrier;
  const known = approvalFor(state, carrier);
  const holds = known !== undefined && fits(known.draft, draft);
  rememberApproval(state, carrier, {
    item,
    plan,
    pc,
    askedAt: known?.askedAt ?? receipt.at,
    agreed: holds ? known.agreed : 0,
    expired: holds ? known.expired : 0,
    draft: holds && known.agreed > 0 ? known.draft : { channel, cents, contentHash },
  });
}

/** Forgets the approvals whose step is no longer under its token: it left, or the item went elsewhere. Changes `state` in place. */
export function pruneApprovals(state: CaseState): void {
  if (state.approvals === undefined) return;
  state.approvals = state.approvals.filter(({ item, plan, pc }) =>
    state.tokens.some(
      (token) =>
        token.item === item && token.plan === plan && token.status === 'walking' && (token.pc === pc || token.resumption !== undefined),
    ),
  );
}

/** Whether an open task lays a content before a person. */
export function isDraft(call: OpenCall): boolean {
  return call.effect.draft !== undefined;
}
