import { contracts } from '@relance/schemas';
import type { ApiServer, EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';
import { keptContent } from '../messages/texts/kept-content.js';
import { callerIn } from '../plugins/app/access-control.js';
import { entityOf } from '../routes/people/entity.js';
import { dossierAction, makeDossier } from './make-dossier.js';

/** Dossiers for whoever takes items over, made on request and kept as they were. */
export function dossierRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store, config } = dependencies;

  app.route({
    ...contracts.makeDossier,
    handler: async (request) => {
      const caller = callerIn(request);
      return makeDossier(dependencies, await entityOf(dependencies, caller.entityId), caller, request.body);
    },
  });

  app.route({
    ...contracts.getDossier,
    handler: async (request, reply) => {
      const { id } = request.params;
      const { rows } = await store.auditLog.listOfSubject(callerIn(request).entityId, id, { action: dossierAction, limit: 1 });
      if (rows.length === 0) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
      const bytes = await keptContent(config.dataFolder, id);
      void reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="dossier-${id.slice(0, 12)}.zip"`)
        .header('x-content-type-options', 'nosniff');
      // bytes go out as they are, past the serializer of the schema
      return reply.send(bytes as never);
    },
  });
}
