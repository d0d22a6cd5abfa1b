import { accountId, caseId } from '@relance/domain';
import type { Dispatch } from '@relance/schemas';
import { letterPdf } from './letter-pdf.js';
import type { TestApp } from './open-test-app.js';

/** The batch of the first day of the tests. */
export const batchOfTheDay = '2026-01-05-1';

/** A letter about one item of an account, as the worker leaves it. */
export interface WaitingLetter {
  id: string;
  account: string;
  item: string;
  cents: number;
  channel?: 'letter' | 'registered';
  pages?: number;
  more?: Partial<Dispatch>;
}

/** Makes a letter and puts it into the open batch of Monday 5 January 2026, as far as its worker before it says so; answers the id of the batch. */
export async function putLetter({ store, files }: TestApp, letter: WaitingLetter): Promise<string> {
  const { id, account, item, cents, channel = 'letter', pages = 1, more } = letter;
  const [stored] = await store.items.byNumbers('main', [item]);
  if (stored === undefined) throw new Error(`${item} is not stored`);
  const ofAccount = accountId('main', account);
  const line = { itemId: stored._id, role: 'reminded', outstandingCents: cents, currency: 'EUR', nodeId: 'r1', visit: 1 } as const;
  const step = { scenarioId: 'courriers', planHash: 'plan', nodeId: 'r1', visit: 1, level: 1, intentAt: 0, grantedDays: 8 };
  const place = { entityId: 'main', caseId: caseId('main', ofAccount), accountId: ofAccount };
  const said = { channel, lines: [line], askedTotals: [{ currency: 'EUR', cents }] };
  await store.dispatches.insertIntent({ _id: id, ...place, ...step, ...said, state: 'intent' });
  const contentHash = await files.keep(await letterPdf(id, pages));
  const recipient = `${account}\n1 rue Neuve\n59000 Lille\nFR`;
  await store.dispatches.move('main', id, 'intent', 'handingOver', {
    contentHash,
    recipient,
    pages,
    upToGrams: pages > 3 ? 100 : 20,
    ...more,
  });
  return (await store.letterBatches.put('main', '2026-01-05', id))._id;
}

/** The worker says that a letter lies in its batch. */
export async function layDown({ store }: TestApp, id: string, batchId: string): Promise<void> {
  await store.dispatches.move('main', id, 'handingOver', 'handedOver', { handedOverAt: 1, batchId });
}

/** Puts letters into the batch of Monday 5 January 2026, each with its PDF. */
export async function putLetters(test: TestApp, letters: readonly WaitingLetter[]): Promise<void> {
  for (const letter of letters) await layDown(test, letter.id, await putLetter(test, letter));
}
