import type { ChangedUser, RoleName, Seat, User, UserView } from '@relance/schemas';
import { userId, type SeatChange, type Store } from '@relance/store';
import type { Caller } from '../access/caller.js';
import { issuePassword } from '../access/one-time-password.js';
import { businessMoment } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';

/** What was done to a user, as the audit log names it. */
type UserAction = 'added' | 'roleChanged' | 'locked' | 'unlocked' | 'removed' | 'passwordReset';

/** A user as the admins of one entity see him. */
export function userView(user: User, seat: Seat): UserView {
  const { _id: id, email, name, locale, passwordUntil, lockedUntil } = user;
  const state = seat.locked === true ? 'locked' : passwordUntil === undefined ? 'active' : 'invited';
  const until = passwordUntil === undefined ? {} : { passwordUntil };
  return { id, email, name, locale, role: seat.role, state, ...until, ...(lockedUntil === undefined ? {} : { failedUntil: lockedUntil }) };
}

/** A user of the caller's entity, by address or id. Throws RLC_NOT_FOUND. */
async function userNamed(store: Store, entityId: string, named: string): Promise<{ user: User; seat: Seat }> {
  const id = named.includes('@') ? userId(named) : named;
  const [user, seat] = await Promise.all([store.users.get(id), store.seats.get(entityId, id)]);
  if (user === undefined || seat === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: named } });
  return { user, seat };
}

async function note(
  { store, ...dependencies }: EngineDependencies,
  { entityId, userId: by }: Caller,
  done: { action: UserAction; subjectId: string; details?: Record<string, string> },
): Promise<void> {
  const { nowMs: at } = businessMoment(dependencies, await store.entities.get(entityId));
  const { action, ...about } = done;
  await store.auditLog.append({ entityId, at, userId: by, action: `user.${action}`, ...about });
}

/**
 * Lets a person in. Of two at once the one who takes the seat makes the password, the other is told RLC_USER_EXISTS; what a crash left half done
 * is done by asking again, or by renewing the password. Whoever works elsewhere keeps his password; everybody else, also who comes back, gets one.
 */
export async function addUser(
  dependencies: EngineDependencies,
  caller: Caller,
  said: { email: string; name: string; role: RoleName; locale?: 'fr' | 'en' },
): Promise<ChangedUser> {
  const { store, realNow } = dependencies;
  const { entityId } = caller;
  const id = userId(said.email);
  const known = await store.users.get(id);
  const elsewhere = known !== undefined && (await store.seats.ofUser(id)).length > 0;
  const issued = elsewhere ? undefined : await issuePassword(realNow());
  const locale = said.locale ?? (await store.entities.get(entityId))?.locale ?? 'fr';
  const identity = { _id: id, email: said.email.trim(), name: said.name.trim(), locale, createdAt: realNow(), failedSignIns: 0, roles: [] };
  const isNew =
    issued !== undefined && (await store.users.insert({ ...identity, passwordHash: issued.passwordHash, passwordUntil: issued.until }));
  if (!(await store.seats.give(entityId, id, said.role))) throw new ApiError('RLC_USER_EXISTS', { params: { email: said.email } });
  if (issued !== undefined && !isNew) await store.users.issuePassword(id, issued);
  await note(dependencies, caller, { action: 'added', subjectId: id, details: { role: said.role } });
  const { user, seat } = await userNamed(store, entityId, id);
  return { user: userView(user, seat), recorded: true, ...(issued === undefined ? {} : { oneTimePassword: issued.password }) };
}

/** Tells what a change of a seat came to. Throws RLC_LAST_ADMIN; RLC_NOT_FOUND when he left meanwhile. */
async function settled(
  dependencies: EngineDependencies,
  caller: Caller,
  { user, seat }: { user: User; seat: Seat },
  { change, action }: { change: SeatChange; action: UserAction },
): Promise<ChangedUser> {
  if (change.state !== 'changed') {
    if (change.state === 'lastAdmin') throw new ApiError('RLC_LAST_ADMIN');
    if (change.state === 'missing') throw new ApiError('RLC_NOT_FOUND', { params: { what: user.email } });
    return { user: userView(user, seat), recorded: false };
  }
  const { before, after } = change;
  const details = action === 'roleChanged' && after !== undefined ? { role: `${before.role} → ${after.role}` } : { role: before.role };
  await note(dependencies, caller, { action, subjectId: user._id, details });
  return { user: userView(user, after ?? before), recorded: true };
}

