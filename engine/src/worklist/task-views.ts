import { tellReason } from '@relance/scenario';
import type { Item, Localized, Task, TaskView } from '@relance/schemas';
import { whoIs } from '../access/who.js';
import { businessMoment } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import { assigneesOf } from '../people/assignees.js';

type ContactView = TaskView['account']['contacts'][number];

/** A contact to be reached; a file may have given an address without anybody's name. */
function contactView({ name = '', role, phone, mobile, email }: Partial<ContactView> & Pick<ContactView, 'role'>): ContactView {
  return {
    name,
    role,
    ...(phone === undefined ? {} : { phone }),
    ...(mobile === undefined ? {} : { mobile }),
    ...(email === undefined ? {} : { email }),
  };
}

/** Why a task exists that no step asked for, in both languages; undefined for the step of a scenario, which has its name. */
export function whyOf({ reason: code, values, dueOn }: Task, item: Pick<Item, 'number'> | undefined): Localized | undefined {
  if (code === undefined) return undefined;
  const told = { code, ...(values === undefined ? {} : { values }), ...(dueOn === undefined ? {} : { until: dueOn }) };
  const names = item === undefined ? {} : { item: item.number };
  return { fr: tellReason(told, 'fr', names), en: tellReason(told, 'en', names) };
}

/** Who looks at tasks. */
export interface Looker {
  entityId: string;
  userId: string;
}

/** Who has an open task in hand at the real instant `realNowMs`, by name; undefined: nobody. */
export async function heldBy(
  { store, realNow }: EngineDependencies,
  { claim, state }: Task,
  { userId }: Looker,
): Promise<TaskView['held']> {
  if (claim === undefined || state !== 'open' || claim.until < realNow()) return undefined;
  return { name: (await whoIs(store, claim.by)).name, isMine: claim.by === userId, at: claim.at };
}

/** Name of whoever gave the outcome of a task; undefined: nobody did. */
export async function answererOf({ store }: EngineDependencies, { outcomeBy }: Task): Promise<{ answeredBy?: string }> {
  return outcomeBy === undefined ? {} : { answeredBy: (await whoIs(store, outcomeBy)).name };
}

/** Puts accounts, items, who does it today and who has it open beside tasks: all of a page in a handful of reads. */
export async function taskViews(dependencies: EngineDependencies, looker: Looker, tasks: readonly Task[]): Promise<TaskView[]> {
  const { store } = dependencies;
  const { entityId } = looker;
  const accountIds = [...new Set(tasks.map(({ accountId }) => accountId))];
  const itemIds = [...new Set(tasks.flatMap((task) => task.itemIds))];
  const accounts = new Map((await store.accounts.getMany(entityId, accountIds)).map((account) => [account._id, account]));
  const items = new Map((await store.items.getMany(entityId, itemIds)).map((item) => [item._id, item]));
  const { today: on } = businessMoment(dependencies, await store.entities.get(entityId));
  const assignees = await assigneesOf(store, { entityId, on }, tasks, accounts);
  return Promise.all(
    tasks.map(async (task): Promise<TaskView> => {
      const assignee = assignees.get(task._id);
      const account = accounts.get(task.accountId);
      const why = whyOf(task, items.get(task.itemIds[0] ?? ''));
      const held = await heldBy(dependencies, task, looker);
      return {
        task,
        ...(assignee === undefined ? {} : { assignee }),
        ...(why === undefined ? {} : { why }),
        ...(held === undefined ? {} : { held }),
        ...(await answererOf(dependencies, task)),
        account: { code: account?.code ?? '', name: account?.name ?? '', contacts: (account?.contacts ?? []).map(contactView) },
        items: task.itemIds.flatMap((id) => {
          const item = items.get(id);
          if (item === undefined) return [];
          const { number, dueDate, outstandingCents, currency } = item;
          return [{ id, number, dueDate, outstandingCents, currency }];
        }),
      };
    }),
  );
}
