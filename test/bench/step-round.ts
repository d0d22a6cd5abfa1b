import { setTimeout as pause } from 'node:timers/promises';
import { caseQueue, caseWorkflowId, caseWorkflowType, channelQueue, coreVersion } from '@relance/schemas';
import type { Plan } from '@relance/scenario/machine';
import { emailLadder } from '../live/e-mail-ladder.js';
import { openHouse, type LiveHouse } from '../live/live-house.js';
import { plainSteps } from './plain-ladder.js';
import type { PlainLadder } from './plain-workflow.js';
import type { Start } from './side-messages.js';
import type { SideProcess } from './side.js';

/** Days of the steps after 1 September 2025, all working days more than a gap apart. */
export const stepDays = [8, 10, 15, 17] as const;

/** One business day in half a second: even the shortest gap leaves each step a timer of its own. */
const dayMs = 500;
const firstDay = Date.UTC(2025, 8, 1, 6);
const patienceMs = 120_000;

/** One round of one side. */
export interface Round {
  cpuMsPerStep: number;
  stepsPerSecond: number;
  timersPerStep: number;
}

/** How a side gets its work and when all of it is done. */
interface Work {
  starts: Start[];
  done: () => Promise<boolean>;
}

/** Publishes the ladder and stores one item for each case, as an import would; the ids of the cases. */
async function stock(house: LiveHouse, cases: number): Promise<string[]> {
  await house.publish(emailLadder(stepDays), 'pme');
  const ids: string[] = [];
  for (let index = 0; index < cases; index += 1) {
    const code = `C-${String(index)}`;
    const dates = { invoiceDate: '2025-08-01', dueDate: '2025-09-01' } as const;
    const row = { type: 'invoice', number: `F-${code}`, currency: 'EUR', ...dates, outstandingCents: 10_000 } as const;
    ids.push(await house.import({ code, segment: 'pme', email: `${code.toLowerCase()}@client.example` }, [row]));
  }
  return ids;
}

async function relanceWork(house: LiveHouse, cases: number): Promise<Work> {
  const ids = await stock(house, cases);
  const { entityId, config } = house;
  const starts = ids.map((caseId) => ({
    type: caseWorkflowType,
    workflowId: caseWorkflowId(caseId),
    taskQueue: caseQueue(config.queuePrefix),
    argument: { entityId, caseId, coreVersion, queuePrefix: config.queuePrefix, recordedAt: firstDay },
  }));
  const parked = async (caseId: string): Promise<boolean> =>
    (await house.store.cases.get(entityId, caseId))?.positions[0]?.status === 'parked';
  return { starts, done: async () => (await Promise.all(ids.map(parked))).every(Boolean) };
}

async function plainWork(house: LiveHouse, cases: number): Promise<Work> {
  const ids = await stock(house, cases);
  const { config, client, entityId, store } = house;
  const [clock, [version]] = [await store.clock.get(), await store.scenarios.list(entityId)];
  if (clock === undefined || version === undefined) throw new Error('the house has no clock or no scenario');
  const plan = JSON.parse(version.planJson) as Plan;
  const ladder = async (caseId: string): Promise<PlainLadder> => {
    const record = await store.cases.get(entityId, caseId);
    const [itemId] = record?.itemIds ?? [];
    if (record === undefined || itemId === undefined) throw new Error(`case ${caseId} has no item`);
    const steps = plainSteps(stepDays, { plan, planHash: version.hash, itemId, firstMorning: firstDay, ...clock });
    return { entityId, caseId, taskQueue: channelQueue(config.queuePrefix, 'email'), factsVersion: record.factsVersion, steps };
  };
  const starts = await Promise.all(
    ids.map(async (caseId) => {
      return {
        type: 'plainLadder',
        workflowId: caseWorkflowId(caseId),
        taskQueue: caseQueue(config.queuePrefix),
        argument: await ladder(caseId),
      };
    }),
  );
  const ended = async ({ workflowId }: Start): Promise<boolean> =>
    (await client.workflow.getHandle(workflowId).describe()).status.name === 'COMPLETED';
  return { starts, done: async () => (await Promise.all(starts.map(ended))).every(Boolean) };
}

async function until(done: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await done())) {
    if (performance.now() > end) throw new Error('a round did not end');
    await pause(200);
  }
}

/** Timers that fired in the histories; ends workflows that still wait for a review nobody will hold. */
async function timersFired({ client }: LiveHouse, starts: readonly Start[]): Promise<number> {
  let fired = 0;
  for (const { workflowId } of starts) {
    const handle = client.workflow.getHandle(workflowId);
    const { events } = await handle.fetchHistory();
    fired += (events ?? []).filter(({ timerFiredEventAttributes }) => (timerFiredEventAttributes ?? null) !== null).length;
    if ((await handle.describe()).status.name === 'RUNNING') await handle.terminate('the round is over');
  }
  return fired;
}

/** Carries `cases` ladders out in the process of a side, on a house of their own. Throws unless every step sent exactly one mail. */
export async function runRound(process: SideProcess, side: 'relance' | 'plain', cases: number): Promise<Round> {
  const house = await openHouse(86_400_000 / dayMs, 'empty');
  try {
    const work = await (side === 'relance' ? relanceWork(house, cases) : plainWork(house, cases));
    await process.ask({ kind: 'open', config: house.config });
    const begun = performance.now();
    await process.ask({ kind: 'start', starts: work.starts });
    await until(work.done);
    const { cpuMs } = await process.ask({ kind: 'measure' });
    const seconds = (performance.now() - begun) / 1000;
    const timers = await timersFired(house, work.starts);
    await process.ask({ kind: 'close' });
    const steps = cases * stepDays.length;
    const mails = (await house.mails()).length;
    if (mails !== steps) throw new Error(`${side}: ${mails} mails of ${steps} steps`);
    return { cpuMsPerStep: cpuMs / steps, stepsPerSecond: steps / seconds, timersPerStep: timers / steps };
  } finally {
    await house.close();
  }
}
