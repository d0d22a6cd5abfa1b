import { join } from 'node:path';
import { contracts } from '@relance/schemas';
import { openContentFiles } from '@relance/store';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { entityOf } from '../../routes/people/entity.js';
import { keptContent } from '../texts/kept-content.js';
import { batchNamed, lettersOf } from './batch-letters.js';
import { batchRow, batchView } from './batch-view.js';
import { openLetterGuard } from './letter-guard.js';
import { postBatch } from './post-batch.js';
import { printBatch } from './print-batch.js';

/** Letters on paper: what waits, what is printed, what is posted (law 22). */
export function letterRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store, config } = dependencies;
  const files = openContentFiles(join(config.dataFolder, 'files'));

  app.route({
    ...contracts.listLetterBatches,
    handler: async (request) => {
      const batches = await store.letterBatches.list(callerIn(request).entityId, request.query.limit);
      return { batches: batches.map((batch) => batchRow(batch)) };
    },
  });

  app.route({
    ...contracts.getLetterBatch,
    handler: async (request) => {
      const entity = await entityOf(dependencies, callerIn(request).entityId);
      const batch = await batchNamed(store, entity._id, request.params.id);
      return batchView(batch, await lettersOf(dependencies, await openLetterGuard(dependencies, entity), batch));
    },
  });

  app.route({
    ...contracts.printLetterBatch,
    handler: (request) => printBatch(dependencies, files, callerIn(request), { name: request.params.id, dryRun: request.query.dryRun }),
  });

  app.route({
    ...contracts.getLetterBatchContent,
    handler: async (request, reply) => {
      const { id } = request.params;
      const { contentHash, listHash } = await batchNamed(store, callerIn(request).entityId, id);
      const isPdf = request.query.as === 'pdf';
      const hash = isPdf ? contentHash : listHash;
      if (hash === undefined) throw new ApiError('RLC_BATCH_NOT_PRINTED', { params: { batch: id } });
      const bytes = await keptContent(config.dataFolder, hash);
      void reply
        .type(isPdf ? 'application/pdf' : 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${id}.${isPdf ? 'pdf' : 'csv'}"`)
        .header('x-content-type-options', 'nosniff');
      // bytes go out as they are, past the serializer of the schema
      return reply.send(bytes as never);
    },
  });

  app.route({
    ...contracts.postLetterBatch,
    handler: (request) =>
      postBatch(dependencies, callerIn(request), { name: request.params.id, on: request.body.on, dryRun: request.query.dryRun }),
  });
}
