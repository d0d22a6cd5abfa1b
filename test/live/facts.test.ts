import { businessNow } from '@relance/domain';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in a quarter of a second. */
const scale = 86_400_000 / 250;

describe('a hold recorded by the API, on the real server', () => {
  let house: LiveHouse;
  let api: LiveApi;
  let caseOf: string;

  beforeAll(async () => {
    house = await openHouse(scale);
    api = await openApi(house);
    await house.publish(emailLadder([2]), 'pme');
    // due far enough ahead for a slow machine: the reminder of 3 December must not leave before the hold is there
    const dates = { invoiceDate: '2025-08-01', dueDate: '2025-12-01' };
    caseOf = await house.import({ code: 'C-1', segment: 'pme', email: 'compta@client.example' }, [
      { type: 'invoice', number: 'F-1', currency: 'EUR', outstandingCents: 120_000, ...dates },
    ]);
    await house.start(caseOf);
  }, 60_000);

  afterAll(async () => {
    await api.close();
    await house.close();
  });

  const position = async () => (await house.store.cases.get(house.entityId, caseOf))?.positions[0];

  it('keeps the reminder back past its day, and lifted lets the case write', async () => {
    const held = await api.post(`/cases/${caseOf}/facts`, { kind: 'hold', untilOn: '2026-12-31', reason: 'Audit' });
    expect(held).toMatchObject({ recorded: true, effect: [{ number: 'F-1', change: 'pauses', until: '2026-12-31' }] });
    const clock = await house.store.clock.get();
    await vi.waitFor(
      async () => {
        expect(await position()).toMatchObject({ status: 'suspended', reason: { code: 'hold' } });
        expect(clock && businessNow(clock, Date.now())).toBeGreaterThan(Date.UTC(2025, 11, 12));
      },
      { timeout: 60_000, interval: 100 },
    );
    expect(await house.mails()).toEqual([]);
    const lifted = await api.post(`/facts/${held.fact._id}/lift`, { reason: 'Audit terminé' });
    expect(lifted).toMatchObject({ recorded: true });
    await vi.waitFor(
      async () => {
        expect(await house.mails()).toHaveLength(1);
      },
      { timeout: 60_000, interval: 100 },
    );
    expect((await position())?.reason?.code).not.toBe('hold');
    expect(await api.facts(caseOf)).toMatchObject([{ kind: 'hold', lift: { reason: 'Audit terminé' } }]);
  });

  it('on one contact writes to the other of the role instead (law 8)', async () => {
    const dates = { invoiceDate: await house.dayIn(0), dueDate: await house.dayIn(60) };
    const other = await house.import({ code: 'C-2', segment: 'pme', email: 'absente@client.example' }, [
      { type: 'invoice', number: 'F-2', currency: 'EUR', outstandingCents: 90_000, ...dates },
    ]);
    await api.post('/accounts/C-2/contacts', { version: 1, role: 'accountsPayable', name: 'Paul Rey', email: 'rey@client.example' });
    const held = { kind: 'hold', contact: 'absente@client.example', untilOn: await house.dayIn(300), reason: 'En congé' };
    expect(await api.post(`/cases/${other}/facts`, held)).toMatchObject({ recorded: true, effect: [] });
    await vi.waitFor(
      async () => {
        const [sent] = await house.store.dispatches.byCase(house.entityId, other);
        expect(sent).toMatchObject({ state: 'accepted', recipient: 'rey@client.example' });
      },
      { timeout: 60_000, interval: 100 },
    );
  });
});
