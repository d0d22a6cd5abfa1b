import type { Connection } from '@temporalio/client';
import { caseQueue, channelNames, channelQueue } from '@relance/schemas';

/** What waits in one queue of the workers. */
export interface QueueState {
  /** `case` or the name of a channel. */
  queue: string;
  work: 'workflows' | 'activities';
  /** About how much waits. */
  backlog: number;
  /** How long the oldest of it has waited, in real seconds. */
  lagSeconds: number;
  /** How many workers ask for work. */
  pollers: number;
}

/** `TaskQueueType` of Temporal's API. */
const kinds: Readonly<Record<QueueState['work'], number>> = { workflows: 1, activities: 2 };

/** The one call of Temporal's service that is made here, with the number its enumeration stands for. */
interface QueueService {
  describeTaskQueue(asked: { namespace: string; taskQueue: { name: string }; taskQueueType: number; reportStats: boolean }): Promise<{
    pollers: readonly unknown[];
    stats?: { approximateBacklogCount?: unknown; approximateBacklogAge?: { seconds?: unknown; nanos?: number | null } | null } | null;
  }>;
}

/** Asks the server what waits in each queue of this deployment. Rejects when it does not answer. */
export async function queueStates(connection: Connection, namespace: string, queuePrefix: string): Promise<QueueState[]> {
  const service: QueueService = connection.workflowService;
  const describe = async (queue: string, name: string, work: QueueState['work']): Promise<QueueState> => {
    const asked = { namespace, taskQueue: { name }, taskQueueType: kinds[work], reportStats: true };
    const { pollers, stats } = await service.describeTaskQueue(asked);
    const age = stats?.approximateBacklogAge;
    return {
      queue,
      work,
      backlog: Number(stats?.approximateBacklogCount ?? 0),
      lagSeconds: Number(age?.seconds ?? 0) + (age?.nanos ?? 0) / 1e9,
      pollers: pollers.length,
    };
  };
  const cases = caseQueue(queuePrefix);
  return Promise.all([
    describe('case', cases, 'workflows'),
    describe('case', cases, 'activities'),
    ...channelNames.map((channel) => describe(channel, channelQueue(queuePrefix, channel), 'activities')),
  ]);
}
