import { fromDayNumber, toDayNumber } from '@relance/domain';
import type { Dispatch, FactKind, RecordedFact } from '@relance/schemas';
import { calendarAround } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';

type Move = (dependencies: EngineDependencies, fact: RecordedFact, dispatch: Dispatch) => Promise<void>;

/** It is sent on the day it is posted (law 22), by the same instant as the machine says: midnight of that day, not before it lay in its batch. */
const posted: Move = async ({ store }, { entityId, caseId, fromOn, recordedAt }, { _id, handedOverAt = 0 }) => {
  const entity = await store.entities.get(entityId);
  const calendar = calendarAround(entity?.territory ?? 'FR', recordedAt);
  const settledAt = Math.max(calendar.toInstant(toDayNumber(fromOn), 0), handedOverAt);
  await store.dispatches.move(entityId, _id, 'handedOver', 'accepted', { settledAt, postedOn: fromOn });
  const sent = await store.dispatches.get(entityId, _id);
  if (sent?.state !== 'accepted') return;
  const at = sent.settledAt ?? settledAt;
  const itemIds = sent.lines.flatMap(({ itemId, nodeId }) => (nodeId === undefined ? [] : [itemId]));
  const entry = { at, on: fromDayNumber(calendar.toCivil(at).day), itemIds, nodeId: sent.nodeId, dispatchId: _id };
  await store.journal.append(entityId, caseId, [{ ...entry, ...toldAs(sent, entity?.currency ?? 'EUR') }]);
};

/** A letter that went along with a message is told as part of that contact (law 22). */
function toldAs({ _id, lines, level, companionOf, channel }: Dispatch, currency: string) {
  if (companionOf !== undefined) {
    return { kind: 'companion' as const, companionOf, channel, detail: 'accepted', onceKey: `dispatch/${_id}/companion/accepted` };
  }
  const asked = lines.filter(({ role }) => role === 'reminded' || role === 'claimed');
  const cents = asked.reduce((sum, { outstandingCents }) => sum + outstandingCents, 0);
  return { kind: 'contact' as const, level, cents, currency: asked[0]?.currency ?? currency, onceKey: `dispatch/${_id}/contact` };
}

const takenOut: Move = async ({ store }, { entityId }, { _id }) => {
  await store.dispatches.move(entityId, _id, 'handedOver', 'withdrawn');
};

const moves: Readonly<Partial<Record<FactKind, Move>>> = { letterPosted: posted, letterTakenOut: takenOut };

/** Moves the letter a fact is about: posted it is sent, taken out it never left (law 22). Done before, nothing happens again. */
export async function moveLetter(dependencies: EngineDependencies, fact: RecordedFact): Promise<void> {
  const move = moves[fact.kind];
  if (move === undefined || fact.dispatchId === undefined) return;
  const dispatch = await dependencies.store.dispatches.get(fact.entityId, fact.dispatchId);
  if (dispatch !== undefined) await move(dependencies, fact, dispatch);
}
