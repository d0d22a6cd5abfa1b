import { createHash, randomBytes } from 'node:crypto';
import type { ApiKey } from '@relance/schemas';
import type { Store } from '@relance/store';
import { sameSecret } from './secrets.js';

/** `rlk_`, the id of the key, and its secret of 32 bytes in base64url. */
const FORM = /^rlk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

/** What is compared where no key of that id is. */
const NOBODY = '0'.repeat(64);

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** A new key: its id, what its holder sends, told once, and the hash that is kept. A random secret of 256 bits needs no slow hash. */
export function makeKey(): { id: string; bearer: string; secretHash: string } {
  const id = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { id, bearer: `rlk_${id}_${secret}`, secretHash: hashOf(secret) };
}

/** The real day of an instant in UTC, by which keys count. */
export function keyDay(realNowMs: number): string {
  return new Date(realNowMs).toISOString().slice(0, 10);
}

/** What a key is on a real day. */
export function keyState(key: ApiKey, today: string): 'active' | 'expired' | 'revoked' {
  if (key.revokedOn !== undefined) return 'revoked';
  return key.expiresOn < today ? 'expired' : 'active';
}

/** Whether a bearer has the form of a key. */
export function isKey(bearer: string): boolean {
  return bearer.startsWith('rlk_');
}

/** The key a bearer opens with at this real instant, its day of use noted; undefined for an unknown, wrong, expired or revoked one. */
export async function keyOf(apiKeys: Store['apiKeys'], bearer: string, realNowMs: number): Promise<ApiKey | undefined> {
  const [, id = '', secret = ''] = FORM.exec(bearer) ?? [];
  const key = id === '' ? undefined : await apiKeys.get(id);
  // compared also where there is no key, in a time that tells nothing
  if (!sameSecret(hashOf(secret), key?.secretHash ?? NOBODY) || key === undefined) return undefined;
  const today = keyDay(realNowMs);
  if (keyState(key, today) !== 'active') return undefined;
  if (key.lastUsedOn !== today) await apiKeys.recordUse(id, today);
  return key;
}
