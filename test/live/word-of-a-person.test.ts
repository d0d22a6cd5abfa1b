import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Task } from '@relance/schemas';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in two seconds: a person has two of them to answer. */
const scale = 86_400_000 / 2000;
const patient = { timeout: 60_000, interval: 100 };
const row = { type: 'invoice', currency: 'EUR', invoiceDate: '2025-07-26', outstandingCents: 120_000 } as const;

describe('what waits for a person’s word, on the real server', () => {
  let house: LiveHouse;
  let api: LiveApi;
  beforeAll(async () => {
    house = await openHouse(scale);
    api = await openApi(house);
  }, 120_000);
  afterAll(async () => {
    await api.close();
    await house.close();
  });

  /** Four days ago by the clock of the house: what is due then is overdue, and R1, six days after it, leaves the day after tomorrow. */
  const dueDate = (): Promise<string> => house.dayIn(-4);

  async function tasksOf(caseOf: string): Promise<Task[]> {
    const record = await house.store.cases.get(house.entityId, caseOf);
    return house.store.tasks.getMany(house.entityId, record?.taskIds ?? []);
  }

  it('a message of a scenario published so that each is confirmed leaves once a person approved its content (law 24)', async () => {
    await api.post('/scenarios/publish', { bundle: emailLadder([6]), confirmEachSend: true });
    await api.post('/scenarios/assign', { segment: 'confirmed', scenarioId: emailLadder([6]).graph.scenarioId, version: 1 });
    const caseOf = await house.import({ code: 'C-1', segment: 'confirmed', email: 'compta@client.example' }, [
      { ...row, dueDate: await dueDate(), number: 'F-1' },
    ]);
    await house.start(caseOf);
    const draft = await vi.waitFor(async () => {
      const [task] = await tasksOf(caseOf);
      if (task?.draft?.contentHash === undefined) throw new Error('nobody was asked');
      return task;
    }, patient);
    expect(draft).toMatchObject({ kind: 'approval', state: 'open', owner: 'collector', draft: { recipient: 'compta@client.example' } });
    expect(await house.mails()).toEqual([]);
    await api.post(`/tasks/${draft._id}/outcome`, { outcome: 'approved' });
    await vi.waitFor(async () => {
      expect(await house.mails()).toHaveLength(1);
    }, patient);
  }, 120_000);

  it('blocked deliveries are released by a person, whom the payment of the last overdue item calls', async () => {
    await house.publish(emailLadder([300]), 'pme');
    const caseOf = await house.import({ code: 'C-2', segment: 'pme', email: 'compta@client.example' }, [
      { ...row, dueDate: await dueDate(), number: 'F-2' },
    ]);
    await house.start(caseOf);
    const reasons = async () => (await tasksOf(caseOf)).map(({ reason, owner }) => [reason, owner]);
    await api.post('/cases/C-2/facts', { kind: 'deliveryBlockRequest', reason: 'Deux relances sans réponse', owner: 'salesRep' });
    await vi.waitFor(async () => {
      expect(await reasons()).toEqual([['deliveryBlockRequested', 'salesRep']]);
    }, patient);
    await api.post('/cases/C-2/facts', { kind: 'deliveryBlock', reason: 'Bloqué par la logistique', owner: 'collector' });
    await house.pay(caseOf, 120_000);
    await vi.waitFor(async () => {
      expect(await reasons()).toEqual([
        ['deliveryBlockRequested', 'salesRep'],
        ['deliveryBlockRelease', 'collector'],
      ]);
    }, patient);
  }, 120_000);
});
