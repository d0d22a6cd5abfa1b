import { sha256Hex } from '@relance/domain';
import type { Database } from '../mongo/database.js';
import type { AccessTable, RecordDefinition } from '../mongo/record-definition.js';
import { condition } from '../mongo/records.js';

interface SessionRecord {
  _id: string;
  sessionJson: string;
  expiresAt: number;
}

const indexes = [{ name: 'expiry', keys: { expiresAt: 1 } }] as const;
const definition: RecordDefinition = {
  collection: 'sessions',
  fields: { _id: 'string', sessionJson: 'string', expiresAt: 'number' },
  indexes,
};

/** A session as the web framework hands it over; only what its JSON holds is kept. */
export interface StoredSession {
  cookie?: { expires?: Date | string | null };
}

/** Where signed-in browsers are remembered; the session's id is a secret and is kept as its hash only. */
export interface SessionRepository {
  /** The session of an id while it has not expired. */
  get(sessionId: string): Promise<StoredSession | undefined>;
  /** Keeps a session until its cookie expires, at the latest for a day when the cookie says nothing. */
  set(sessionId: string, session: StoredSession): Promise<void>;
  destroy(sessionId: string): Promise<void>;
  /** Removes all that have expired; returns how many. */
  removeExpired(): Promise<number>;
}

/** By which index each method reads. */
export const sessionAccess = { get: '_id', set: '_id', destroy: '_id', removeExpired: 'expiry' } as const satisfies AccessTable<
  SessionRepository,
  typeof indexes
>;

const DAY_MS = 86_400_000;

function expiryOf(session: StoredSession, now: number): number {
  const expires = session.cookie?.expires;
  return expires === undefined || expires === null ? now + DAY_MS : new Date(expires).getTime();
}

/** The sessions kept in a database; `now` is real time, since a demo's business clock must sign nobody out. */
export function openSessions(database: Database, now: () => number = Date.now): SessionRepository {
  const records = database.records<SessionRecord>(definition);
  return {
    get: async (sessionId) => {
      const found = await records.get(sha256Hex(sessionId));
      return found === undefined || found.expiresAt <= now() ? undefined : (JSON.parse(found.sessionJson) as StoredSession);
    },
    set: async (sessionId, session) => {
      const values = { sessionJson: JSON.stringify(session), expiresAt: expiryOf(session, now()) };
      const _id = sha256Hex(sessionId);
      if ((await records.change({ _id }, { $set: values })) === undefined) await records.insertOnce({ _id, ...values });
    },
    destroy: async (sessionId) => {
      await records.remove({ _id: sha256Hex(sessionId) });
    },
    removeExpired: () => records.remove({ expiresAt: condition({ $lte: now() }) }),
  };
}

/** The callback form that @fastify/session asks of its store. */
export interface CallbackSessionStore {
  get(sessionId: string, callback: (error: unknown, session?: StoredSession | null) => void): void;
  set(sessionId: string, session: StoredSession, callback: (error?: unknown) => void): void;
  destroy(sessionId: string, callback: (error?: unknown) => void): void;
}

/** Offers a session repository in the callback form of @fastify/session; a failure reaches the callback. */
export function callbackSessionStore(sessions: SessionRepository): CallbackSessionStore {
  const settle = (work: Promise<void>, callback: (error?: unknown) => void): void => {
    work.then(() => {
      callback();
    }, callback);
  };
  return {
    get: (sessionId, callback) => {
      sessions.get(sessionId).then((session) => {
        callback(null, session ?? null);
      }, callback);
    },
    set: (sessionId, session, callback) => {
      settle(sessions.set(sessionId, session), callback);
    },
    destroy: (sessionId, callback) => {
      settle(sessions.destroy(sessionId), callback);
    },
  };
}
