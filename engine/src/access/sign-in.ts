import type { User } from '@relance/schemas';
import type { UserRepository } from '@relance/store';
import { ApiError } from '../errors.js';
import { passwordMatches } from './passwords.js';

/** How many failures lock a user, and for how long (real time). */
const FAILURES = 5;
const LOCK_MS = 15 * 60_000;

function locked(until: number, nowMs: number): ApiError {
  return new ApiError('RLC_LOCKED', { params: { minutes: Math.max(1, Math.ceil((until - nowMs) / 60_000)) } });
}

/**
 * The user an address and a password belong to, as read before the password was compared. Every try is counted before the password is looked at, so that of any number of tries
 * at once at most five are evaluated; the sixth finds the user locked for 15 minutes. Throws RLC_LOCKED or RLC_SIGN_IN_FAILED, the latter
 * also for an address nobody has, after the same work, and for a password made for him that he did not replace in time.
 */
export async function verifySignIn(users: UserRepository, email: string, password: string, nowMs: number): Promise<User> {
  const user = await users.byEmail(email);
  if (user === undefined) {
    await passwordMatches(undefined, password);
    throw new ApiError('RLC_SIGN_IN_FAILED');
  }
  if (user.lockedUntil !== undefined) {
    if (user.lockedUntil > nowMs) throw locked(user.lockedUntil, nowMs);
    await users.recordSignIn(user._id);
  }
  const counted = await users.recordFailedSignIn(user._id, { afterFailures: FAILURES, until: nowMs + LOCK_MS });
  if (counted === undefined || counted.failedSignIns > FAILURES) throw locked(nowMs + LOCK_MS, nowMs);
  if (!(await passwordMatches(user.passwordHash, password))) {
    throw counted.failedSignIns === FAILURES ? locked(nowMs + LOCK_MS, nowMs) : new ApiError('RLC_SIGN_IN_FAILED');
  }
  if (user.passwordUntil !== undefined && user.passwordUntil <= nowMs) throw new ApiError('RLC_SIGN_IN_FAILED');
  await users.recordSignIn(user._id);
  return user;
}
