import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';

/** One business day in a quarter of a second. */
const scale = 86_400_000 / 250;
const days = [2, 7, 14, 21, 28];

describe('one item, five e-mails, on the real server', () => {
  let house: LiveHouse;
  let caseOf: string;

  beforeAll(async () => {
    house = await openHouse(scale);
    await house.publish(emailLadder(days), 'pme');
    const rows = [
      { type: 'invoice', number: 'F-1', currency: 'EUR', invoiceDate: '2025-08-01', dueDate: '2025-09-01', outstandingCents: 120_000 },
    ] as const;
    caseOf = await house.import({ code: 'C-1', segment: 'pme', email: 'compta@client.example' }, [...rows]);
    await house.start(caseOf);
  }, 60_000);

  afterAll(() => house.close());

  it('sends each once, keeps within 12 N + 6 events, and parks the item with an owner at the end', async () => {
    await vi.waitFor(
      async () => {
        const record = await house.store.cases.get(house.entityId, caseOf);
        expect(record?.positions[0]).toMatchObject({ status: 'parked', owner: 'creditManager' });
      },
      { timeout: 60_000, interval: 250 },
    );
    const mails = await house.mails();
    expect(mails).toHaveLength(days.length);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(days.length);
    const history = await house.client.workflow.getHandle(`case-${caseOf}`).fetchHistory();
    expect(history.events?.length).toBeLessThanOrEqual(12 * days.length + 6);
  });
});

describe('a payment', () => {
  let house: LiveHouse;

  beforeAll(async () => {
    house = await openHouse(scale);
    await house.publish(emailLadder(days), 'pme');
  }, 60_000);

  afterAll(() => house.close());

  it('stops the item at once, and the case rests with its state kept', async () => {
    const row = {
      type: 'invoice',
      number: 'F-2',
      currency: 'EUR',
      invoiceDate: '2025-08-01',
      dueDate: '2025-09-01',
      outstandingCents: 5000,
    } as const;
    const caseOf = await house.import({ code: 'C-2', segment: 'pme', email: 'compta@autre.example' }, [row]);
    await house.start(caseOf);
    await vi.waitFor(
      async () => {
        expect(await house.mails()).toHaveLength(1);
      },
      { timeout: 30_000, interval: 100 },
    );
    await house.pay(caseOf, 5000);
    await vi.waitFor(
      async () => {
        expect(await house.store.cases.get(house.entityId, caseOf)).toMatchObject({
          running: false,
          positions: [{ reason: { code: 'paid' } }],
        });
      },
      { timeout: 30_000, interval: 250 },
    );
    expect(await house.mails()).toHaveLength(1);
  });
});
