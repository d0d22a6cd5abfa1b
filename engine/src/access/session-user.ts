import type { RoleName, User } from '@relance/schemas';
import type { UserRepository } from '@relance/store';

/** What a session remembers: who signed in, where he works, and under which of his epochs. */
export interface SessionMark {
  userId?: string;
  entityId?: string;
  epoch?: number;
}

/** Whoever a session belongs to, as he is at this moment. */
export interface SessionUser {
  user: User;
  entityId: string;
  role: RoleName;
}

/** The user of a session with the role he has now; undefined when nobody signed in, and when the session ended with his password or his role. */
export async function sessionUser(
  users: Pick<UserRepository, 'get'>,
  { userId, entityId, epoch = 0 }: SessionMark,
): Promise<SessionUser | undefined> {
  const user = userId === undefined ? undefined : await users.get(userId);
  if (user === undefined || entityId === undefined || epoch !== (user.sessionEpoch ?? 0)) return undefined;
  const role = user.roles.find((one) => one.entityId === entityId)?.role;
  return role === undefined ? undefined : { user, entityId, role };
}
