import { taskSchema, type Task, type TaskAttempt } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { pageOf, type Page, type PageRequest } from '../mongo/page.js';
import { condition, type Filter, type Update } from '../mongo/records.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';

const indexes = [
  { name: 'entity_state', keys: { entityId: 1, state: 1, openedAt: 1, _id: 1 } },
  { name: 'case', keys: { entityId: 1, caseId: 1, openedAt: 1, _id: 1 } },
] as const;
const definition: RecordDefinition = { collection: 'tasks', fields: fieldsOf(taskSchema), indexes };

/** What a person answers to a task. */
export interface TaskAnswer {
  outcome: string;
  /** Business instant. */
  at: number;
  by: string;
  note?: string;
  promise?: NonNullable<Task['promise']>;
  tickedItemIds?: string[];
}

/** The task as it is after a command; `recorded` is false when it had left its open state before, and `task` tells how. */
export interface TaskSettlement {
  task: Task;
  recorded: boolean;
}

/** Which tasks are listed, oldest first. */
export interface TaskListRequest extends PageRequest {
  state?: Task['state'];
  caseId?: string;
}

/** One page with the number of all that were asked for. */
export interface TaskList extends Page<Task> {
  total: number;
}

/** The work of humans. A task leaves its open state exactly once; undefined everywhere means: no such task. */
export interface TaskRepository {
  /** Opens a task unless its id is there; then the stored one comes back. */
  openOnce(task: Task): Promise<{ task: Task; opened: boolean }>;
  get(entityId: string, taskId: string): Promise<Task | undefined>;
  getMany(entityId: string, ids: readonly string[]): Promise<Task[]>;
  answer(entityId: string, taskId: string, answer: TaskAnswer): Promise<TaskSettlement | undefined>;
  /** Notes a call that reached nobody on a task that stays open; `recorded` is false when it is open no more, or the attempt was noted before. */
  noteAttempt(entityId: string, taskId: string, attempt: TaskAttempt): Promise<TaskSettlement | undefined>;
  /** `at` is a business instant, kept as `outcomeAt`. */
  expire(entityId: string, taskId: string, at: number): Promise<TaskSettlement | undefined>;
  /** `at` is a business instant, kept as `outcomeAt`. */
  withdraw(entityId: string, taskId: string, at: number): Promise<TaskSettlement | undefined>;
  list(entityId: string, request: TaskListRequest): Promise<TaskList>;
  counts(entityId: string): Promise<Record<Task['state'], number>>;
}

/** By which index each method reads. */
export const taskAccess = {
  openOnce: '_id',
  get: '_id',
  getMany: '_id',
  answer: '_id',
  noteAttempt: '_id',
  expire: '_id',
  withdraw: '_id',
  list: 'entity_state',
  counts: 'entity_state',
} as const satisfies AccessTable<TaskRepository, typeof indexes>;

/** The tasks kept in a database. */
export function openTasks(database: Database): TaskRepository {
  const records = database.records<Task>(definition);

  async function whileOpen(entityId: string, taskId: string, filter: Filter, update: Update): Promise<TaskSettlement | undefined> {
    const changed = await records.change({ _id: taskId, entityId, state: 'open', ...filter }, update);
    if (changed !== undefined) return { task: changed, recorded: true };
    const task = await records.get(taskId, entityId);
    return task === undefined ? undefined : { task, recorded: false };
  }

  const leaveOpen = (entityId: string, taskId: string, values: Partial<Task>) => whileOpen(entityId, taskId, {}, { $set: values });

  return {
    openOnce: async (task) => {
      if (await records.insertOnce(task)) return { task, opened: true };
      return { task: (await records.get(task._id)) ?? task, opened: false };
    },
    get: (entityId, taskId) => records.get(taskId, entityId),
    getMany: (entityId, ids) => records.getMany(ids, entityId),
    answer: (entityId, taskId, { outcome, at, by, ...said }) =>
      leaveOpen(entityId, taskId, { state: 'done', outcome, outcomeAt: at, outcomeBy: by, ...said }),
    noteAttempt: (entityId, taskId, attempt) =>
      whileOpen(entityId, taskId, { 'attempts.id': condition({ $ne: attempt.id }) }, { $push: { attempts: attempt } }),
    expire: (entityId, taskId, at) => leaveOpen(entityId, taskId, { state: 'expired', outcomeAt: at }),
    withdraw: (entityId, taskId, at) => leaveOpen(entityId, taskId, { state: 'withdrawn', outcomeAt: at }),
    list: async (entityId, { state, caseId, ...page }) => {
      const filter = { entityId, ...(state === undefined ? {} : { state }), ...(caseId === undefined ? {} : { caseId }) };
      return { ...(await pageOf(records, filter, { field: 'openedAt', direction: 1 }, page)), total: await records.count(filter) };
    },
    counts: async (entityId) => {
      const rows = await records.group<{ _id: Task['state']; tasks: number }>({ entityId }, [
        { $group: { _id: '$state', tasks: { $sum: 1 } } },
      ]);
      const counts: Record<Task['state'], number> = { open: 0, done: 0, expired: 0, withdrawn: 0 };
      for (const { _id, tasks } of rows) counts[_id] = tasks;
      return counts;
    },
  };
}
