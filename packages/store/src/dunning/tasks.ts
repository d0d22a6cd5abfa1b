import { taskSchema, type Task, type TaskAttempt } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { pageOf, type Page, type PageRequest } from '../mongo/page.js';
import { condition, type Filter, type Update } from '../mongo/records.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';

const indexes = [
  { name: 'entity_state', keys: { entityId: 1, state: 1, openedAt: 1, _id: 1 } },
  { name: 'entity_trial', keys: { entityId: 1, 'draft.trial.id': 1 } },
  { name: 'case', keys: { entityId: 1, caseId: 1, openedAt: 1, _id: 1 } },
  { name: 'answered', keys: { entityId: 1, outcomeBy: 1, outcomeAt: 1 } },
] as const;
/** Open tasks read at once at most: more than a team can have before it, and a bound for a page. */
const MOST_OPEN = 2000;
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
  /** Takes an open task in hand until a real instant: nobody has it, the same person has it, or his time is over at the real instant `nowMs`. */
  claim(entityId: string, taskId: string, claim: NonNullable<Task['claim']>, nowMs: number): Promise<TaskSettlement | undefined>;
  /** Lets go of what one has in hand; `recorded` is false when it was not in one's hand. */
  release(entityId: string, taskId: string, by: string): Promise<TaskSettlement | undefined>;
  /** Puts an open task off, or without a day takes it back. */
  snooze(entityId: string, taskId: string, snooze: Task['snooze']): Promise<TaskSettlement | undefined>;
  /** Gives an open task to somebody by name, or back. */
  assign(entityId: string, taskId: string, assigned: Task['assigned']): Promise<TaskSettlement | undefined>;
  /** The oldest open tasks, two thousand at most. */
  openOnes(entityId: string): Promise<Task[]>;
  /** How many calls somebody answered since a business instant. */
  callsAnswered(entityId: string, userId: string, sinceMs: number): Promise<number>;
  list(entityId: string, request: TaskListRequest): Promise<TaskList>;
  /** Messages laid before a person under a trial, of all its times, but those taken back. */
  draftsOfTrial(entityId: string, trialId: string): Promise<Task[]>;
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
  claim: '_id',
  release: '_id',
  snooze: '_id',
  assign: '_id',
  openOnes: 'entity_state',
  callsAnswered: 'answered',
  list: 'entity_state',
  draftsOfTrial: 'entity_trial',
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

  const put = (entityId: string, taskId: string, field: 'snooze' | 'assigned', value: object | undefined) =>
    whileOpen(entityId, taskId, {}, value === undefined ? { $unset: { [field]: '' } } : { $set: { [field]: value } });

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
    claim: (entityId, taskId, claim, nowMs) => {
      const isFree = [{ claim: condition({ $exists: false }) }, { 'claim.by': claim.by }, { 'claim.until': condition({ $lt: nowMs }) }];
      return whileOpen(entityId, taskId, { $or: isFree }, { $set: { claim } });
    },
    release: (entityId, taskId, by) => whileOpen(entityId, taskId, { 'claim.by': by }, { $unset: { claim: '' } }),
    snooze: (entityId, taskId, snooze) => put(entityId, taskId, 'snooze', snooze),
    assign: (entityId, taskId, assigned) => put(entityId, taskId, 'assigned', assigned),
    openOnes: (entityId) => records.find({ entityId, state: 'open' }, { sort: { openedAt: 1, _id: 1 }, limit: MOST_OPEN }),
    callsAnswered: (entityId, outcomeBy, sinceMs) =>
      records.count({ entityId, outcomeBy, outcomeAt: condition({ $gte: sinceMs }), kind: 'call', state: 'done' }),
    list: async (entityId, { state, caseId, ...page }) => {
      const filter = { entityId, ...(state === undefined ? {} : { state }), ...(caseId === undefined ? {} : { caseId }) };
      return { ...(await pageOf(records, filter, { field: 'openedAt', direction: 1 }, page)), total: await records.count(filter) };
    },
    draftsOfTrial: (entityId, trialId) =>
      records.find({ entityId, 'draft.trial.id': trialId, state: condition({ $in: ['open', 'done', 'expired'] }) }),
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
