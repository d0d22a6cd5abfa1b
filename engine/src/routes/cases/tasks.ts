import { contracts } from '@relance/schemas';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { sendContent } from '../../messages/texts/send-content.js';
import { foretellAnswer } from '../../worklist/foretell-answer.js';
import { assignTask, claimTask, colleaguesOf, releaseTask, snoozeTask } from '../../worklist/handle-task.js';
import { readCommitments } from '../../worklist/read-commitments.js';
import { readToday } from '../../worklist/read-today.js';
import { taskViews } from '../../worklist/task-views.js';
import { answerRoutes, taskOf } from './answer-task.js';

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

/** The work of the day, and who has what of it in hand. */
function handlingRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  app.route({ ...contracts.getToday, handler: (request) => readToday(dependencies, callerIn(request), request.query) });
  app.route({ ...contracts.listCommitments, handler: (request) => readCommitments(dependencies, callerIn(request).entityId) });
  app.route({
    ...contracts.foretellAnswer,
    handler: (request) => foretellAnswer(dependencies, callerIn(request), request.params.id, request.body),
  });
  app.route({ ...contracts.claimTask, handler: (request) => claimTask(dependencies, callerIn(request), request.params.id) });
  app.route({ ...contracts.releaseTask, handler: (request) => releaseTask(dependencies, callerIn(request), request.params.id) });
  app.route({
    ...contracts.snoozeTask,
    handler: (request) => snoozeTask(dependencies, callerIn(request), request.params.id, request.body),
  });
  app.route({
    ...contracts.assignTask,
    handler: (request) => assignTask(dependencies, callerIn(request), request.params.id, request.body),
  });
  app.route({
    ...contracts.listColleagues,
    handler: async (request) => ({ colleagues: await colleaguesOf(dependencies, callerIn(request)) }),
  });
}

/** The work of humans: listed, looked at, answered once. */
export function taskRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;

  app.route({
    ...contracts.listTasks,
    handler: async (request) => {
      const caller = callerIn(request);
      const { rows, ...page } = await store.tasks.list(caller.entityId, request.query);
      return { tasks: await taskViews(dependencies, caller, rows), ...page };
    },
  });

  app.route({
    ...contracts.getTask,
    handler: async (request) => {
      const caller = callerIn(request);
      const [view] = await taskViews(dependencies, caller, [await taskOf(store, caller.entityId, request.params.id)]);
      if (view === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: request.params.id } });
      return view;
    },
  });

  contentRoute(app, dependencies);
  handlingRoutes(app, dependencies);
  answerRoutes(app, dependencies);
}
