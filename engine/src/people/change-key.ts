import { isCivilDate } from '@relance/domain';
import type { ApiKey, ChangedKey, InputOf, KeyView, contracts } from '@relance/schemas';
import { keyDay, keyState, makeKey } from '../access/api-key.js';
import type { Caller } from '../access/caller.js';
import { whoIs } from '../access/who.js';
import { refuseFaults } from '../ledger/accounts/account-lookup.js';
import { businessMoment } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** No key opens longer than this without somebody thinking of it again. */
const MOST_YEARS = 2;

/** A key as shown. */
export async function keyView({ store, realNow }: EngineDependencies, key: ApiKey): Promise<KeyView> {
  const { _id: id, name, role, readOnly = false, createdOn, createdBy, expiresOn, lastUsedOn } = key;
  const shown = { id, name, role, readOnly, state: keyState(key, keyDay(realNow())), createdOn, expiresOn };
  return { ...shown, createdBy: (await whoIs(store, createdBy)).name, ...(lastUsedOn === undefined ? {} : { lastUsedOn }) };
}

async function note(
  dependencies: EngineDependencies,
  { entityId, userId }: Caller,
  done: { action: 'created' | 'revoked'; subjectId: string; details?: Record<string, string | boolean> },
): Promise<void> {
  const { store } = dependencies;
  const { nowMs: at } = businessMoment(dependencies, await store.entities.get(entityId));
  const { action, ...about } = done;
  await store.auditLog.append({ entityId, at, userId, action: `key.${action}`, ...about });
}

function refuseExpiry(expiresOn: string, realNowMs: number): void {
  const [first, last] = [keyDay(realNowMs), keyDay(realNowMs + MOST_YEARS * YEAR_MS)];
  if (isCivilDate(expiresOn) && expiresOn >= first && expiresOn <= last) return;
  const fr = `Indiquez un jour du ${first} au ${last}.`;
  const en = `Give a day from ${first} to ${last}.`;
  refuseFaults([{ code: 'key.expiry', severity: 'error', path: 'body/expiresOn', fr, en }]);
}

/** Makes a key, whose secret is told this once. Throws RLC_INVALID_INPUT for a last day that is past, too far or none. */
export async function createKey(
  dependencies: EngineDependencies,
  caller: Caller,
  said: InputOf<typeof contracts.createKey>['body'],
): Promise<ChangedKey> {
  const { store, realNow } = dependencies;
  const nowMs = realNow();
  const { name, role, readOnly = false, expiresOn = keyDay(nowMs + YEAR_MS) } = said;
  refuseExpiry(expiresOn, nowMs);
  const { id: _id, bearer: secret, secretHash } = makeKey();
  const stated = { name: name.trim(), role, ...(readOnly ? { readOnly } : {}), expiresOn };
  const key: ApiKey = { _id, entityId: caller.entityId, ...stated, secretHash, createdOn: keyDay(nowMs), createdBy: caller.userId };
  await store.apiKeys.insert(key);
  await note(dependencies, caller, { action: 'created', subjectId: _id, details: { role, readOnly, expiresOn } });
  return { key: await keyView(dependencies, key), recorded: true, secret };
}

/** Ends a key at once. Throws RLC_NOT_FOUND. */
export async function revokeKey(dependencies: EngineDependencies, caller: Caller, id: string): Promise<ChangedKey> {
  const { store, realNow } = dependencies;
  const revoked = await store.apiKeys.revoke(caller.entityId, id, { on: keyDay(realNow()), by: caller.userId });
  if (revoked !== undefined) {
    await note(dependencies, caller, { action: 'revoked', subjectId: id });
    return { key: await keyView(dependencies, revoked), recorded: true };
  }
  const known = await store.apiKeys.get(id);
  if (known?.entityId !== caller.entityId) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
  return { key: await keyView(dependencies, known), recorded: false };
}
