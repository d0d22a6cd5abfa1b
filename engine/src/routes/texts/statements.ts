import { contracts } from '@relance/schemas';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { keptContent } from '../../messages/texts/kept-content.js';
import { makeStatement, statementAction } from '../../messages/texts/make-statement.js';
import { sandboxed } from '../../messages/texts/sandboxed.js';
import { entityOf } from '../people/entity.js';

/** Statements of account, made on request and kept as they were. */
export function statementRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store, config } = dependencies;

  app.route({
    ...contracts.makeStatement,
    handler: async (request) => {
      const caller = callerIn(request);
      return makeStatement(dependencies, await entityOf(dependencies, caller.entityId), caller, request.body);
    },
  });

  app.route({
    ...contracts.getStatement,
    handler: async (request, reply) => {
      const { id } = request.params;
      const { rows } = await store.auditLog.listOfSubject(callerIn(request).entityId, id, { action: statementAction, limit: 1 });
      if (rows.length === 0) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
      const bytes = await keptContent(config.dataFolder, id);
      sandboxed(reply, 'application/pdf');
      void reply.header('content-disposition', `attachment; filename="${id.slice(0, 12)}.pdf"`);
      // bytes go out as they are, past the serializer of the schema
      return reply.send(bytes as never);
    },
  });
}
