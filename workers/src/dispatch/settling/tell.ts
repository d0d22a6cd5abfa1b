import type { Dispatch, JournalEntry } from '@relance/schemas';
import { civilDateOf, type CaseKnowledge } from '@relance/templates';
import type { WorkerDependencies } from '../../dependencies.js';

type Told = Pick<JournalEntry, 'kind' | 'detail' | 'reasons' | 'companionOf' | 'channel'>;
type JournalDraft = Omit<JournalEntry, '_id' | 'entityId' | 'caseId' | 'sequence' | 'previousHash' | 'hash'>;
type Claim = Pick<JournalEntry, 'level' | 'cents' | 'currency'>;

const states: Partial<Record<Dispatch['state'], JournalEntry['kind']>> = {
  accepted: 'contact',
  handedOver: 'letterReady',
  unknown: 'incident',
  failed: 'failed',
};

/** Puts a settled message into the story of its case, once; a companion is told as part of its contact (law 22). */
export async function tell({ store }: WorkerDependencies, knowledge: CaseKnowledge, dispatch: Dispatch, nowMs: number): Promise<void> {
  const told = toldAs(dispatch);
  if (told === undefined) return;
  const at = dispatch.settledAt ?? dispatch.handedOverAt ?? nowMs;
  const trial = dispatch.trial === undefined ? {} : { trial: true };
  const moved = dispatch.lines.filter(({ nodeId }) => nodeId !== undefined);
  await store.journal.append(dispatch.entityId, dispatch.caseId, [
    {
      at,
      on: civilDateOf(knowledge, at),
      ...told,
      ...trial,
      itemIds: moved.map(({ itemId }) => itemId),
      nodeId: dispatch.nodeId,
      dispatchId: dispatch._id,
      ...(told.kind === 'companion' ? {} : claimOf(dispatch, knowledge)),
      onceKey: onceKeyOf(dispatch, told),
    },
    ...leftOut(dispatch, { at, on: civilDateOf(knowledge, at) }),
  ]);
}

/** The documents that did not leave with an accepted message, by kind and reason, told as part of its contact. */
function leftOut({ _id, nodeId, state, attachments = [] }: Dispatch, when: Pick<JournalEntry, 'at' | 'on'>): JournalDraft[] {
  if (state !== 'accepted') return [];
  const byDetail = new Map<string, string[]>();
  for (const { kind, itemId, state: found } of attachments) {
    if (found === 'attached') continue;
    const detail = `${kind}/${found}`;
    byDetail.set(detail, [...(byDetail.get(detail) ?? []), ...(itemId === undefined ? [] : [itemId])]);
  }
  const about = { ...when, kind: 'attachment' as const, nodeId, dispatchId: _id, companionOf: _id };
  return [...byDetail].map(([detail, itemIds]) => ({ ...about, itemIds, detail, onceKey: `dispatch/${_id}/attachment/${detail}` }));
}

/** What a contact asked for, and how firmly; counted once, whatever went along with it. */
function claimOf({ lines, level }: Dispatch, { entity }: CaseKnowledge): Claim {
  const asked = lines.filter(({ role }) => role === 'reminded' || role === 'claimed');
  const cents = asked.reduce((sum, { outstandingCents }) => sum + outstandingCents, 0);
  return { level, cents, currency: asked[0]?.currency ?? entity.currency };
}

/** A companion has one kind for all that may become of it, and says what as its detail. */
function onceKeyOf({ _id, state }: Dispatch, { kind }: Told): string {
  return kind === 'companion' ? `dispatch/${_id}/companion/${state}` : `dispatch/${_id}/${kind}`;
}

function toldAs({ state, recapOf, companionOf, channel, failureCode, withheld }: Dispatch): Told | undefined {
  const kind = states[state];
  if (kind === undefined) return undefined;
  const because = state === 'failed' && failureCode !== undefined ? { detail: failureCode } : {};
  if (companionOf !== undefined) {
    const reasons = withheld === undefined ? {} : { reasons: [withheld] };
    return { kind: 'companion', companionOf, channel, detail: state, ...because, ...reasons };
  }
  return { kind: kind === 'contact' && recapOf !== undefined ? 'recap' : kind, ...because };
}
