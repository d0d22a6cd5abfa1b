import { proxyActivities, sleep } from '@temporalio/workflow';

/** What the hand-written ladder is given: real instants of its steps, epoch milliseconds. */
export interface PlainLadder {
  id: string;
  stepsAt: number[];
}

/** The one activity of a step. */
export interface PlainActivities {
  contact(step: { id: string; step: number }): Promise<string>;
}

const { contact } = proxyActivities<PlainActivities>({ startToCloseTimeout: '90 seconds' });

/** The least a dunning ladder could be: for each step one timer and one activity. */
export async function plainLadder({ id, stepsAt }: PlainLadder): Promise<void> {
  for (const [step, at] of stepsAt.entries()) {
    await sleep(Math.max(1, at - Date.now()));
    await contact({ id, step });
  }
}
