import { sha256Hex } from '@relance/domain';
import { userSchema, type User } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';

const indexes = [] as const;
const definition: RecordDefinition = { collection: 'users', fields: fieldsOf(userSchema), indexes };

/** The one document two first runs compete for; it holds the winner's user until that user is stored. */
interface FirstRun {
  _id: string;
  userId: string;
  user?: User;
}
const firstRunDefinition: RecordDefinition = {
  collection: 'firstRun',
  fields: { _id: 'string', userId: 'string', user: 'object' },
  indexes: [],
};
const FIRST_ADMIN = 'firstAdmin';

/** How many failures lock a user, and until which real instant (epoch milliseconds). */
export interface LockRule {
  afterFailures: number;
  until: number;
}

/** The people who sign in. */
export interface UserRepository {
  get(userId: string): Promise<User | undefined>;
  /** By e-mail address, whatever its case. */
  byEmail(email: string): Promise<User | undefined>;
  /** Whether the first run has made its admin; completes one that a crash interrupted. */
  firstAdminExists(): Promise<boolean>;
  /** Stores the first admin of a deployment; of several at once exactly one is stored and told true. */
  insertFirstAdmin(user: User): Promise<boolean>;
  /** False when the address is taken. */
  insert(user: User): Promise<boolean>;
  /** Counts a failure and locks at the rule's limit; returns the user as he is now. */
  recordFailedSignIn(userId: string, lock: LockRule): Promise<User | undefined>;
  /** Replaces the hash that was read, and ends every session begun under it; undefined when somebody replaced it meanwhile. */
  replacePassword(userId: string, change: { from: string; to: string }): Promise<User | undefined>;
  /** Forgets failures and lock. */
  recordSignIn(userId: string): Promise<User | undefined>;
}

/** By which index each method reads. */
export const userAccess = {
  get: '_id',
  byEmail: '_id',
  firstAdminExists: '_id',
  insertFirstAdmin: '_id',
  insert: '_id',
  recordFailedSignIn: '_id',
  replacePassword: '_id',
  recordSignIn: '_id',
} as const satisfies AccessTable<UserRepository, typeof indexes>;

/** Id of a user: hash of the address, trimmed and in lower case. */
export function userId(email: string): string {
  return sha256Hex(email.trim().toLowerCase()).slice(0, 32);
}

/** The users kept in a database. */
export function openUsers(database: Database): UserRepository {
  const records = database.records<User>(definition);
  const firstRun = database.records<FirstRun>(firstRunDefinition);

  async function completeFirstRun(): Promise<boolean> {
    const claimed = await firstRun.get(FIRST_ADMIN);
    if (claimed?.user !== undefined) {
      await records.insertOnce(claimed.user);
      await firstRun.change({ _id: FIRST_ADMIN }, { $unset: { user: '' } });
    }
    return claimed !== undefined;
  }

  return {
    get: (id) => records.get(id),
    byEmail: (email) => records.get(userId(email)),
    firstAdminExists: completeFirstRun,
    insertFirstAdmin: async (user) => {
      const won = await firstRun.insertOnce({ _id: FIRST_ADMIN, userId: user._id, user });
      await completeFirstRun();
      return won;
    },
    insert: (user) => records.insertOnce(user),
    recordFailedSignIn: async (id, lock) => {
      const user = await records.change({ _id: id }, { $inc: { failedSignIns: 1 } });
      if (user === undefined || user.failedSignIns < lock.afterFailures) return user;
      return records.change({ _id: id }, { $set: { lockedUntil: lock.until } });
    },
    replacePassword: (id, { from, to }) =>
      records.change({ _id: id, passwordHash: from }, { $set: { passwordHash: to }, $inc: { sessionEpoch: 1 } }),
    recordSignIn: (id) => records.change({ _id: id }, { $set: { failedSignIns: 0 }, $unset: { lockedUntil: '' } }),
  };
}
