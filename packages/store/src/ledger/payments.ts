import { foldPayment } from '@relance/domain';
import { paymentSchema, type Payment, type PaymentMovement } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { pageOf, type Page, type PageRequest } from '../mongo/page.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import { condition, type Records } from '../mongo/records.js';

const indexes = [
  { name: 'entity_case', keys: { entityId: 1, caseId: 1 } },
  { name: 'entity_payment', keys: { entityId: 1, _id: 1 } },
  { name: 'entity_unallocated', keys: { entityId: 1, unallocatedCents: 1, _id: 1 } },
] as const;
const definition: RecordDefinition = { collection: 'payments', fields: fieldsOf(paymentSchema), indexes };

/** What happens to the money of a payment. */
export interface PaymentMove {
  /** Told apart by their ids: those that are there already are not added again. */
  movements: readonly PaymentMovement[];
  /** Of a receipt that belonged to no case: whose it is from now on. */
  owner?: { accountId: string; caseId: string };
}

/** Money received and taken back; append-only. */
export interface PaymentRepository {
  get(entityId: string, paymentId: string): Promise<Payment | undefined>;
  getMany(entityId: string, ids: readonly string[]): Promise<Payment[]>;
  /** Stores a payment unless its natural key is there; then the stored one comes back, whose allocations count. */
  insertOnce(payment: Payment): Promise<{ payment: Payment; inserted: boolean }>;
  /** The same for many at once; returns the ids this call inserted. */
  insertMissing(payments: readonly Payment[]): Promise<Set<string>>;
  listByCases(entityId: string, caseIds: readonly string[]): Promise<Payment[]>;
  /** Adds movements to a payment as it was read: compare-and-set, undefined when it is no longer so. */
  move(payment: Payment, move: PaymentMove): Promise<Payment | undefined>;
  /** All payments and reversals, in order of id. */
  list(entityId: string, page: PageRequest): Promise<Page<Payment>>;
  /** Those of one case, in order of id. */
  listOfCase(entityId: string, caseId: string, page: PageRequest): Promise<Page<Payment>>;
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
  move: '_id',
  list: 'entity_payment',
  listOfCase: 'entity_case',
  listUnallocated: 'entity_unallocated',
} as const satisfies AccessTable<PaymentRepository, typeof indexes>;

const byId = { field: '_id', direction: 1 } as const;

async function moveMoney(records: Records<Payment>, payment: Payment, { movements, owner }: PaymentMove): Promise<Payment | undefined> {
  const { _id, entityId, version, movements: before = [] } = payment;
  const known = new Set(before.map(({ id }) => id));
  const all = [...before, ...movements.filter(({ id }) => !known.has(id))];
  const { freeCents: unallocatedCents } = foldPayment({ ...payment, movements: all });
  return records.change(
    { _id, entityId, version: version ?? condition({ $exists: false }) },
    { $set: { movements: all, unallocatedCents, version: (version ?? 0) + 1, ...owner } },
  );
}

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
    move: (payment, move) => moveMoney(records, payment, move),
    list: (entityId, page) => pageOf(records, { entityId }, byId, page),
    listOfCase: (entityId, caseId, page) => pageOf(records, { entityId, caseId }, byId, page),
    listUnallocated: (entityId, page) => pageOf(records, { entityId, unallocatedCents: condition({ $ne: 0 }) }, byId, page),
  };
}
