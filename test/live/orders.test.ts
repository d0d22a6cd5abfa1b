import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** One business day in a quarter of a second. */
const scale = 86_400_000 / 250;
const waiting = { timeout: 60_000, interval: 100 };

describe('facts recorded by the API, on the real server', () => {
  let house: LiveHouse;
  let api: LiveApi;

  beforeAll(async () => {
    house = await openHouse(scale);
    api = await openApi(house);
    await house.publish(emailLadder([2, 9]), 'pme');
  }, 60_000);

  afterAll(async () => {
    await api.close();
    await house.close();
  });

  /** Due far enough ahead for a slow machine: nothing may leave before the fact is there. */
  async function openCase(code: string, number: string): Promise<string> {
    const dates = { invoiceDate: await house.dayIn(0), dueDate: await house.dayIn(60) };
    const caseOf = await house.import({ code, segment: 'pme', email: `compta@${code.toLowerCase()}.example` }, [
      { type: 'invoice', number, currency: 'EUR', outstandingCents: 120_000, ...dates },
    ]);
    await house.start(caseOf);
    await vi.waitFor(async () => {
      expect((await house.store.cases.get(house.entityId, caseOf))?.positions).toHaveLength(1);
    }, waiting);
    return caseOf;
  }
  const contactsOf = (caseOf: string) => house.store.dispatches.byCase(house.entityId, caseOf);
  const positionOf = async (caseOf: string) => (await house.store.cases.get(house.entityId, caseOf))?.positions[0];

  it('an item written off is never written about, and the case says why', async () => {
    const caseOf = await openCase('C-1', 'F-1');
    const given = await api.post(`/cases/${caseOf}/facts`, { kind: 'writeOff', items: ['F-1'], reason: 'Irrécouvrable' });
    expect(given).toMatchObject({ recorded: true, effect: [{ number: 'F-1', change: 'stops' }] });
    await vi.waitFor(async () => {
      expect(await positionOf(caseOf)).toMatchObject({ status: 'stopped', reason: { code: 'writtenOff' } });
    }, waiting);
    // the end of a ladder that began at the same time: had it walked, both messages would have left by then
    const other = await openCase('C-2', 'F-2');
    await vi.waitFor(async () => {
      expect((await contactsOf(other)).map(({ nodeId }) => nodeId)).toEqual(['r1', 'r2']);
    }, waiting);
    expect(await contactsOf(caseOf)).toEqual([]);
  });

  it('a step skipped on request does not take place, the next one does, and the story names who asked and why', async () => {
    const caseOf = await openCase('C-3', 'F-3');
    const firstDay = await house.dayIn(90);
    await api.post(`/cases/${caseOf}/facts`, { kind: 'notBefore', items: ['F-3'], untilOn: firstDay, reason: 'Inventaire' });
    await api.post(`/cases/${caseOf}/facts`, { kind: 'skip', items: ['F-3'], reason: 'Déjà dit au téléphone' });
    await vi.waitFor(async () => {
      expect((await contactsOf(caseOf)).map(({ nodeId }) => nodeId)).toEqual(['r2']);
    }, waiting);
    const [contact] = await contactsOf(caseOf);
    expect(contact?.intentAt).toBeGreaterThanOrEqual(Date.parse(firstDay) - 2 * 3_600_000);
    const story = await api.get(`/cases/${caseOf}/story?locale=fr`);
    expect(story).toContain('Déjà dit au téléphone');
  });

  it('a reminder asked about one item alone leaves without the others, and closed items wait for their review (laws 12, 27)', async () => {
    const dates = { invoiceDate: await house.dayIn(0), dueDate: await house.dayIn(60) };
    const invoice = { type: 'invoice', currency: 'EUR', outstandingCents: 50_000, ...dates } as const;
    const numbers = ['F-4', 'F-5', 'F-6'];
    const caseOf = await house.import(
      { code: 'C-4', segment: 'pme', email: 'compta@c-4.example' },
      numbers.map((number) => ({ ...invoice, number })),
    );
    await house.start(caseOf);
    await vi.waitFor(async () => {
      expect((await house.store.cases.get(house.entityId, caseOf))?.positions).toHaveLength(3);
    }, waiting);
    const review = await house.dayIn(700);
    await api.post(`/cases/${caseOf}/facts`, { kind: 'closed', items: ['F-6'], untilOn: review, reason: 'Reprise à négocier' });
    const later = { kind: 'notBefore', allBut: ['F-4'], untilOn: await house.dayIn(67), reason: 'Celle-ci d’abord' };
    expect(await api.post(`/cases/${caseOf}/facts`, later)).toMatchObject({ recorded: true });
    const found = await house.store.items.byNumbers(house.entityId, numbers);
    const numberOf = new Map(found.map(({ _id, number }) => [_id, number]));
    await vi.waitFor(async () => {
      expect((await contactsOf(caseOf)).length).toBeGreaterThan(1);
    }, waiting);
    const sent = (await contactsOf(caseOf)).toSorted((one, other) => one.intentAt - other.intentAt);
    const moved = sent.map(({ lines }) => lines.filter(({ role }) => role === 'reminded').map(({ itemId }) => numberOf.get(itemId)));
    expect(moved[0]).toEqual(['F-4']);
    expect(moved.flat()).toContain('F-5');
    expect(moved.flat()).not.toContain('F-6');
  });
});
