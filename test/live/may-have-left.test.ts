import { businessNow } from '@relance/domain';
import type { IncidentView, TaskView } from '@relance/schemas';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startDroppingRelay, type DroppingRelay } from './dropping-relay.js';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in a second. */
const scale = 86_400;
const patience = { timeout: 60_000, interval: 100 };

let relay: DroppingRelay;
let house: LiveHouse;
let api: LiveApi;
let caseOf: string;

beforeAll(async () => {
  relay = await startDroppingRelay(1);
  house = await openHouse(scale, 'staffed', { smtpUrl: relay.url, mailboxUrl: undefined });
  api = await openApi(house);
  await house.publish(emailLadder([2, 300]), 'pme');
  const clock = await house.store.clock.get();
  if (clock === undefined) throw new Error('the house has no clock');
  const today = new Date(businessNow(clock, Date.now())).toISOString().slice(0, 10);
  caseOf = await house.import({ code: 'C-1', segment: 'pme', email: 'compta@client.example' }, [
    { type: 'invoice', number: 'F-1', currency: 'EUR', invoiceDate: today, dueDate: today, outstandingCents: 120_000 },
  ]);
}, 60_000);

afterAll(async () => {
  await api.close();
  await house.close();
  await relay.stop();
});

it('a message of which nobody can tell whether it left asks a person once, and is sent again at that person’s word alone (law 20)', async () => {
  await house.start(caseOf);
  const task = await vi.waitFor(async () => {
    const { tasks } = JSON.parse(await api.get('/tasks')) as { tasks: TaskView[] };
    expect(tasks).toHaveLength(1);
    return tasks[0]?.task;
  }, patience);
  expect(task).toMatchObject({ kind: 'check', reason: 'mayHaveLeft', itemIds: [expect.any(String)] });
  expect(task?.outcomes.map(({ id }) => id)).toEqual(['arrived', 'sendAgain', 'left']);
  expect([relay.dropped, relay.taken.length]).toEqual([1, 0]);
  const { incidents } = JSON.parse(await api.get('/incidents')) as { incidents: IncidentView[] };
  expect(incidents).toMatchObject([{ kind: 'unknown', taskId: task?._id, nodeId: 'r1' }]);
  await expect(api.post(`/tasks/${task?._id ?? ''}/outcome`, { outcome: 'perhaps' })).rejects.toThrow('RLC_OUTCOME_UNKNOWN');

  await api.post(`/tasks/${task?._id ?? ''}/outcome`, { outcome: 'sendAgain', note: 'Le client n’a rien reçu' });
  const twice = (await api.post(`/tasks/${task?._id ?? ''}/outcome`, { outcome: 'arrived' })) as unknown as { recorded: boolean };
  expect(twice.recorded).toBe(false);
  await vi.waitFor(() => {
    expect(relay.taken).toHaveLength(1);
  }, patience);
  await vi.waitFor(async () => {
    const dispatches = await house.store.dispatches.byCase(house.entityId, caseOf);
    expect(dispatches.map(({ nodeId, visit, state, failureCode }) => [nodeId, visit, state, failureCode])).toEqual([
      ['r1', 1, 'failed', 'notArrived'],
      ['r1', 2, 'accepted', undefined],
    ]);
  }, patience);
  expect((JSON.parse(await api.get('/incidents')) as { total: number }).total).toBe(0);
}, 150_000);
