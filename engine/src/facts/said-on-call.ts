import type { InputOf, IssueView, Task, contracts } from '@relance/schemas';
import type { CaseRecords } from '@relance/store';
import type { EngineDependencies } from '../dependencies.js';
import { issueWithin } from '../errors.js';
import { factFaults } from './check/check-fact.js';
import { fault, type FactBody, type FactContext } from './check/fact-context.js';
import { keepFact, newFact, type Doing } from './keep-fact.js';

/** What a person answers to a task. */
export type AnswerBody = InputOf<typeof contracts.answerTask>['body'];

/** What was heard on a call, read and not yet recorded. */
export interface SaidOnCall {
  /** Facts of their own, under the name of the task: a promise, a dispute. */
  facts: FactBody[];
  /** The items they are about: those the outcome applies to, as far as they are open. */
  itemIds: string[];
  /** Where only some items of the task were ticked (law 21). */
  tickedItemIds?: string[];
  issues: IssueView[];
}

/** The items of a task a person ticked, by id or number; one that is none of them is a fault, and only a step of a scenario has items to tick. */
function ticked(task: Task, names: readonly string[] | undefined, { items }: CaseRecords): { ids: string[]; issues: IssueView[] } {
  if (names === undefined) return { ids: task.itemIds, issues: [] };
  if (task.nodeId === undefined || task.kind === 'approval') {
    const fr = 'Cette tâche se répond en entier : ne cochez pas de pièces.';
    return { ids: [], issues: [fault('noTicks', 'items', fr, 'This task is answered as a whole: tick no items.')] };
  }
  const issues: IssueView[] = [];
  const ids = names.flatMap((name, index) => {
    const found = items.filter(({ _id, number }) => task.itemIds.includes(_id) && (_id === name || number === name));
    if (found.length === 0) {
      const [fr, en] = [`${name} n’est pas une pièce de cette tâche.`, `${name} is no item of this task.`];
      issues.push(fault('itemUnknown', `items/${String(index)}`, fr, en));
    }
    return found.map(({ _id }) => _id);
  });
  return { ids: [...new Set(ids)], issues };
}

/** Reads what was heard on a call: which items its outcome applies to, the promise made, the dispute raised; with everything that is wrong (laws 8, 21). */
export function readSaid(task: Task, answer: AnswerBody, context: FactContext): SaidOnCall {
  const { promise, dispute, note } = answer;
  const { ids, issues } = ticked(task, answer.items, context.records);
  const itemIds = context.records.items.filter(({ _id, open }) => open && ids.includes(_id)).map(({ _id }) => _id);
  const said: FactBody[] = [];
  if (promise !== undefined) {
    const { on: untilOn, ...amount } = promise;
    said.push({ kind: 'promise', untilOn, key: `task-${task._id}`, items: itemIds, ...amount });
  }
  if (dispute !== undefined) {
    said.push({ kind: 'dispute', key: `task-${task._id}-dispute`, items: itemIds, ...dispute, ...(note === undefined ? {} : { note }) });
  }
  for (const body of said) {
    issues.push(...factFaults(body, context).map((issue) => issueWithin(body.kind, issue)));
  }
  const isPart = task.itemIds.some((id) => !ids.includes(id));
  return { facts: said, itemIds, issues, ...(isPart ? { tickedItemIds: ids } : {}) };
}

/** Records what was heard, each under the name of the task, once however often the answer comes; about nothing still owed there is nothing to record. */
export async function keepSaid(dependencies: EngineDependencies, said: SaidOnCall, records: CaseRecords, doing: Doing): Promise<void> {
  const { facts, itemIds } = said;
  if (itemIds.length === 0) return;
  for (const body of facts) await keepFact(dependencies, newFact(body, records, itemIds, doing), doing);
}
