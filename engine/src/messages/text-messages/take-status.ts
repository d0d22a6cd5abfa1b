import { itemsMoved, type Dispatch } from '@relance/schemas';
import { businessMoment } from '../../clock/business-day.js';
import type { EngineDependencies } from '../../dependencies.js';
import { recordAbout } from '../record-about.js';

/** What the provider says of a message. */
export interface TextStatus {
  sid: string;
  status: string;
  errorCode: string | undefined;
}

/** The provider has it, whatever becomes of it. */
const underWay: readonly string[] = ['sent', 'delivered', 'undelivered', 'failed'];

/**
 * Records what became of a text message, once however often it is told: delivered with its instant; undelivered or failed as a message that came back
 * (law 20), which its items wait upon; one whose outcome nobody knew was accepted after all. Other words are on the way to one of these.
 */
export async function takeStatus(
  dependencies: EngineDependencies,
  dispatch: Dispatch,
  { sid, status, errorCode }: TextStatus,
): Promise<void> {
  const { store } = dependencies;
  const { _id, entityId, state } = dispatch;
  const { nowMs, today } = businessMoment(dependencies, await store.entities.get(entityId));
  if (state === 'unknown' && underWay.includes(status))
    await store.dispatches.move(entityId, _id, 'unknown', 'accepted', { providerId: sid });
  if (status === 'delivered') await store.dispatches.recordDelivered(entityId, _id, nowMs);
  // what a trial sent to the house says nothing of the customer's number
  if (dispatch.trial !== undefined || (status !== 'undelivered' && status !== 'failed')) return;
  await store.dispatches.recordBounce(entityId, _id, dispatch.bouncedOn ?? today);
  const code = errorCode === undefined || errorCode === '' ? '' : ` (${errorCode})`;
  const body = { kind: 'bounce', dispatchId: _id, reason: `SMS ${status}${code}`, key: `${sid}-back` } as const;
  await recordAbout(dependencies, 'sms', dispatch, body, itemsMoved(dispatch));
}
