import { contracts } from '@relance/schemas';
import type { Caller } from '../../access/caller.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { allocateReceipt } from '../../ledger/payments/allocate-receipt.js';
import { paymentView } from '../../ledger/payments/money-answer.js';
import { recordCredit } from '../../ledger/payments/record-credit.js';
import { recordPayment } from '../../ledger/payments/record-payment.js';
import { reversePayment } from '../../ledger/payments/reverse-payment.js';
import { undoAllocation } from '../../ledger/payments/undo-allocation.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { caseOf } from '../../story/case-lookup.js';
import { entityOf } from '../people/entity.js';

/** Credit notes entered by hand (law 5). */
function creditRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  app.route({
    ...contracts.recordCredit,
    handler: async (request) => {
      const caller = callerIn(request);
      const entity = await entityOf(dependencies, caller.entityId);
      return recordCredit(dependencies, { caller, entity, id: request.params.id, dryRun: request.query.dryRun, body: request.body });
    },
  });
}

/** Money received and taken back: recorded, reversed, allocated, listed, with the credit notes (laws 3, 5, 7). */
export function paymentRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;
  creditRoutes(app, dependencies);

  /** Who asks, of which entity, about what, and whether it is only to be told. */
  async function asked(caller: Caller, { id }: { id: string }, { dryRun }: { dryRun: boolean }) {
    return { caller, entity: await entityOf(dependencies, caller.entityId), id, dryRun };
  }

  app.route({
    ...contracts.listPayments,
    handler: async (request) => {
      const { entityId } = callerIn(request);
      const { case: named, unallocated, ...page } = request.query;
      const found = named === undefined ? undefined : await caseOf(store, entityId, named);
      const { rows, nextCursor } =
        found !== undefined
          ? await store.payments.listOfCase(entityId, found._id, page)
          : await (unallocated ? store.payments.listUnallocated(entityId, page) : store.payments.list(entityId, page));
      const wanted = rows.filter(({ unallocatedCents }) => !unallocated || unallocatedCents !== 0);
      const views = await Promise.all(wanted.map((payment) => paymentView(store, payment)));
      return { rows: views, ...(nextCursor === undefined ? {} : { nextCursor }) };
    },
  });

  app.route({
    ...contracts.recordPayment,
    handler: async (request) => {
      const { params, query, body } = request;
      return recordPayment(dependencies, { ...(await asked(callerIn(request), params, query)), body });
    },
  });

  app.route({
    ...contracts.reversePayment,
    handler: async (request) => {
      const { params, query, body } = request;
      return reversePayment(dependencies, { ...(await asked(callerIn(request), params, query)), body });
    },
  });

  app.route({
    ...contracts.allocatePayment,
    handler: async (request) => {
      const { params, query, body } = request;
      return allocateReceipt(dependencies, { ...(await asked(callerIn(request), params, query)), body });
    },
  });

  app.route({
    ...contracts.undoAllocation,
    handler: async (request) => {
      const { params, query, body } = request;
      return undoAllocation(dependencies, { ...(await asked(callerIn(request), params, query)), body });
    },
  });
}
