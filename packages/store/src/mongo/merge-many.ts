import type { ConditionalUpdate, Identified, Records } from './records.js';

/** What a merge decided about one record. */
export type MergeDecision<T> = { insert: T } | { change: ConditionalUpdate } | 'unchanged';

/** Ids by what became of them. */
export interface MergeOutcome {
  created: string[];
  updated: string[];
  unchanged: string[];
}

const MOST_ROUNDS = 50;

/**
 * Merges many inputs into their records, by id, in bulk: each is inserted once or changed by compare-and-set, and whoever lost a race is
 * decided again on what the winner wrote, so `decide` must answer `unchanged` once its input is in. Rejects after fifty lost rounds.
 */
export async function mergeMany<T extends Identified, Input>(
  records: Records<T>,
  inputs: ReadonlyMap<string, Input>,
  decide: (id: string, input: Input, current: T | undefined) => MergeDecision<T>,
): Promise<MergeOutcome> {
  const created = new Set<string>();
  const updated = new Set<string>();
  let pending = [...inputs];
  for (let round = 0; pending.length > 0; round += 1) {
    if (round === MOST_ROUNDS) throw new Error(`${pending.length} records kept changing while they were written`);
    const current = new Map((await records.getMany(pending.map(([id]) => id))).map((record) => [record._id, record]));
    const decided = pending.map(([id, input]) => ({ id, input, decision: decide(id, input, current.get(id)) }));
    const inserts = decided.flatMap(({ decision }) => (decision !== 'unchanged' && 'insert' in decision ? [decision.insert] : []));
    const changes = decided.flatMap(({ decision }) => (decision !== 'unchanged' && 'change' in decision ? [decision.change] : []));
    const inserted = inserts.length === 0 ? new Set<string>() : await records.insertMissing(inserts);
    const allChanged = changes.length === 0 || (await records.changeMany(changes)) === changes.length;
    for (const id of inserted) created.add(id);
    const again = decided.filter(({ id, decision }) => {
      if (decision === 'unchanged') return false;
      if ('insert' in decision) return !inserted.has(id);
      updated.add(id);
      return !allChanged;
    });
    pending = again.map(({ id, input }) => [id, input]);
  }
  const unchanged = [...inputs.keys()].filter((id) => !created.has(id) && !updated.has(id));
  return { created: [...created], updated: [...updated], unchanged };
}
