import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { letterLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in ten seconds: two letters made on one day lie in one batch. */
const scale = 8640;
const address = { lines: ['8 impasse du Moulin'], postcode: '38000', city: 'Grenoble', country: 'FR' };

let house: LiveHouse;
let api: LiveApi;
/** The case that pays before its letter is printed, and the one that does not. */
let paying: string;
let owing: string;

const lettersOf = (caseOf: string) => house.store.dispatches.byCase(house.entityId, caseOf);
const positionIn = async (caseOf: string) => (await house.store.cases.get(house.entityId, caseOf))?.positions[0];
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 90_000, interval: 100 });

async function owe(code: string, number: string): Promise<string> {
  const dueDate = await house.dayIn(0);
  const item = { type: 'invoice', number, currency: 'EUR', invoiceDate: dueDate, dueDate, outstandingCents: 120_000 } as const;
  const caseOf = await house.import({ code, segment: 'pme', email: `${code}@client.example` }, [item]);
  const account = await house.store.accounts.byCode(house.entityId, code);
  if (account === undefined) throw new Error('the account was not stored');
  await house.store.accounts.replace({ ...account, address });
  return caseOf;
}

beforeAll(async () => {
  house = await openHouse(scale, 'staffed');
  api = await openApi(house);
  await house.publish(letterLadder([1, 200]), 'pme');
  [owing, paying] = [await owe('C-1', 'F-1'), await owe('C-2', 'F-2')];
}, 60_000);

afterAll(async () => {
  await api.close();
  await house.close();
});

it('of two letters in a batch one is paid before it is printed: one is in the PDF, is posted, and its case goes on (laws 22, 25)', async () => {
  for (const caseOf of [owing, paying]) await house.start(caseOf);
  for (const caseOf of [owing, paying]) {
    await soon(async () => {
      expect(await lettersOf(caseOf)).toMatchObject([{ state: 'handedOver', channel: 'letter', contentType: 'application/pdf', pages: 1 }]);
      expect(await positionIn(caseOf)).toMatchObject({ nodeId: 'r1', status: 'walking' });
    });
  }
  const [letter] = await lettersOf(owing);
  const [paid] = await lettersOf(paying);
  expect(letter).not.toHaveProperty('settledAt');
  expect(paid?.batchId).toBe(letter?.batchId);
  const batch = `/letter-batches/${letter?.batchId?.slice(house.entityId.length + 1) ?? ''}`;

  await house.pay(paying, 120_000);
  const printed = await api.post(`${batch}/print`, {});
  expect(printed).toMatchObject({
    recorded: true,
    batch: { state: 'printed', letters: 1, pages: 1 },
    letters: [
      { dispatchId: letter?._id, state: 'printed', fromPage: 1 },
      { dispatchId: paid?._id, state: 'takenOut', fate: 'takenOut', why: { reason: { code: 'paid' } } },
    ],
  });
  const pdf = await api.get(`${batch}/content`);
  expect(pdf).toMatch(/^%PDF-1\.7.*<pdfaid:part>2</s);
  expect(await api.get(`${batch}/content?as=list`)).toMatch(/\r\n1;1;1;C-1;[^\r]*\r\n$/);
  await soon(async () => {
    expect(await positionIn(paying)).toMatchObject({ status: 'done', reason: { code: 'paid' } });
  });

  const on = await house.dayIn(0);
  expect(await api.post(`${batch}/posted?dryRun=true`, { on })).toMatchObject({ recorded: false, letters: [{ outcome: 'posted' }] });
  expect(await lettersOf(owing)).toMatchObject([{ state: 'handedOver' }]);
  await api.post(`${batch}/posted`, { on });
  await soon(async () => {
    expect(await lettersOf(owing)).toMatchObject([{ _id: letter?._id, state: 'accepted', postedOn: on }]);
    expect(await positionIn(owing)).toMatchObject({ nodeId: 'r2' });
  });
  expect(await lettersOf(paying)).toMatchObject([{ _id: paid?._id, state: 'withdrawn' }]);
  const journal = await house.store.journal.list(house.entityId, owing);
  expect(journal.filter(({ kind }) => kind === 'contact')).toMatchObject([{ dispatchId: letter?._id, on }]);
}, 240_000);
