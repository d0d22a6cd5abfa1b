import { businessNow, fromDayNumber, openCalendar } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in a quarter of a second. */
const scale = 86_400_000 / 250;
const calendar = openCalendar(buildCalendar('FR', 2025, 4));
const patiently = { timeout: 90_000, interval: 100 };

describe('money recorded by the API, on the real server', () => {
  let house: LiveHouse;
  let api: LiveApi;
  beforeAll(async () => {
    house = await openHouse(scale);
    api = await openApi(house);
    await house.publish(emailLadder([2]), 'pme');
  }, 60_000);
  afterAll(async () => {
    await api.close();
    await house.close();
  });

  /** A case with one item, due far enough ahead for a slow machine. */
  const caseWith = async (code: string, number: string, dueDate = '2025-12-01'): Promise<string> => {
    const item = { type: 'invoice', number, currency: 'EUR', outstandingCents: 120_000 } as const;
    const account = { code, segment: 'pme', email: `${code}@client.example` };
    const caseOf = await house.import(account, [{ ...item, invoiceDate: '2025-08-01', dueDate }]);
    await house.start(caseOf);
    return caseOf;
  };
  const after = async (instant: number) => {
    const clock = await house.store.clock.get();
    expect(clock && businessNow(clock, Date.now())).toBeGreaterThan(instant);
  };
  const linesOf = async (caseOf: string) => {
    const rows = await house.store.dispatches.byCase(house.entityId, caseOf);
    return rows.filter(({ state }) => state === 'accepted').flatMap(({ lines }) => lines.filter(({ role }) => role === 'reminded'));
  };

  it('a payment stops the reminder; returned by the bank, the item is reminded after all (laws 3, 5, 7)', async () => {
    const caseOf = await caseWith('C-1', 'F-1');
    await api.post(`/cases/${caseOf}/payments`, { cents: 120_000, currency: 'EUR', reference: 'VIR F-1', key: 'payment-of-f-1' });
    await vi.waitFor(() => after(Date.UTC(2025, 11, 12)), patiently);
    expect(await linesOf(caseOf)).toEqual([]);
    const [payment] = await house.store.payments.listByCases(house.entityId, [caseOf]);
    await api.post(`/payments/${payment?._id ?? ''}/reversal`, { reason: 'debitReturned', bankReason: 'AM04' });
    await vi.waitFor(async () => {
      expect(await linesOf(caseOf)).toMatchObject([{ outstandingCents: 120_000 }]);
    }, patiently);
  }, 120_000);

  it('an instalment kept and one missed: the plan breaks by itself and the invoice resumes with what is left (law 8)', async () => {
    const clock = await house.store.clock.get();
    const today = clock === undefined ? 0 : calendar.toCivil(businessNow(clock, Date.now())).day;
    const inDays = (days: number) => fromDayNumber(calendar.nextBusinessDay(today + days));
    // due far enough ahead for a slow machine to agree on the plan before
    const caseOf = await caseWith('C-2', 'G-1', inDays(40));
    const parts = [
      { dueOn: inDays(60), cents: 50_000 },
      { dueOn: inDays(90), cents: 70_000 },
    ];
    const plan = { kind: 'instalmentPlan', reason: 'Accord', instalments: parts, key: 'plan-of-g-1' };
    expect(await api.post(`/cases/${caseOf}/facts`, plan)).toMatchObject({ recorded: true, effect: [{ number: 'G-1', change: 'pauses' }] });
    await api.post(`/cases/${caseOf}/payments`, { cents: 50_000, currency: 'EUR', items: ['G-1 E1/2'], key: 'first-instalment' });
    const [original] = await house.store.items.byNumbers(house.entityId, ['G-1']);
    const [second] = await house.store.items.byNumbers(house.entityId, ['G-1 E2/2']);
    await vi.waitFor(async () => {
      const lines = (await linesOf(caseOf)).map(({ itemId, outstandingCents }) => ({ itemId, outstandingCents }));
      // the second instalment in its own name, then the invoice with what is left; the instalment that was paid never
      expect(lines).toEqual([
        { itemId: second?._id, outstandingCents: 70_000 },
        { itemId: original?._id, outstandingCents: 70_000 },
      ]);
    }, patiently);
  }, 180_000);

  it('a free credit nets the item, a blocked one nets nothing (law 5)', async () => {
    const clock = await house.store.clock.get();
    const today = clock === undefined ? 0 : calendar.toCivil(businessNow(clock, Date.now())).day;
    const dueDate = fromDayNumber(calendar.nextBusinessDay(today + 40));
    const caseOf = await caseWith('C-3', 'H-1', dueDate);
    const netted = await caseWith('C-4', 'H-2', dueDate);
    const credit = { number: 'A-1', cents: 120_000, currency: 'EUR' };
    expect(await api.post(`/cases/${netted}/credits`, credit)).toMatchObject({
      recorded: true,
      effect: [{ number: 'H-2', change: 'pauses' }],
    });
    await api.post(`/cases/${caseOf}/credits`, { ...credit, blocked: true });
    await vi.waitFor(async () => {
      expect(await linesOf(caseOf)).toMatchObject([{ outstandingCents: 120_000 }]);
    }, patiently);
    // due on the same day: it would have been asked by now
    await vi.waitFor(() => after(Date.parse(dueDate) + 6 * 86_400_000), patiently);
    expect(await linesOf(netted)).toEqual([]);
    const found = await house.store.cases.get(house.entityId, netted);
    expect(found?.positions.find(({ reason }) => reason?.code === 'netted')).toBeDefined();
  }, 180_000);
});
