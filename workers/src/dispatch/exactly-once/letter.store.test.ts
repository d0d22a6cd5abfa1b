import { settle } from '@relance/scenario/machine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crashAt, crashPoints } from '../../testing/crash-at.js';
import { openSampleHouse, type SampleHouse } from '../../testing/sample-house.js';
import { twoLetters } from '../../testing/sample-records.js';
import { plansOf, readKnowledge } from '../../facts/read-knowledge.js';
import { dispatchContact } from '../dispatch-contact.js';

const address = { lines: ['8 impasse du Moulin'], postcode: '38000', city: 'Grenoble', country: 'FR' };
let house: SampleHouse;
beforeEach(async () => {
  house = await openSampleHouse({ bundle: twoLetters(), address });
});
afterEach(() => house.close());

const dispatchOf = (id: string) => house.store.dispatches.get(house.entityId, id);
const batches = () => house.store.letterBatches.list(house.entityId, 10);

// J+2 of 1 September 2025 is Wednesday the 3rd
describe('a letter of a scenario', () => {
  it('lies in the batch of the day as a PDF kept under its hash, and is not sent (law 22)', async () => {
    const receipt = await house.deliver(await house.nextContact());
    expect(receipt).toMatchObject({ outcome: 'handedOver', members: [{ nodeId: 'l1' }, { nodeId: 'l1' }] });
    const dispatch = await dispatchOf(receipt.dispatchId);
    expect(dispatch).toMatchObject({
      state: 'handedOver',
      batchId: `${house.entityId}.2025-09-03-1`,
      contentType: 'application/pdf',
      pages: 1,
      upToGrams: 20,
      recipient: '8 impasse du Moulin\n38000 Grenoble\nFR',
      grantedDays: 8,
      askedTotals: [{ currency: 'EUR', cents: 20_000 }],
    });
    expect(dispatch?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(dispatch?.settledAt).toBeUndefined();
    expect((await batches()).map(({ state, dispatchIds }) => [state, dispatchIds])).toEqual([['open', [receipt.dispatchId]]]);
    expect((await house.store.journal.list(house.entityId, house.caseId)).map(({ kind }) => kind)).toEqual(['letterReady']);
  });

  it.each(crashPoints)('is one letter in one batch though its worker dies %s', async (point) => {
    const request = await house.nextContact();
    await dispatchContact(crashAt(house.dependencies, point), request).catch(() => undefined);
    const receipt = await house.deliver(request);
    expect(receipt.outcome).toBe('handedOver');
    expect((await batches()).map(({ dispatchIds }) => dispatchIds)).toEqual([[receipt.dispatchId]]);
    expect((await house.store.journal.list(house.entityId, house.caseId)).map(({ kind }) => kind)).toEqual(['letterReady']);
  });

  it('holds the case until it is posted; then the next one goes from that day', async () => {
    const request = await house.nextContact();
    const receipt = await house.deliver(request);
    const { environment } = await readKnowledge(house.dependencies, house, { nowMs: house.nowMs, plans: plansOf(request.state) });
    const waiting = settle(request.state, request.effect, receipt, environment);
    await expect(house.nextContact(waiting)).rejects.toThrow('asks for nothing');
  });

  it('of a day whose batch is closed goes into the next one', async () => {
    await house.store.letterBatches.put(house.entityId, '2025-09-03', 'another');
    await house.store.letterBatches.move(house.entityId, '2025-09-03-1', 'open', 'printed');
    const receipt = await house.deliver(await house.nextContact());
    expect((await dispatchOf(receipt.dispatchId))?.batchId).toBe(`${house.entityId}.2025-09-03-2`);
  });

  it('goes to the account itself where nobody of its audience is known there', async () => {
    await house.close();
    house = await openSampleHouse({ bundle: twoLetters(), address, contacts: [] });
    expect((await house.deliver(await house.nextContact())).outcome).toBe('handedOver');
  });
});

describe('a letter without a postal address', () => {
  it('is failed with its reason, and never made (law 20)', async () => {
    const request = await house.nextContact();
    await house.store.accounts.upsertMany(
      house.entityId,
      [{ code: 'C-1', address: { ...address, city: ' ', lines: ['8 impasse du Moulin'] } }],
      { debtorClass: 'business', country: 'FR', territory: 'FR', locale: 'fr', segment: 'pme' },
    );
    const receipt = await house.deliver(request);
    expect(receipt).toMatchObject({ outcome: 'failed', reason: { code: 'noAddress', law: 20 } });
    expect(await batches()).toEqual([]);
  });
});
