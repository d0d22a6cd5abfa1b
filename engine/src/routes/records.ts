import { contracts } from '@relance/schemas';
import type { ApiServer, EngineDependencies } from '../dependencies.js';
import { callerIn } from '../plugins/app/access-control.js';

/** The records of an entity as they are stored, page by page: what an export is made of. */
export function recordRoutes(app: ApiServer, { store }: EngineDependencies): void {
  app.route({ ...contracts.listAccounts, handler: (request) => store.accounts.list(callerIn(request).entityId, request.query) });
  app.route({ ...contracts.listItems, handler: (request) => store.items.list(callerIn(request).entityId, request.query) });
  app.route({ ...contracts.listJournal, handler: (request) => store.journal.listNewest(callerIn(request).entityId, request.query) });
}
