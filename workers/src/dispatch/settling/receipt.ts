import type { Receipt } from '@relance/scenario/machine';
import type { Dispatch } from '@relance/schemas';

/**
 * The receipt of a settled dispatch, from what is stored of it (law 26): who was on board, and when; of a letter in its batch, that it is not sent yet. Throws for one that is still on its way,
 * so that the activity is tried again.
 */
export function receiptOf(dispatch: Dispatch): Receipt {
  const { _id: dispatchId, state, lines, settledAt, intentAt, failureCode } = dispatch;
  const members = lines.flatMap(({ itemId, nodeId, visit }) =>
    nodeId === undefined || visit === undefined ? [] : [{ item: itemId, nodeId, visit }],
  );
  const at = settledAt ?? intentAt;
  const trial = dispatch.trial === undefined ? {} : { trial: true };
  switch (state) {
    case 'handedOver':
      return { outcome: 'handedOver', dispatchId, at: dispatch.handedOverAt ?? at, members };
    case 'accepted':
      return { outcome: 'sent', dispatchId, at, members, ...trial };
    case 'unknown':
      return { outcome: 'unknown', dispatchId, at, members, ...trial };
    case 'failed':
      return { outcome: 'failed', dispatchId, at, members, reason: { code: failureCode ?? 'failed', law: 20 }, ...trial };
    case 'intent':
    case 'handingOver':
    case 'withdrawn':
      throw new Error(`dispatch ${dispatchId} is ${state}, not settled`);
  }
}
