import type { RoleName, User } from '@relance/schemas';
import type { Store } from '@relance/store';

/** What a session remembers: who signed in, where he works, and under which of his epochs and of the states of his seat. */
export interface SessionMark {
  userId?: string;
  entityId?: string;
  epoch?: number;
  seat?: number;
}

/** Whoever a session belongs to, as he is at this moment. */
export interface SessionUser {
  user: User;
  entityId: string;
  role: RoleName;
}

/**
 * The user of a session with the role he has now; undefined when nobody signed in, and when the session ended: with his password, or when
 * his role changed, his access was locked or taken away.
 */
export async function sessionUser(
  { users, seats }: { users: Pick<Store['users'], 'get'>; seats: Pick<Store['seats'], 'get'> },
  { userId, entityId, epoch = 0, seat: since }: SessionMark,
): Promise<SessionUser | undefined> {
  if (userId === undefined || entityId === undefined) return undefined;
  const [user, seat] = await Promise.all([users.get(userId), seats.get(entityId, userId)]);
  if (user === undefined || epoch !== (user.sessionEpoch ?? 0)) return undefined;
  if (seat === undefined || seat.locked === true || seat.since !== since) return undefined;
  return { user, entityId, role: seat.role };
}
