import { randomUUID } from 'node:crypto';
import { suspensionId, type CivilDate } from '@relance/domain';
import type { Suspension } from '@relance/schemas';
import type { SuspensionSettlement } from '@relance/store';
import type { Caller } from '../access/caller.js';
import type { EngineDependencies } from '../dependencies.js';
import type { SuspensionBody } from './check-suspension.js';

/** When and by whom something is done. */
export interface Doing {
  caller: Caller;
  nowMs: number;
  today: CivilDate;
}

/** Whose decision it is where nobody else is named: the credit manager's own promises reach further than a collector's (law 8). */
function ownerOf({ role }: Caller): Suspension['owner'] {
  return role === 'admin' || role === 'creditManager' ? 'creditManager' : 'collector';
}

/** The record of what a caller says, about these items or the whole case. */
export function newSuspension(
  body: SuspensionBody,
  of: { caseId: string; itemIds: readonly string[] | undefined },
  doing: Doing,
): Suspension {
  const { caller, nowMs, today } = doing;
  const { key = randomUUID(), fromOn = today, owner = ownerOf(caller), kind, untilOn, cents, currency, reason, note } = body;
  const said = { untilOn, cents, currency, reason, note, itemIds: of.itemIds };
  return {
    _id: suspensionId(of.caseId, key),
    entityId: caller.entityId,
    caseId: of.caseId,
    kind,
    fromOn,
    owner,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    recordedAt: nowMs,
    recordedBy: caller.userId,
  };
}

/** Records a suspension once and tells everybody who has to know; recorded before under the same key, the first one comes back. */
export async function keepSuspension(
  dependencies: EngineDependencies,
  suspension: Suspension,
  doing: Doing,
): Promise<SuspensionSettlement> {
  const kept = await dependencies.store.suspensions.recordOnce(suspension);
  await tellSuspension(dependencies, kept, doing);
  return kept;
}

/**
 * Tells the case and its story of a suspension recorded or lifted, and the audit log where it was this call that did it. The case is told again when
 * it had been done before: whoever did it may have been cut off before (law 3).
 */
export async function tellSuspension(
  { store, starter }: EngineDependencies,
  { suspension, recorded }: SuspensionSettlement,
  { caller, today }: Doing,
): Promise<void> {
  const { _id, entityId, caseId, kind, itemIds, cents, currency, lift, recordedAt } = suspension;
  const isLift = lift !== undefined;
  const at = lift?.at ?? recordedAt;
  const eventId = isLift ? `${_id}/lift` : _id;
  await store.cases.recordFacts(entityId, caseId, { suspensionIds: [_id], at });
  await store.journal.append(entityId, caseId, [
    {
      at,
      on: today,
      kind: 'fact',
      factId: _id,
      detail: isLift ? `${kind}Lifted` : kind,
      onceKey: `suspension/${eventId}`,
      ...(itemIds === undefined ? {} : { itemIds }),
      ...(cents === undefined || currency === undefined ? {} : { cents, currency }),
    },
  ]);
  const action = isLift ? 'suspension.lifted' : 'suspension.recorded';
  if (recorded) await store.auditLog.append({ entityId, at, userId: caller.userId, action, subjectId: _id, details: { kind } });
  await starter.wake([{ entityId, caseId }], { eventId: `suspension-${eventId}`, recordedAt: at });
}
