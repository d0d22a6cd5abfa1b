import { paymentSchema, type Payment } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { pageOf, type Page, type PageRequest } from '../mongo/page.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import { condition } from '../mongo/records.js';

const indexes = [
  { name: 'entity_case', keys: { entityId: 1, caseId: 1 } },
  { name: 'entity_unallocated', keys: { entityId: 1, unallocatedCents: 1, _id: 1 } },
] as const;
const definition: RecordDefinition = { collection: 'payments', fields: fieldsOf(paymentSchema), indexes };

/** Money received and taken back; append-only. */
export interface PaymentRepository {
  get(entityId: string, paymentId: string): Promise<Payment | undefined>;
  getMany(entityId: string, ids: readonly string[]): Promise<Payment[]>;
  /** Stores a payment unless its natural key is there; then the stored one comes back, whose allocations count. */
  insertOnce(payment: Payment): Promise<{ payment: Payment; inserted: boolean }>;
  /** The same for many at once; returns the ids this call inserted. */
  insertMissing(payments: readonly Payment[]): Promise<Set<string>>;
  listByCases(entityId: string, caseIds: readonly string[]): Promise<Payment[]>;
  /** Payments with a part that no item has taken, in order of id. */
  listUnallocated(entityId: string, page: PageRequest): Promise<Page<Payment>>;
}

/** By which index each method reads. */
export const paymentAccess = {
  get: '_id',
  getMany: '_id',
  insertOnce: '_id',
  insertMissing: '_id',
  listByCases: 'entity_case',
  listUnallocated: 'entity_unallocated',
} as const satisfies AccessTable<PaymentRepository, typeof indexes>;

/** The payments kept in a database. */
export function openPayments(database: Database): PaymentRepository {
  const records = database.records<Payment>(definition);
  return {
    get: (entityId, paymentId) => records.get(paymentId, entityId),
    getMany: (entityId, ids) => records.getMany(ids, entityId),
    insertOnce: async (payment) => {
      if (await records.insertOnce(payment)) return { payment, inserted: true };
      return { payment: (await records.get(payment._id)) ?? payment, inserted: false };
    },
    insertMissing: (payments) => records.insertMissing(payments),
    listByCases: async (entityId, caseIds) =>
      caseIds.length === 0 ? [] : records.find({ entityId, caseId: condition({ $in: [...caseIds] }) }),
    listUnallocated: (entityId, page) =>
      pageOf(records, { entityId, unallocatedCents: condition({ $ne: 0 }) }, { field: '_id', direction: 1 }, page),
  };
}
