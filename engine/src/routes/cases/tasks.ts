import { tellReason } from '@relance/scenario';
import { contracts, type Item, type Localized, type Task, type TaskView } from '@relance/schemas';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { assigneesOf } from '../../people/assignees.js';
import { sendContent } from '../../messages/texts/send-content.js';
import { answerRoutes, taskOf } from './answer-task.js';

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
function whyOf({ reason: code, values, dueOn }: Task, item: Item | undefined): Localized | undefined {
  if (code === undefined) return undefined;
  const told = { code, ...(values === undefined ? {} : { values }), ...(dueOn === undefined ? {} : { until: dueOn }) };
  const names = item === undefined ? {} : { item: item.number };
  return { fr: tellReason(told, 'fr', names), en: tellReason(told, 'en', names) };
}

/** Puts accounts, items and who does it today beside tasks: all of a page in a handful of reads. */
async function taskViews(dependencies: EngineDependencies, entityId: string, tasks: readonly Task[]): Promise<TaskView[]> {
  const { store } = dependencies;
  const accountIds = [...new Set(tasks.map(({ accountId }) => accountId))];
  const itemIds = [...new Set(tasks.flatMap((task) => task.itemIds))];
  const accounts = new Map((await store.accounts.getMany(entityId, accountIds)).map((account) => [account._id, account]));
  const items = new Map((await store.items.getMany(entityId, itemIds)).map((item) => [item._id, item]));
  const { today: on } = businessMoment(dependencies, await store.entities.get(entityId));
  const assignees = await assigneesOf(store, { entityId, on }, tasks, accounts);
  return tasks.map((task) => {
    const assignee = assignees.get(task._id);
    const account = accounts.get(task.accountId);
    const why = whyOf(task, items.get(task.itemIds[0] ?? ''));
    return {
      task,
      ...(assignee === undefined ? {} : { assignee }),
      ...(why === undefined ? {} : { why }),
      account: { code: account?.code ?? '', name: account?.name ?? '', contacts: (account?.contacts ?? []).map(contactView) },
      items: task.itemIds.flatMap((id) => {
        const item = items.get(id);
        if (item === undefined) return [];
        const { number, dueDate, outstandingCents, currency } = item;
        return [{ id, number, dueDate, outstandingCents, currency }];
      }),
    };
  });
}

/** The message an approval is asked for, before it leaves; or the words of the debtor's mail. */
function contentRoute(app: ApiServer, { store, config }: EngineDependencies): void {
  app.route({
    ...contracts.getTaskContent,
    handler: async (request, reply) => {
      const { _id, draft, mail } = await taskOf(store, callerIn(request).entityId, request.params.id);
      const words = mail?.wordsHash === undefined ? undefined : { contentHash: mail.wordsHash, contentType: 'text/plain; charset=utf-8' };
      const { contentHash, contentType } = words ?? draft ?? {};
      if (contentHash === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: _id } });
      const bytes = await sendContent(reply, config.dataFolder, { _id, contentHash, contentType }, request.query.as);
      // bytes go out as they are, past the serializer of the schema
      return reply.send(bytes as never);
    },
  });
}

/** The work of humans: listed, looked at, answered once. */
export function taskRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;

  app.route({
    ...contracts.listTasks,
    handler: async (request) => {
      const { entityId } = callerIn(request);
      const { rows, ...page } = await store.tasks.list(entityId, request.query);
      return { tasks: await taskViews(dependencies, entityId, rows), ...page };
    },
  });

  app.route({
    ...contracts.getTask,
    handler: async (request) => {
      const { entityId } = callerIn(request);
      const [view] = await taskViews(dependencies, entityId, [await taskOf(store, entityId, request.params.id)]);
      if (view === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: request.params.id } });
      return view;
    },
  });

  contentRoute(app, dependencies);
  answerRoutes(app, dependencies);
}
