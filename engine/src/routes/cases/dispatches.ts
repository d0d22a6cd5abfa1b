import { contracts } from '@relance/schemas';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { caseOf } from '../../story/case-lookup.js';
import { sendContent } from '../../messages/texts/send-content.js';

/** What was sent: the messages of a case and the exact bytes of each. */
export function dispatchRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store, config } = dependencies;

  app.route({
    ...contracts.listDispatches,
    handler: async (request) => {
      const { entityId } = callerIn(request);
      const found = await caseOf(store, entityId, request.params.id);
      return { dispatches: (await store.dispatches.byCase(entityId, found._id)).toReversed() };
    },
  });

  app.route({
    ...contracts.getDispatchContent,
    handler: async (request, reply) => {
      const dispatch = await store.dispatches.get(callerIn(request).entityId, request.params.id);
      if (dispatch?.contentHash === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: request.params.id } });
      const { _id, contentHash, contentType } = dispatch;
      const bytes = await sendContent(reply, config.dataFolder, { _id, contentHash, contentType }, request.query.as);
      // bytes go out as they are, past the serializer of the schema
      return reply.send(bytes as never);
    },
  });
}
