import type { CivilDate } from '@relance/domain';
import type { InputOf, Item, Task, contracts } from '@relance/schemas';
import type { Store } from '@relance/store';
import type { EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';
import { suspensionFaults, type SuspensionBody } from './check-suspension.js';
import { keepSuspension, newSuspension, type Doing } from './keep-suspension.js';

type Promised = NonNullable<InputOf<typeof contracts.answerTask>['body']['promise']>;

/** A promise made on a call, found sound. */
export interface PromiseOfTask {
  body: SuspensionBody;
  items: Item[];
}

/** Reads the promise made on a call about what is still open of its task. Throws RLC_INVALID_INPUT with every fault. */
export async function checkPromise(store: Store, task: Task, promise: Promised, today: CivilDate): Promise<PromiseOfTask> {
  const { on: untilOn, cents, currency } = promise;
  const items = (await store.items.getMany(task.entityId, task.itemIds)).filter(({ open }) => open);
  const amount = { ...(cents === undefined ? {} : { cents }), ...(currency === undefined ? {} : { currency }) };
  const body: SuspensionBody = { kind: 'promise', untilOn, key: `task-${task._id}`, ...amount };
  const issues = suspensionFaults(body, { today, items });
  if (issues.length > 0) throw new ApiError('RLC_INVALID_INPUT', { issues });
  return { body, items };
}

/** Records it as a fact of its own under the name of the task, once however often the answer comes; about nothing still owed it is none (laws 8, 21). */
export async function keepPromise(
  dependencies: EngineDependencies,
  task: Task,
  { body, items }: PromiseOfTask,
  doing: Doing,
): Promise<void> {
  if (items.length === 0) return;
  const of = { caseId: task.caseId, itemIds: items.map(({ _id }) => _id) };
  await keepSuspension(dependencies, newSuspension(body, of, doing), doing);
}
