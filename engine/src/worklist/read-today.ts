import { fromDayNumber, rankWork, sum, workKindOf, type Calendar, type CivilDate, type RankedWork, type WorkToRank } from '@relance/domain';
import {
  workKindNames,
  workKinds,
  type Account,
  type contracts,
  type InputOf,
  type Item,
  type Localized,
  type OutputOf,
  type Task,
  type WorkKind,
  type WorkRow,
} from '@relance/schemas';
import type { Caller } from '../access/caller.js';
import { businessMoment } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import { assigneesOf } from '../people/assignees.js';
import { entityOf } from '../routes/people/entity.js';
import { brokenPromises } from './broken-promises.js';
import { heldBy, whyOf } from './task-views.js';

type Today = OutputOf<typeof contracts.getToday>;
type Wanted = InputOf<typeof contracts.getToday>['querystring'];

/** A task with what its row is made from. */
interface Work {
  task: Task;
  kind: WorkKind;
  account: Account | undefined;
  items: Item[];
  assignee: { name: string; email?: string } | undefined;
  deadlineOn: CivilDate | undefined;
}

const steps: Readonly<Record<Task['kind'], Localized>> = {
  call: { fr: 'Appeler', en: 'Call' },
  approval: { fr: 'Donner ou refuser l’accord', en: 'Approve or refuse' },
  check: { fr: 'Vérifier', en: 'Check' },
};

/** What is to be done: of an alert why it was raised, of a message to approve its subject, else what the card says. */
function nameOf({ task, items: [item] }: Work): Localized {
  const { kind, draft, brief } = task;
  if (draft?.subject !== undefined) return { fr: `Valider : ${draft.subject}`, en: `Approve: ${draft.subject}` };
  return whyOf(task, item) ?? (kind === 'call' ? steps.call : (brief ?? steps[kind]));
}

function owed({ items }: Work): { cents: number; currency: string } {
  const currency = items[0]?.currency ?? 'EUR';
  return { currency, cents: sum(items.filter((item) => item.currency === currency).map(({ outstandingCents }) => outstandingCents)) };
}

function oldestDueOn({ items }: Work): CivilDate | undefined {
  const due = items.filter(({ open }) => open).map(({ dueDate }) => dueDate);
  return due.toSorted()[0];
}

function dayOf(calendar: Calendar, instantMs: number): CivilDate {
  return fromDayNumber(calendar.toCivil(instantMs).day);
}

async function readWork(
  { store }: EngineDependencies,
  { entityId, today, calendar }: { entityId: string; today: CivilDate; calendar: Calendar },
  tasks: readonly Task[],
): Promise<Work[]> {
  const [accountList, itemList] = await Promise.all([
    store.accounts.getMany(entityId, [...new Set(tasks.map(({ accountId }) => accountId))]),
    store.items.getMany(entityId, [...new Set(tasks.flatMap(({ itemIds }) => itemIds))]),
  ]);
  const accounts = new Map(accountList.map((account) => [account._id, account]));
  const items = new Map(itemList.map((item) => [item._id, item]));
  const assignees = await assigneesOf(store, { entityId, on: today }, tasks, accounts);
  return tasks.map((task) => ({
    task,
    kind: workKindOf(task),
    account: accounts.get(task.accountId),
    items: task.itemIds.flatMap((id) => items.get(id) ?? []),
    assignee: assignees.get(task._id),
    deadlineOn: task.dueOn ?? (task.expiresAt === undefined ? undefined : dayOf(calendar, task.expiresAt)),
  }));
}

/** Whether the work is for somebody: his by name, or nobody's by name. */
async function ownership({ store }: EngineDependencies, { userId }: Caller): Promise<(work: Work) => boolean> {
  const email = (await store.users.get(userId))?.email;
  return ({ assignee }) => assignee === undefined || (email !== undefined && assignee.email === email);
}

function countsOf(work: readonly Work[]): Today['counts'] {
  const counts = Object.fromEntries(workKindNames.map((name) => [name, 0])) as Today['counts'];
  for (const { kind } of work) counts[kind] += 1;
  return counts;
}