/** Gives a user another role, which ends his sessions. Throws RLC_NOT_FOUND, RLC_LAST_ADMIN. */
export async function changeRole(
  dependencies: EngineDependencies,
  caller: Caller,
  asked: { user: string; role: RoleName },
): Promise<ChangedUser> {
  const { store } = dependencies;
  const found = await userNamed(store, caller.entityId, asked.user);
  const change = await store.seats.setRole(caller.entityId, found.user._id, asked.role);
  return settled(dependencies, caller, found, { change, action: 'roleChanged' });
}

/** Keeps a user out, which ends his sessions. Throws RLC_NOT_FOUND, RLC_LAST_ADMIN. */
export async function lockUser(dependencies: EngineDependencies, caller: Caller, named: string): Promise<ChangedUser> {
  const { store } = dependencies;
  const found = await userNamed(store, caller.entityId, named);
  const change = await store.seats.setLocked(caller.entityId, found.user._id, true);
  return settled(dependencies, caller, found, { change, action: 'locked' });
}

/** Lets a user in again, whether an admin locked him or failed sign-ins did. Throws RLC_NOT_FOUND. */
export async function unlockUser(dependencies: EngineDependencies, caller: Caller, named: string): Promise<ChangedUser> {
  const { store } = dependencies;
  const found = await userNamed(store, caller.entityId, named);
  const change = await store.seats.setLocked(caller.entityId, found.user._id, false);
  const failed = found.user.failedSignIns > 0 || found.user.lockedUntil !== undefined;
  const user = (failed ? await store.users.recordSignIn(found.user._id) : undefined) ?? found.user;
  const answer = await settled(dependencies, caller, { ...found, user }, { change, action: 'unlocked' });
  if (!failed || answer.recorded) return answer;
  await note(dependencies, caller, { action: 'unlocked', subjectId: user._id, details: { role: found.seat.role } });
  return { ...answer, recorded: true };
}

/** Takes a user out of the entity, which ends his sessions; his name stays beside what he did. Throws RLC_NOT_FOUND, RLC_LAST_ADMIN. */
export async function removeUser(dependencies: EngineDependencies, caller: Caller, named: string): Promise<ChangedUser> {
  const { store } = dependencies;
  const found = await userNamed(store, caller.entityId, named);
  const change = await store.seats.remove(caller.entityId, found.user._id);
  return settled(dependencies, caller, found, { change, action: 'removed' });
}

/** Whether the caller answers for all entities somebody works in; the token of the server's own command line does. */
async function answersForAll(store: Store, caller: Caller, id: string): Promise<boolean> {
  if (caller.by === 'token') return true;
  const [his, own] = await Promise.all([store.seats.ofUser(id), store.seats.ofUser(caller.userId)]);
  const ruled = new Set(own.filter(({ seat }) => seat.role === 'admin' && seat.locked !== true).map(({ entityId }) => entityId));
  return his.every(({ entityId }) => ruled.has(entityId));
}

/** Makes a user a password he must replace at the next sign-in; his sessions end. Throws RLC_NOT_FOUND, RLC_USER_ELSEWHERE. */
export async function resetPassword(dependencies: EngineDependencies, caller: Caller, named: string): Promise<ChangedUser> {
  const { store, realNow } = dependencies;
  const { user, seat } = await userNamed(store, caller.entityId, named);
  if (!(await answersForAll(store, caller, user._id))) throw new ApiError('RLC_USER_ELSEWHERE');
  const issued = await issuePassword(realNow());
  const after = await store.users.issuePassword(user._id, issued);
  await note(dependencies, caller, { action: 'passwordReset', subjectId: user._id });
  return { user: userView(after ?? user, seat), recorded: true, oneTimePassword: issued.password };
}
