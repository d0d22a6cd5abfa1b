import type { LetterRegister } from '@relance/channels';
import { fromDayNumber, openCalendar } from '@relance/domain';
import type { Dispatch, LetterBatch } from '@relance/schemas';
import type { WorkerDependencies } from '../dependencies.js';

/** Whether a letter lies in a batch: it was put there while it was open, or printed with it. */
function liesIn(batch: LetterBatch, dispatch: Dispatch): boolean {
  return batch.state === 'open' || dispatch.batchId === batch._id;
}

/**
 * The print batches as the channel of letters sees them: a letter goes into the batch of its entity's civil day, whatever process writes it there.
 * Both reject for a message nobody handed over, which is a fault of ours.
 */
export function openLetterRegister({ store, knowledge, now }: Pick<WorkerDependencies, 'store' | 'knowledge' | 'now'>): LetterRegister {
  const dispatchOf = async (messageId: string): Promise<Dispatch> => {
    const dispatch = await store.dispatches.byMessageId(messageId);
    if (dispatch === undefined) throw new Error(`no letter is known as ${messageId}`);
    return dispatch;
  };
  const find = async (messageId: string): Promise<string | undefined> => {
    const dispatch = await dispatchOf(messageId);
    const batches = await store.letterBatches.holding(dispatch.entityId, dispatch._id);
    return batches.find((batch) => liesIn(batch, dispatch))?._id;
  };
  return {
    find,
    async put(messageId) {
      const before = await find(messageId);
      if (before !== undefined) return before;
      const { entityId, _id } = await dispatchOf(messageId);
      const entity = await store.entities.get(entityId);
      if (entity === undefined) throw new Error(`entity ${entityId} is not stored`);
      const nowMs = await now();
      const calendar = openCalendar(knowledge.calendar(entity.territory, new Date(nowMs).getUTCFullYear()));
      const batch = await store.letterBatches.put(entityId, fromDayNumber(calendar.toCivil(nowMs).day), _id);
      return batch._id;
    },
  };
}
