import type { ContactEffect } from '@relance/scenario/machine';
import { proxyActivities, sleep } from '@temporalio/workflow';

/** What the hand-written ladder is given: whose it is, and each of its contacts with the instants it is due, business and real, epoch milliseconds. */
export interface PlainLadder {
  entityId: string;
  caseId: string;
  /** The queue of the channel. */
  taskQueue: string;
  factsVersion: number;
  steps: { effect: ContactEffect; nowMs: number; realMs: number }[];
}

/** The product's own activity of a channel, which the hand-written ladder uses too. */
interface ChannelActivities {
  dispatchContact(request: {
    entityId: string;
    caseId: string;
    effect: ContactEffect;
    nowMs: number;
    factsVersion: number;
  }): Promise<{ receipt: { outcome: string } }>;
}

/** The least a dunning ladder could be with the same timers and activities: it knows nothing of facts, laws, or what is shown of it. */
export async function plainLadder({ entityId, caseId, taskQueue, factsVersion, steps }: PlainLadder): Promise<void> {
  const { dispatchContact } = proxyActivities<ChannelActivities>({
    taskQueue,
    startToCloseTimeout: '90 seconds',
    heartbeatTimeout: '10 seconds',
  });
  for (const { effect, nowMs, realMs } of steps) {
    await sleep(Math.max(1, realMs - Date.now()));
    const { receipt } = await dispatchContact({ entityId, caseId, effect, nowMs, factsVersion });
    if (receipt.outcome !== 'sent') throw new Error(`not sent: ${receipt.outcome}`);
  }
}
