import { setTimeout as pause } from 'node:timers/promises';
import { businessNow, type BusinessClock } from '@relance/domain';
import { caseWorkflowId, factsChangedSignal, type FactKind } from '@relance/schemas';
import type { LiveApi } from '../../live/open-api.js';
import type { LiveHouse } from '../../live/live-house.js';

/** What may be told of a case while it is recorded. */
export interface Story {
  /** The civil day so many days from now. */
  dayIn(days: number): string;
  /** Waits so many business days. */
  days(count: number): Promise<void>;
  /** Waits for the nth contact that left. */
  contacts(count: number): Promise<void>;
  /** Waits until nothing is open and the workflow has ended. */
  rests(): Promise<void>;
  pays(cents: number): Promise<void>;
  paymentReturned(): Promise<void>;
  /** Records a fact about the first item; lifts it when called. */
  says(kind: FactKind, said: object): Promise<() => Promise<void>>;
  /** Changes the facts without telling the case. */
  notedUnseen(): Promise<void>;
  /** Signals that facts changed, though none did. */
  woken(): Promise<void>;
  cancelled(): Promise<void>;
}

/** Where a story is told: the house with its API and clock, the case, the number of its first item. */
export interface Scene {
  house: LiveHouse;
  api: LiveApi;
  clock: BusinessClock;
  caseOf: string;
  item: string;
}

const patienceMs = 120_000;

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await pause(50);
  }
}

/** Tells what happens to one case. */
export function openStory({ house, api, clock, caseOf, item }: Scene): Story {
  const { store, entityId, client } = house;
  const now = (): number => businessNow(clock, Date.now());
  const handle = client.workflow.getHandle(caseWorkflowId(caseOf));
  let wakes = 0;
  return {
    dayIn: (days) => new Date(now() + days * 86_400_000).toISOString().slice(0, 10),
    days: (count) => pause((count * 86_400_000) / clock.scale),
    contacts: (count) =>
      until(`contact ${String(count)} of ${caseOf}`, async () => {
        const told = await store.journal.list(entityId, caseOf);
        return told.filter(({ kind }) => kind === 'contact').length >= count;
      }),
    rests: () => until(`the end of ${caseOf}`, async () => (await handle.describe()).status.name === 'COMPLETED'),
    async pays(cents) {
      await api.post(`/cases/${caseOf}/payments`, { cents, currency: 'EUR', reference: `VIR ${item}`, key: `payment-of-${item}` });
    },
    async paymentReturned() {
      const [payment] = await store.payments.listByCases(entityId, [caseOf]);
      await api.post(`/payments/${payment?._id ?? ''}/reversal`, { reason: 'debitReturned', bankReason: 'AM04' });
    },
    async says(kind, said) {
      const { fact } = await api.post(`/cases/${caseOf}/facts`, { kind, items: [item], ...said });
      return async () => {
        await api.post(`/facts/${fact._id}/lift`, { reason: 'Réglé avec le client' });
      };
    },
    async notedUnseen() {
      await store.cases.recordFacts(entityId, caseOf, { at: now() });
    },
    async woken() {
      wakes += 1;
      await handle.signal(factsChangedSignal, { eventId: `wake-${String(wakes)}`, recordedAt: now() });
    },
    async cancelled() {
      await handle.cancel();
    },
  };
}
