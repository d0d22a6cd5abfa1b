import type { InputOf, Task, contracts } from '@relance/schemas';
import type { EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';
import { caseRecordsOf } from '../story/case-lookup.js';
import { factFaults } from './check/check-fact.js';
import type { FactBody, FactContext } from './check/fact-context.js';
import { keepFact, newFact, type Doing } from './keep-fact.js';

type Promised = NonNullable<InputOf<typeof contracts.answerTask>['body']['promise']>;

/** A promise made on a call, found sound, and what it is about. */
export interface PromiseOfTask extends Pick<FactContext, 'records'> {
  body: FactBody;
  itemIds: string[];
}

/** Reads the promise made on a call about what is still open of its task. Throws RLC_INVALID_INPUT with every fault. */
export async function checkPromise(
  { store }: EngineDependencies,
  task: Task,
  promise: Promised,
  moment: Pick<FactContext, 'today' | 'calendar'>,
): Promise<PromiseOfTask> {
  const { on: untilOn, cents, currency } = promise;
  const records = await caseRecordsOf(store, task.entityId, task.caseId);
  const itemIds = records.items.filter(({ _id, open }) => open && task.itemIds.includes(_id)).map(({ _id }) => _id);
  const amount = { ...(cents === undefined ? {} : { cents }), ...(currency === undefined ? {} : { currency }) };
  const body: FactBody = { kind: 'promise', untilOn, key: `task-${task._id}`, ...amount };
  const issues = factFaults(body, { ...moment, records });
  if (issues.length > 0) throw new ApiError('RLC_INVALID_INPUT', { issues });
  return { body, records, itemIds };
}

/** Records it as a fact of its own under the name of the task, once however often the answer comes; about nothing still owed it is none (laws 8, 21). */
export async function keepPromise(
  dependencies: EngineDependencies,
  { body, records, itemIds }: PromiseOfTask,
  doing: Doing,
): Promise<void> {
  if (itemIds.length > 0) await keepFact(dependencies, newFact(body, records, itemIds, doing), doing);
}
