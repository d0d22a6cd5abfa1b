import { sha256Hex } from '@relance/domain';
import { userSchema, type RoleName, type User } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import type { SeatRepository } from './seats.js';

const indexes = [] as const;
/** Users as stored; `roles` is the form before {@link SeatRepository}, which a migration takes away. */
export const userDefinition: RecordDefinition = { collection: 'users', fields: { ...fieldsOf(userSchema), roles: 'array' }, indexes };

/** A user who comes, with what he may do where. */
export type NewUser = User & { roles: readonly { entityId: string; role: RoleName }[] };

/** The one document two first runs compete for; it holds the winner's user until that user is stored. */
interface FirstRun {
  _id: string;
  userId: string;
  user?: NewUser;
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
  /** The users of these ids that exist, in no particular order. */
  getMany(userIds: readonly string[]): Promise<User[]>;
  /** Whether the first run has made its admin; completes one that a crash interrupted. */
  firstAdminExists(): Promise<boolean>;
  /** Stores the first admin of a deployment; of several at once exactly one is stored and told true. */
  insertFirstAdmin(user: NewUser): Promise<boolean>;
  /** Stores a user and gives him his seats; false when the address is taken. */
  insert(user: NewUser): Promise<boolean>;
  /** Counts a failure and locks at the rule's limit; returns the user as he is now. */
  recordFailedSignIn(userId: string, lock: LockRule): Promise<User | undefined>;
  /** Replaces the hash that was read, and ends every session begun under it; undefined when somebody replaced it meanwhile. */
  replacePassword(userId: string, change: { from: string; to: string }): Promise<User | undefined>;
  /** Gives a user a password made for him, which holds until a real instant and must be replaced; ends his sessions, forgets failures. */
  issuePassword(userId: string, issued: { passwordHash: string; until: number }): Promise<User | undefined>;
  /** Forgets failures and lock. */
  recordSignIn(userId: string): Promise<User | undefined>;
}

/** By which index each method reads. */
export const userAccess = {
  get: '_id',
  getMany: '_id',
  byEmail: '_id',
  firstAdminExists: '_id',
  insertFirstAdmin: '_id',
  insert: '_id',
  recordFailedSignIn: '_id',
  replacePassword: '_id',
  issuePassword: '_id',
  recordSignIn: '_id',
} as const satisfies AccessTable<UserRepository, typeof indexes>;

/** Id of a user: hash of the address, trimmed and in lower case. */
export function userId(email: string): string {
  return sha256Hex(email.trim().toLowerCase()).slice(0, 32);
}

/** The users kept in a database. */
export function openUsers(database: Database, seats: Pick<SeatRepository, 'give'>): UserRepository {
  const records = database.records<User>(userDefinition);
  const firstRun = database.records<FirstRun>(firstRunDefinition);

  async function admit({ roles, ...user }: NewUser): Promise<boolean> {
    const isNew = await records.insertOnce(user);
    // a first run that a crash interrupted gives what is missing
    if (isNew || (await firstRun.get(FIRST_ADMIN))?.user?._id === user._id) {
      for (const { entityId, role } of roles) await seats.give(entityId, user._id, role);
    }
    return isNew;
  }

  async function completeFirstRun(): Promise<boolean> {
    const claimed = await firstRun.get(FIRST_ADMIN);
    if (claimed?.user !== undefined) {
      await admit(claimed.user);
      await firstRun.change({ _id: FIRST_ADMIN }, { $unset: { user: '' } });
    }
    return claimed !== undefined;
  }

  return {
    get: (id) => records.get(id),
    getMany: (ids) => records.getMany(ids),
    byEmail: (email) => records.get(userId(email)),
    firstAdminExists: completeFirstRun,
    insertFirstAdmin: async (user) => {
      const won = await firstRun.insertOnce({ _id: FIRST_ADMIN, userId: user._id, user });
      await completeFirstRun();
      return won;
    },
    insert: admit,
    recordFailedSignIn: async (id, lock) => {
      const user = await records.change({ _id: id }, { $inc: { failedSignIns: 1 } });
      if (user === undefined || user.failedSignIns < lock.afterFailures) return user;
      return records.change({ _id: id }, { $set: { lockedUntil: lock.until } });
    },
    replacePassword: (id, { from, to }) =>
      records.change(
        { _id: id, passwordHash: from },
        { $set: { passwordHash: to }, $unset: { passwordUntil: '' }, $inc: { sessionEpoch: 1 } },
      ),
    issuePassword: (id, { passwordHash, until }) =>
      records.change(
        { _id: id },
        { $set: { passwordHash, passwordUntil: until, failedSignIns: 0 }, $unset: { lockedUntil: '' }, $inc: { sessionEpoch: 1 } },
      ),
    recordSignIn: (id) => records.change({ _id: id }, { $set: { failedSignIns: 0 }, $unset: { lockedUntil: '' } }),
  };
}
