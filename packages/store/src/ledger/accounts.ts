import { accountId, canonicalJson } from '@relance/domain';
import { accountSchema, type Account } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { mergeMany, type MergeDecision, type MergeOutcome } from '../mongo/merge-many.js';
import { pageOf, type Page, type PageRequest } from '../mongo/page.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import { searchKeyOf } from './search-words.js';
import { nativeSha256 } from './native-sha256.js';
import { rememberedByCode } from './remembered-by-code.js';
import { mergeAccount, type AccountDefaults, type AccountInput } from './merge-account.js';

const indexes = [
  { name: 'entity', keys: { entityId: 1, _id: 1 } },
  { name: 'siren', keys: { siren: 1, _id: 1 } },
  { name: 'payer', keys: { entityId: 1, payerAccountId: 1, _id: 1 } },
] as const;
const definition: RecordDefinition = { collection: 'accounts', fields: fieldsOf(accountSchema), indexes };

/** Who changed an account, at which business instant. */
export interface ChangeStamp {
  changedAt: number;
  changedBy: string;
}

/** The customer accounts, by the hash of entity and code. */
export interface AccountRepository {
  get(entityId: string, id: string): Promise<Account | undefined>;
  byCode(entityId: string, code: string): Promise<Account | undefined>;
  getMany(entityId: string, ids: readonly string[]): Promise<Account[]>;
  /** The accounts of one legal person in every entity, in order of id (law 8). */
  bySiren(siren: string): Promise<Account[]>;
  /** The accounts another one pays for, in order of id (law 6). */
  byPayer(entityId: string, payerAccountId: string): Promise<Account[]>;
  /** Creates or completes many accounts; several inputs about one account are laid over it in their order. `by`: whose change it is. */
  upsertMany(entityId: string, inputs: readonly AccountInput[], defaults: AccountDefaults, by?: ChangeStamp): Promise<MergeOutcome>;
  /** False when the code is taken. */
  insert(account: Account): Promise<boolean>;
  /**
   * Compare-and-set: stores the account as given, whatever it leaves out erased, over the very version it was made from, and counts that up.
   * Undefined: somebody changed it meanwhile.
   */
  replace(account: Account): Promise<Account | undefined>;
  /**
   * Compare-and-set of the segment alone, over the very version it was decided on: `statedSegment` is what it would be without rules, absent where no
   * rule decides (law 27). Undefined: the account changed meanwhile.
   */
  putInSegment(account: Account, put: Pick<Account, 'segment' | 'statedSegment'>, by: ChangeStamp): Promise<Account | undefined>;
  count(entityId: string): Promise<number>;
  /** Every account of an entity, one after the other: for work over the whole book. */
  each(entityId: string): AsyncIterable<Account>;
  /** In order of id. */
  list(entityId: string, page: PageRequest): Promise<Page<Account>>;
}

/** By which index each method reads. */
export const accountAccess = {
  get: '_id',
  byCode: '_id',
  getMany: '_id',
  bySiren: 'siren',
  byPayer: 'payer',
  upsertMany: '_id',
  insert: '_id',
  replace: '_id',
  putInSegment: '_id',
  count: 'entity',
  each: 'entity',
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

function withSearchKey(account: Account): Account {
  return { ...account, searchKey: searchKeyOf([account.name, account.code, account.siren]) };
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
    each: (entityId) => records.each({ entityId }, Object.keys(definition.fields)),
    list: (entityId, page) => pageOf(records, { entityId }, { field: '_id', direction: 1 }, page),
    byPayer: (entityId, payerAccountId) => records.find({ entityId, payerAccountId }, { sort: { _id: 1 } }),
    insert: (account) => records.insertOnce(withSearchKey(account)),
    replace: (account) => {
      const { _id, version, ...values } = withSearchKey(account);
      const erased = Object.keys(definition.fields).filter((field) => !(field in account));
      return records.change(
        { _id, version },
        { $set: values, $unset: Object.fromEntries(erased.map((field) => [field, ''] as const)), $inc: { version: 1 } },
      );
    },
    putInSegment: ({ _id, version }, { segment, statedSegment }, by) =>
      records.change(
        { _id, version },
        statedSegment === undefined
          ? { $set: { segment, ...by }, $unset: { statedSegment: '' }, $inc: { version: 1 } }
          : { $set: { segment, statedSegment, ...by }, $inc: { version: 1 } },
      ),
    upsertMany: (entityId, inputs, defaults, by) => {
      const decide = (_id: string, laidOver: AccountInput[], current: Account | undefined): MergeDecision<Account> => {
        const start = current;
        const merged = laidOver.reduce((account: Account | undefined, input) => mergeAccount(entityId, account, input, defaults), start);
        if (merged === undefined || (current !== undefined && canonicalJson(merged) === canonicalJson(current))) return 'unchanged';
        if (current === undefined) return { insert: { ...merged, ...by } };
        const { _id: id, version, ...values } = merged;
        return { change: { filter: { _id: id, version }, update: { $set: { ...values, ...by }, $inc: { version: 1 } } } };
      };
      return mergeMany(records, byId(entityId, inputs), decide);
    },
  };
}
