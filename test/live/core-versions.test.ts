import { caseWorkflowId, coreVersion, type CaseWorkflowInput } from '@relance/schemas';
import { bundleWorkflows, runWorkers, type RunningWorkers } from '@relance/workers';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { bundleOfTomorrow, tomorrow } from '../replay/versions/bundle-of-tomorrow.js';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';

/** One business day in a second. */
const scale = 86_400_000 / 1000;
const waiting = { timeout: 120_000, interval: 200 };

let house: LiveHouse;
let workers: RunningWorkers | undefined;

beforeAll(async () => {
  house = await openHouse(scale, 'empty');
  await house.publish(emailLadder([1, 15, 30]), 'pme');
}, 60_000);

afterAll(async () => {
  await workers?.stop();
  await house.close();
});

it('a case begun by an older core is walked by it until it rests, moves to the newest, and writes each message once', async () => {
  const dates = { invoiceDate: '2025-08-01', dueDate: '2025-09-02' } as const;
  const row = { type: 'invoice', number: 'F-1', currency: 'EUR', ...dates, outstandingCents: 10_000 } as const;
  const caseOf = await house.import({ code: 'C-1', segment: 'pme', email: 'c-1@client.example' }, [row]);
  const before = await runWorkers(house.config, await bundleWorkflows());
  const bundle = await bundleOfTomorrow();
  await house.start(caseOf);
  await vi.waitFor(async () => {
    expect(await house.mails()).toHaveLength(1);
  }, waiting);
  await before.stop();

  workers = await runWorkers(house.config, bundle);
  await vi.waitFor(async () => {
    const record = await house.store.cases.get(house.entityId, caseOf);
    expect(record?.positions[0]).toMatchObject({ status: 'parked', owner: 'creditManager' });
  }, waiting);
  const ids = (await house.mails()).map(({ messageId }) => messageId);
  expect([ids.length, new Set(ids).size]).toEqual([3, 3]);
  expect(await coresOf(caseOf)).toEqual([coreVersion, tomorrow]);
}, 240_000);

/** The versions of the core that the runs of a case were started with, oldest first. */
async function coresOf(caseOf: string): Promise<number[]> {
  const cores: number[] = [];
  let runId: string | undefined;
  do {
    const { events } = await house.client.workflow.getHandle(caseWorkflowId(caseOf), runId).fetchHistory();
    const started = events?.[0]?.workflowExecutionStartedEventAttributes;
    const input = started?.input?.payloads?.[0];
    if (input == null) throw new Error('a run without input');
    cores.unshift(((await house.opened(input)) as CaseWorkflowInput).coreVersion);
    runId = started?.continuedExecutionRunId ?? undefined;
  } while (runId !== undefined && runId !== '');
  return cores;
}
