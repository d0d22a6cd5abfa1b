import { interruptNames, type InterruptName } from '@relance/schemas';
import type { ContactInstruction, TaskInstruction } from '../../../plan.js';
import { reason } from '../../telling/reason.js';
import type { Token } from '../../state.js';
import type { Standing } from '../../world/standing.js';
import { interruptingFacts, type DatedFact } from './item-facts.js';
import { forgetStep } from '../moves.js';
import { wakeBy, type Walk } from '../rest.js';

type Interruption = DatedFact & { name: InterruptName };

/** In which standing of its item a branch may be walked: that of paid when it is paid, of insolvency when it is stopped, else when suspended. */
function mayWalkIn(interrupt: InterruptName, status: Standing['status']): boolean {
  if (status === 'done') return interrupt === 'paid';
  if (status === 'stopped') return interrupt === 'insolvent';
  return status === 'suspended' && interrupt !== 'paid';
}

/** Whether a token stands in a branch that may be walked although its item is suspended, paid or stopped. */
export function isInLiveBranch(token: Token, standing: Standing): boolean {
  return token.branch !== undefined && mayWalkIn(token.branch.interrupt, standing.status);
}

/** Courtesies, which ask for nothing, are below every level (law 23). */
const isCourtesy = (instruction: ContactInstruction): boolean => instruction.level < 0;

/**
 * What may happen about an item that is suspended, paid or stopped: in the branch of its interrupt, work for people that does not reach the
 * payer, and a courtesy about what was paid. Never a dunning contact (P2, laws 8, 23).
 */
export function mayHappen(token: Token, instruction: ContactInstruction | TaskInstruction, standing: Standing): boolean {
  if (!isInLiveBranch(token, standing)) return false;
  if (instruction.op === 'task') return instruction.task !== 'call';
  return token.branch?.interrupt === 'paid' && isCourtesy(instruction);
}

function compare(one: Interruption, other: Interruption): number {
  const rank = ({ name }: Interruption): number => interruptNames.indexOf(name);
  return one.day - other.day || rank(one) - rank(other) || (one.id < other.id ? -1 : 1);
}

/** The interrupts a plan has branches for. */
function drawnInterrupts({ plan }: Walk): InterruptName[] {
  return interruptNames.filter((name) => plan.interrupts?.[name] !== undefined);
}

/** Facts since the item's entry that no branch has answered yet, first day first; those to come are woken for. */
function unanswered(walk: Walk): Interruption[] {
  const { world, token, rest } = walk;
  const facts = interruptingFacts(walk, drawnInterrupts(walk)).filter(
    ({ id, day }) => day >= token.entryDay && token.taken?.includes(id) !== true,
  );
  for (const { at } of facts) if (at > world.nowMs) wakeBy(rest, at);
  return facts.filter(({ at }) => at <= world.nowMs).sort(compare);
}

function enter(walk: Walk, fact: Interruption): void {
  const { token, plan, rest } = walk;
  const begins = plan.interrupts?.[fact.name];
  if (token.taken?.includes(fact.id) !== true) token.taken = [...(token.taken ?? []), fact.id];
  if (begins === undefined) return;
  const { pc, sinceDay, idealDay, heldUntil, reopenedDay } = token.branch ?? token;
  token.branch = {
    interrupt: fact.name,
    pc,
    sinceDay,
    ...(idealDay === undefined ? {} : { idealDay }),
    ...(heldUntil === undefined ? {} : { heldUntil }),
    ...(reopenedDay === undefined ? {} : { reopenedDay }),
  };
  token.pc = begins;
  token.sinceDay = fact.day;
  token.idealDay = undefined;
  forgetStep(token);
  const nodeId = plan.instructions[begins]?.nodeId;
  rest.reasons.push(reason('interrupted', 8, { itemId: token.item, nodeId, values: { interrupt: fact.name }, onDay: fact.day }));
}

/**
 * Takes the next fact that has a branch (DESIGN §4), once each: by day, then by the order of `interruptNames`. A token in a branch, or on an open
 * task, finishes there first, unless the item was paid meanwhile: then only the branch of that is walked.
 */
export function enterBranch(walk: Walk): void {
  const { token, view } = walk;
  if (walk.plan.interrupts === undefined) return;
  const isPaid = view.folded.state === 'paid';
  const facts = unanswered(walk);
  if (isPaid && token.branch?.interrupt !== 'paid') {
    const paid = facts.findLast(({ name }) => name === 'paid');
    if (paid === undefined) return;
    // what happened before the payment calls for nothing any more
    token.taken = [...(token.taken ?? []), ...facts.map(({ id }) => id)];
    enter(walk, paid);
    return;
  }
  if (token.branch !== undefined || token.task !== undefined) return;
  // a payment taken back since is thanked for no more
  const [next] = facts.filter(({ name }) => name !== 'paid');
  if (next !== undefined) enter(walk, next);
}

/** Ends the branch a token is in: it stands where it stood, its clock untouched. False when it is in none. */
export function leaveBranch(walk: Walk): boolean {
  const { token, rest } = walk;
  if (token.branch === undefined) return false;
  const { pc, sinceDay, idealDay, heldUntil, reopenedDay } = token.branch;
  token.pc = pc;
  token.sinceDay = sinceDay;
  token.branch = undefined;
  token.idealDay = undefined;
  forgetStep(token);
  if (idealDay !== undefined) token.idealDay = idealDay;
  if (heldUntil !== undefined) token.heldUntil = heldUntil;
  if (reopenedDay !== undefined) token.reopenedDay = reopenedDay;
  const nodeId = walk.plan.instructions[pc]?.nodeId;
  rest.reasons.push(reason('resumed', 8, { itemId: token.item, nodeId, onDay: walk.world.today }));
  return true;
}
