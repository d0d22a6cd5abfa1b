import type { CaseFacts, ItemFacts } from '../facts/environment.js';
import type { InsolvencyFacts } from '../facts/recorded-facts.js';
import { deliveredDay, type PlanEffects } from './suspension/instalment-plans.js';

/** Why the legal person's state or somebody else's right keeps an item out of net, lines and walk (law 8). */
export interface OutOfWalk {
  /** `suspended` may walk again; `stopped` ends here. */
  status: 'suspended' | 'stopped';
  code: 'instalmentPlan' | 'planBroken' | 'factored' | 'assigned' | 'insolvent' | 'insolvencyAsk';
  owner: string;
  /** Of an item under a plan: the last day its next instalment has. */
  lastDay?: number;
  /** Day of the judgment, where there is one. */
  day?: number;
}

/** The judgment known by now, the first of several. */
export function judgmentOf(facts: CaseFacts, nowMs: number): InsolvencyFacts | undefined {
  let first: InsolvencyFacts | undefined;
  for (const fact of facts.insolvencies ?? []) {
    if (fact.recordedAt <= nowMs && (first === undefined || fact.day < first.day)) first = fact;
  }
  return first;
}

/** A person has looked at an item delivered after the judgment and let it walk (law 27: by name and reason). */
function isLetThrough(facts: CaseFacts, item: ItemFacts, judgment: InsolvencyFacts, nowMs: number): boolean {
  return (facts.commands ?? []).some(
    ({ itemId, command, at }) => itemId === item.id && command === 'reopen' && at >= judgment.recordedAt && at <= nowMs,
  );
}

function insolvency(facts: CaseFacts, item: ItemFacts, nowMs: number): OutOfWalk | undefined {
  const judgment = judgmentOf(facts, nowMs);
  if (judgment === undefined) return undefined;
  const told = { owner: 'creditManager', day: judgment.day };
  if (deliveredDay(facts, item) < judgment.day) return { status: 'stopped', code: 'insolvent', ...told };
  return isLetThrough(facts, item, judgment, nowMs) ? undefined : { status: 'suspended', code: 'insolvencyAsk', ...told };
}

/**
 * Whether an item is out of the walk whatever is owed on it (law 8): replaced by a running instalment plan; an instalment of a broken one; held
 * by a factor or assignee who gave no mandate; delivered before a judgment of insolvency (stopped) or after it (a person decides).
 */
export function outOfWalk(facts: CaseFacts, item: ItemFacts, plans: PlanEffects, nowMs: number): OutOfWalk | undefined {
  const { holder } = item;
  if (holder !== undefined && holder.by !== 'own' && !holder.mandate) return { status: 'stopped', code: holder.by, owner: 'creditManager' };
  const insolvent = insolvency(facts, item, nowMs);
  if (insolvent !== undefined) return insolvent;
  if (plans.stopped.has(item.id)) return { status: 'stopped', code: 'planBroken', owner: 'creditManager' };
  const plan = plans.replaced.get(item.id);
  if (plan === undefined) return undefined;
  const lastDay = plans.checks.get(plan.id);
  return { status: 'suspended', code: 'instalmentPlan', owner: 'creditManager', ...(lastDay === undefined ? {} : { lastDay }) };
}
