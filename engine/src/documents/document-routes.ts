import { join } from 'node:path';
import { contracts, type IssueView, type Item } from '@relance/schemas';
import { openContentFiles, type Store } from '@relance/store';
import { businessMoment } from '../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';
import { receiveBytes } from '../ledger/imports/receive-upload.js';
import { keptContent } from '../messages/texts/kept-content.js';
import { callerIn } from '../plugins/app/access-control.js';
import { addDocument, MOST_DOCUMENT_MEGABYTES } from './add-document.js';

/** The item of an identifier, or of a number that one item alone has. Throws RLC_NOT_FOUND, and RLC_INVALID_INPUT where several have it. */
async function itemNamed(store: Store, entityId: string, idOrNumber: string): Promise<Item> {
  const byId = await store.items.get(entityId, idOrNumber);
  if (byId !== undefined) return byId;
  const [item, ...others] = await store.items.byNumbers(entityId, [idOrNumber]);
  if (item === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: idOrNumber } });
  if (others.length === 0) return item;
  const fr = 'Plusieurs pièces portent ce numéro : donnez l’identifiant de la pièce.';
  const en = 'Several items have this number: give the identifier of the item.';
  const issue: IssueView = { code: 'documents.ambiguous', path: 'params/id', fr, en };
  throw new ApiError('RLC_INVALID_INPUT', { issues: [issue] });
}

/** Invoices, orders, signed delivery notes and accepted terms of items. */
export function documentRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store, config } = dependencies;
  const files = openContentFiles(join(config.dataFolder, 'files'));

  app.route({
    ...contracts.addDocument,
    handler: async (request) => {
      const caller = callerIn(request);
      const item = await itemNamed(store, caller.entityId, request.params.id);
      const { bytes, fileName } = await receiveBytes(request, MOST_DOCUMENT_MEGABYTES);
      const { nowMs } = businessMoment(dependencies, await store.entities.get(caller.entityId));
      return addDocument(dependencies, files, item, { kind: request.query.kind, bytes, fileName, caller, nowMs });
    },
  });

  app.route({
    ...contracts.listDocuments,
    handler: async (request) => {
      const { entityId } = callerIn(request);
      const item = await itemNamed(store, entityId, request.params.id);
      return { documents: await store.itemDocuments.ofItems(entityId, [item._id]) };
    },
  });

  app.route({
    ...contracts.getDocument,
    handler: async (request, reply) => {
      const { entityId } = callerIn(request);
      const { id, hash } = request.params;
      const item = await itemNamed(store, entityId, id);
      const document = (await store.itemDocuments.ofItems(entityId, [item._id])).find(({ contentHash }) => contentHash === hash);
      if (document === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: hash } });
      const { kind, contentType } = document;
      void reply
        .type(contentType)
        .header('content-disposition', `attachment; filename="${kind}-${hash.slice(0, 8)}.${contentType.split('/')[1] ?? ''}"`)
        .header('x-content-type-options', 'nosniff');
      // bytes go out as they are, past the serializer of the schema
      return reply.send((await keptContent(config.dataFolder, hash)) as never);
    },
  });
}