function toRank(work: Work, calendar: Calendar, broken: ReadonlyMap<string, CivilDate>): WorkToRank {
  const { task, deadlineOn } = work;
  const { openedAt, attempts = [], caseId, _id: id } = task;
  const openedOn = dayOf(calendar, openedAt);
  const promise = broken.get(caseId);
  return { id, ...owed(work), oldestDueOn: oldestDueOn(work), openedOn, deadlineOn, brokenPromiseOn: promise, attempts: attempts.length };
}

async function rowOf(dependencies: EngineDependencies, caller: Caller, work: Work, { points, because }: RankedWork): Promise<WorkRow> {
  const { task, kind, account, assignee, deadlineOn } = work;
  const held = await heldBy(dependencies, task, caller);
  const days = because.find(({ code }) => code === 'age')?.days;
  return {
    id: task._id,
    kind,
    caseId: task.caseId,
    accountCode: account?.code ?? '',
    accountName: account?.name ?? '',
    name: nameOf(work),
    ...owed(work),
    points,
    because,
    ...(days === undefined ? {} : { daysLate: days }),
    ...(deadlineOn === undefined ? {} : { deadlineOn }),
    ...(assignee === undefined ? {} : { assignee: assignee.name }),
    ...(held === undefined ? {} : { held }),
    ...(task.snooze === undefined ? {} : { snoozedUntil: task.snooze.untilOn }),
  };
}

/** The ranked work as rows, of one kind where it is asked for. */
async function rowsOf(
  dependencies: EngineDependencies,
  caller: Caller,
  todo: readonly Work[],
  { kind, limit, ranked }: Pick<Wanted, 'kind' | 'limit'> & { ranked: readonly RankedWork[] },
): Promise<WorkRow[]> {
  const byId = new Map(todo.map((work) => [work.task._id, work]));
  const shown = ranked.flatMap((rank) => {
    const work = byId.get(rank.id);
    return work === undefined || (kind !== undefined && work.kind !== kind) ? [] : [{ rank, work }];
  });
  return Promise.all(shown.slice(0, limit).map(({ rank, work }) => rowOf(dependencies, caller, work, rank)));
}

/**
 * The work of the day as somebody sees it: all open tasks ranked by `rankWork`, those put off left out or alone, with how much it is, how long it takes as a
 * rule and how far the calls have come. Reads the two thousand oldest open tasks at most and says how many are beyond.
 */
export async function readToday(dependencies: EngineDependencies, caller: Caller, wanted: Wanted): Promise<Today> {
  const { store } = dependencies;
  const { entityId, userId } = caller;
  const entity = await entityOf(dependencies, entityId);
  const moment = businessMoment(dependencies, entity);
  const { today, calendar } = moment;
  const [open, counted] = await Promise.all([store.tasks.openOnes(entityId), store.tasks.counts(entityId)]);
  const isOurs = wanted.whose === 'mine' ? await ownership(dependencies, caller) : (): boolean => true;
  const ours = (await readWork(dependencies, { entityId, today, calendar }, open)).filter(isOurs);
  const isOff = ({ task: { snooze } }: Work): boolean => snooze !== undefined && snooze.untilOn > today;
  const todo = ours.filter((work) => isOff(work) === wanted.snoozed);
  const broken = await brokenPromises(dependencies, entity, moment, new Set(todo.map(({ task }) => task.caseId)));
  const ranked = rankWork(
    todo.map((work) => toRank(work, calendar, broken)),
    today,
  );
  const { callsPerDay } = entity.policy;
  const startOfDay = calendar.toInstant(calendar.toCivil(moment.nowMs).day, 0);
  const done = await store.tasks.callsAnswered(entityId, userId, startOfDay);
  const counts = countsOf(todo);
  return {
    rows: await rowsOf(dependencies, caller, todo, { ...wanted, ranked }),
    total: todo.length,
    counts,
    snoozed: ours.filter(isOff).length,
    minutes: sum(workKindNames.map((name) => counts[name] * workKinds[name].usualMinutes)),
    calls: { done, left: counts.call, ...(callsPerDay === undefined ? {} : { capacity: callsPerDay }) },
    unread: Math.max(0, counted.open - open.length),
  };
}
