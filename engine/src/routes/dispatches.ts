import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contracts } from '@relance/schemas';
import type { ApiServer, EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';
import { callerIn } from '../plugins/app/access-control.js';
import { caseOf } from '../story/case-lookup.js';
import { sandboxed } from '../texts/sandboxed.js';

async function contentOf(dataFolder: string, contentHash: string): Promise<Buffer> {
  if (!/^[0-9a-f]{64}$/.test(contentHash)) throw new ApiError('RLC_NOT_FOUND', { params: { what: contentHash } });
  const bytes = await readFile(join(dataFolder, 'files', contentHash.slice(0, 2), contentHash));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== contentHash) throw new Error(`the content kept under ${contentHash} has been changed`);
  return bytes;
}

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
      const bytes = await contentOf(config.dataFolder, dispatch.contentHash);
      // what is no e-mail is given as what it is
      const type = dispatch.contentType ?? (request.query.as === 'source' ? 'message/rfc822' : 'text/plain; charset=utf-8');
      // no browser shows a PDF in a sandbox: it is downloaded, to be printed
      if (type === 'application/pdf') void reply.header('content-disposition', `attachment; filename="${dispatch._id.slice(0, 12)}.pdf"`);
      sandboxed(reply, type);
      // bytes go out as they are, past the serializer of the schema
      return reply.send(bytes as never);
    },
  });
}
