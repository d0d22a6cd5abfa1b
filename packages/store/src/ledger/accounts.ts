import { accountId, canonicalJson } from '@relance/domain';
import { accountSchema, type Account } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { mergeMany, type MergeDecision, type MergeOutcome } from '../mongo/merge-many.js';
import { pageOf, type Page, type PageRequest } from '../mongo/page.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import { nativeSha256 } from './native-sha256.js';
import { rememberedByCode } from './remembered-by-code.js';
import { mergeAccount, type AccountDefaults, type AccountInput } from './merge-account.js';

const indexes = [
  { name: 'entity', keys: { entityId: 1, _id: 1 } },
  { name: 'siren', keys: { siren: 1, _id: 1 } },
] as const;
const definition: RecordDefinition = { collection: 'accounts', fields: fieldsOf(accountSchema), indexes };

/** The customer accounts, by the hash of entity and code. */
export interface AccountRepository {
  get(entityId: string, id: string): Promise<Account | undefined>;
  byCode(entityId: string, code: string): Promise<Account | undefined>;
  getMany(entityId: string, ids: readonly string[]): Promise<Account[]>;
  /** The accounts of one legal person in every entity, in order of id (law 8). */
  bySiren(siren: string): Promise<Account[]>;
  /** Creates or completes many accounts; several inputs about one account are laid over it in their order. */
  upsertMany(entityId: string, inputs: readonly AccountInput[], defaults: AccountDefaults): Promise<MergeOutcome>;
  count(entityId: string): Promise<number>;
  /** In order of id. */
  list(entityId: string, page: PageRequest): Promise<Page<Account>>;
}

/** By which index each method reads. */
export const accountAccess = {
  get: '_id',
  byCode: '_id',
  getMany: '_id',
  bySiren: 'siren',
  upsertMany: '_id',
  count: 'entity',
  list: 'entity',
} as const satisfies AccessTable<AccountRepository, typeof indexes>;

/** Inputs by the account they are about; one that says what the one before said adds nothing, and most rows of a list do. */
function byId(entityId: string, inputs: readonly AccountInput[]): Map<string, AccountInput[]> {
  const idOf = rememberedByCode((code) => accountId(entityId, code, nativeSha256));
  const grouped = new Map<string, AccountInput[]>();
  const saidLast = new Map<string, string>();
  for (const input of inputs) {
    const id = idOf(input.code);
    const said = JSON.stringify(input);
    if (saidLast.get(id) === said) continue;
    saidLast.set(id, said);
    const before = grouped.get(id);
    if (before === undefined) grouped.set(id, [input]);
    else before.push(input);
  }
  return grouped;
}

/** The accounts kept in a database. */
export function openAccounts(database: Database): AccountRepository {
  const records = database.records<Account>(definition);
  return {
    get: (entityId, id) => records.get(id, entityId),
    byCode: (entityId, code) => records.get(accountId(entityId, code)),
    getMany: (entityId, ids) => records.getMany(ids, entityId),
    bySiren: (siren) => records.find({ siren }, { sort: { _id: 1 } }),
    count: (entityId) => records.count({ entityId }),
    list: (entityId, page) => pageOf(records, { entityId }, { field: '_id', direction: 1 }, page),
    upsertMany: (entityId, inputs, defaults) => {
      const decide = (_id: string, laidOver: AccountInput[], current: Account | undefined): MergeDecision<Account> => {
        const start = current;
        const merged = laidOver.reduce((account: Account | undefined, input) => mergeAccount(entityId, account, input, defaults), start);
        if (merged === undefined || (current !== undefined && canonicalJson(merged) === canonicalJson(current))) return 'unchanged';
        if (current === undefined) return { insert: merged };
        const { _id: id, version, ...values } = merged;
        return { change: { filter: { _id: id, version }, update: { $set: values, $inc: { version: 1 } } } };
      };
      return mergeMany(records, byId(entityId, inputs), decide);
    },
  };
}
