import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client, type ScheduleOptions } from '@temporalio/client';
import { realDelay, type BusinessClock } from '@relance/domain';
import { caseQueue, sweepWorkflowType } from '@relance/schemas';

const DAY_MS = 86_400_000;
const LEAST_INTERVAL_MS = 1000;

/** How often the sweep runs, in real milliseconds: once a business day, never more than once a second. */
function sweepIntervalMs(clock: BusinessClock): number {
  return Math.max(LEAST_INTERVAL_MS, realDelay(clock, DAY_MS));
}

function scheduleOf(queuePrefix: string, clock: BusinessClock): ScheduleOptions {
  return {
    scheduleId: `${queuePrefix}-sweep`,
    spec: { intervals: [{ every: sweepIntervalMs(clock) }] },
    action: {
      type: 'startWorkflow',
      workflowType: sweepWorkflowType,
      workflowId: `${queuePrefix}-sweep`,
      taskQueue: caseQueue(queuePrefix),
      args: [{ queuePrefix }],
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
  };
}

/** Makes sure the daily sweep (law 4) is scheduled on the server, at the pace of the business clock; one that is there is brought up to date. */
export async function ensureSweepSchedule(client: Client, queuePrefix: string, clock: BusinessClock): Promise<void> {
  const schedule = scheduleOf(queuePrefix, clock);
  try {
    await client.schedule.create(schedule);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = schedule;
    await client.schedule.getHandle(schedule.scheduleId).update((previous) => ({
      ...previous,
      spec,
      action,
      policies: { ...previous.policies, ...policies },
    }));
  }
}
