import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in two seconds: its window of eight hours lasts two thirds of one. */
const scale = 86_400_000 / 2000;
const cases = 150;
const waiting = { timeout: 120_000, interval: 50 };

let house: LiveHouse;
let api: LiveApi;

beforeAll(async () => {
  house = await openHouse(scale);
  await house.publish(emailLadder([1]), 'pme');
  api = await openApi(house);
}, 60_000);

afterAll(async () => {
  await api.close();
  await house.close();
});

/** When each mail was accepted, epoch milliseconds of the machine. */
async function acceptedAt(): Promise<number[]> {
  const mails = (await (await fetch(`${house.mailbox.url}/api/messages`)).json()) as { date: string }[];
  return mails.map(({ date }) => Date.parse(date));
}

it('cut in the midst of sending, nothing is accepted two seconds later; let go again, each message leaves once (law 25)', async () => {
  const dates = { invoiceDate: '2025-08-01', dueDate: '2025-09-02' } as const;
  const book: string[] = [];
  for (let index = 0; index < cases; index += 1) {
    const code = `C-${String(index)}`;
    const row = { type: 'invoice', number: `F-${code}`, currency: 'EUR', ...dates, outstandingCents: 10_000 } as const;
    book.push(await house.import({ code, segment: 'pme', email: `${code.toLowerCase()}@client.example` }, [row]));
  }
  await Promise.all(book.map((caseOf) => house.start(caseOf)));
  await vi.waitFor(async () => {
    expect((await acceptedAt()).length).toBeGreaterThan(5);
  }, waiting);

  await api.post('/sending/stop', { scope: 'entity', reason: 'Mauvais texte dans la relance' });
  const cutAt = Date.now();
  const atCut = (await acceptedAt()).length;
  expect(atCut).toBeLessThan(cases - 20);

  // three more business days pass, each with a window in which the rest would have left
  const later = (await house.now()) + 3 * 86_400_000;
  await vi.waitFor(async () => {
    expect(await house.now()).toBeGreaterThan(later);
  }, waiting);
  const held = await acceptedAt();
  expect(held.length).toBeLessThan(cases - 10);
  expect(Math.max(...held) - cutAt).toBeLessThanOrEqual(2000);

  await api.post('/sending/resume', { scope: 'entity', reason: 'Texte corrigé' });
  await vi.waitFor(async () => {
    expect(await acceptedAt()).toHaveLength(cases);
  }, waiting);
  expect(new Set((await house.mails()).map(({ messageId }) => messageId)).size).toBe(cases);
}, 300_000);
