import type { FactKind, FactRecorded, TokenPosition } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { emailLadder } from './e-mail-ladder.js';
import { openHouse, type LiveHouse } from './live-house.js';
import { openApi, type LiveApi } from './open-api.js';

/** The clock of the house runs as the real one: it stays Monday 1 September 2025, early in the morning. */
const scale = 1;

/** What can only be said once a message has left is shown by the tests of letters and of text messages. */
type AfterAMessage = 'bounce' | 'letterPosted' | 'letterTakenOut' | 'letterPresented' | 'letterOutcome';

interface Told {
  /** What a person says, beside the kind. */
  says: object;
  /** What the running case makes of the item; `on`: the civil day of its next move, read in UTC. */
  sees: Partial<Pick<TokenPosition, 'status' | 'nodeId' | 'level'>> & { code?: string; on?: string };
  /** Said before. */
  first?: { kind: FactKind; says: object };
  /** Due date, where it is not Wednesday 20 August: reminders are 14, 28 and 42 days after it, the first on Wednesday 3 September. */
  due?: string;
  debtorClass?: 'publicBuyer';
  /** A task is opened for a person. */
  asks?: boolean;
  /** It is about the whole case. */
  ofCase?: boolean;
}

const why = { reason: 'Demande du client' };
const asBefore = { status: 'walking', nodeId: 'r1', on: '2025-09-03' } as const;

/** Days and ends by hand, from the laws. */
const table: Readonly<Record<Exclude<FactKind, AfterAMessage>, Told>> = {
  promise: { says: { untilOn: '2025-09-10' }, sees: { status: 'suspended', code: 'promise' } },
  dispute: { says: { reason: 'price' }, sees: { status: 'suspended', code: 'dispute' } },
  hold: { says: { ...why, untilOn: '2025-09-30' }, sees: { status: 'suspended', code: 'hold' } },
  closed: { says: { ...why, untilOn: '2025-09-30' }, sees: { status: 'suspended', code: 'hold' } },
  objection: { says: { ...why, untilOn: '2025-09-08' }, sees: { status: 'suspended', code: 'hold' } },
  instalmentPlan: {
    says: {
      ...why,
      instalments: [
        { dueOn: '2025-09-12', cents: 60_000 },
        { dueOn: '2025-10-13', cents: 60_000 },
      ],
    },
    sees: { status: 'suspended', code: 'instalmentPlan' },
  },
  paymentAnnounced: { says: { reason: 'VIR-42' }, sees: { status: 'suspended', code: 'paymentAnnounced' } },
  collection: { says: { untilOn: '2025-09-12' }, sees: { status: 'suspended', code: 'collection' } },
  platform: { says: { reason: 'refused' }, sees: { status: 'suspended', code: 'platform' } },
  paymentOrdered: { says: {}, debtorClass: 'publicBuyer', sees: { status: 'suspended', code: 'paymentOrdered' } },
  underpayment: { says: { reason: 'vat' }, sees: { status: 'suspended', code: 'underpayment' } },
  reply: { says: {}, sees: { status: 'suspended', code: 'reply' } },
  insolvency: { says: { fromOn: '2025-08-29', reason: 'Tribunal de Lyon' }, ofCase: true, sees: { status: 'stopped', code: 'insolvent' } },
  factoring: { says: { holder: 'factored', hasMandate: false }, sees: { status: 'stopped', code: 'factored' } },
  handover: { says: { ...why, addressee: 'bailiff' }, sees: { status: 'stopped', code: 'handedOver' } },
  writeOff: { says: why, sees: { status: 'stopped', code: 'writtenOff' } },
  skip: { says: why, sees: { status: 'walking', nodeId: 'r2', on: '2025-09-17' } },
  trialOver: { says: why, sees: asBefore },
  // its segment has the scenario it walks: nothing changes, and the case says so
  scenarioChange: { says: why, sees: asBefore },
  stepBack: { first: { kind: 'skip', says: why }, says: why, sees: { status: 'walking', nodeId: 'r1' } },
  // more than sixty days late without a history: a person is asked first (law 9)
  reopen: { due: '2025-05-05', says: why, sees: { status: 'walking' } },
  // a Saturday: the Monday after it
  notBefore: { says: { ...why, untilOn: '2025-09-20' }, sees: { status: 'walking', nodeId: 'r1', on: '2025-09-22' } },
  dueDate: { says: { ...why, dueOn: '2025-09-30' }, sees: { status: 'walking', nodeId: 'r1', on: '2025-10-14' } },
  history: { says: { fromOn: '2025-08-25', level: 2, reason: 'LRAR 1A 000' }, sees: { level: 2 } },
  // R1 would leave on 2 September; the gap is two days
  outsideContact: { due: '2025-08-19', says: { channel: 'call', fromOn: '2025-09-01' }, sees: { ...asBefore, code: 'waitsForGap' } },
  opposition: { says: { channel: 'sms' }, ofCase: true, sees: asBefore },
  outsideDeadline: { says: { ...why, deadline: 'limitation', untilOn: '2025-09-15' }, asks: true, sees: asBefore },
  deliveryBlockRequest: { says: why, asks: true, ofCase: true, sees: asBefore },
  deliveryBlock: { says: why, sees: asBefore },
  delivered: { says: { fromOn: '2025-07-28' }, sees: asBefore },
  creditNote: { says: { items: ['A-1'], blocked: true }, sees: asBefore },
  waiver: { says: why, sees: asBefore },
  answer: { says: { note: 'Duplicata envoyé' }, ofCase: true, sees: asBefore },
  note: { says: { note: 'Nouveau comptable' }, ofCase: true, sees: asBefore },
};

describe('every kind of fact, told by the API to a case on the real server', () => {
  let house: LiveHouse;
  let api: LiveApi;

  beforeAll(async () => {
    house = await openHouse(scale);
    api = await openApi(house);
    await house.publish(emailLadder([14, 28, 42]), 'pme');
  }, 120_000);

  afterAll(async () => {
    await api.close();
    await house.close();
  });

  /** A case whose first step waits for its day. */
  async function openCase(kind: string, { due = '2025-08-20', debtorClass }: Told): Promise<string> {
    const row = { type: 'invoice', currency: 'EUR', invoiceDate: '2025-04-20', dueDate: due } as const;
    const caseOf = await house.import({ code: kind, segment: 'pme', email: 'compta@client.example' }, [
      { ...row, number: 'F-1', outstandingCents: 120_000 },
      ...(kind === 'creditNote' ? [{ ...row, type: 'creditNote' as const, number: 'A-1', outstandingCents: -5_000 }] : []),
    ]);
    if (debtorClass !== undefined) {
      const defaults = { debtorClass, country: 'FR', territory: 'FR', locale: 'fr', segment: 'pme' } as const;
      await house.store.accounts.upsertMany(house.entityId, [{ code: kind, debtorClass }], defaults);
    }
    await house.start(caseOf);
    await settled(caseOf);
    return caseOf;
  }

  const record = (caseOf: string) => house.store.cases.get(house.entityId, caseOf);

  /** The case has read all that was recorded of it. */
  async function settled(caseOf: string): Promise<void> {
    await vi.waitFor(
      async () => {
        const found = await record(caseOf);
        expect(found?.projectedFactsVersion).toBe(await house.store.cases.factsVersion(house.entityId, caseOf));
        expect(found?.positions).not.toEqual([]);
      },
      { timeout: 60_000, interval: 100 },
    );
  }

  async function say(caseOf: string, kind: FactKind, { says, ofCase }: Pick<Told, 'says' | 'ofCase'>): Promise<FactRecorded> {
    const items = ofCase === true ? {} : { items: ['F-1'] };
    const told = await api.post(`/cases/${caseOf}/facts`, { kind, ...items, ...says });
    expect(told.recorded).toBe(true);
    await settled(caseOf);
    return told;
  }

  async function seen(caseOf: string): Promise<object> {
    const positions = (await record(caseOf))?.positions ?? [];
    const [item] = await house.store.items
      .getMany(
        house.entityId,
        positions.map(({ itemId }) => itemId),
      )
      .then((items) => items.filter(({ number }) => number === 'F-1'));
    const position = positions.find(({ itemId }) => itemId === item?._id);
    if (position === undefined) return {};
    const { status, nodeId, level, reason, nextAt } = position;
    return {
      status,
      nodeId,
      level,
      code: reason?.code,
      on: nextAt === undefined ? undefined : new Date(nextAt).toISOString().slice(0, 10),
    };
  }

  it.concurrent.each(Object.entries(table))('%s', async (name, told) => {
    // the table is keyed by kinds
    const kind = name as FactKind;
    const caseOf = await openCase(kind, told);
    if (told.first !== undefined) await say(caseOf, told.first.kind, { says: told.first.says });
    const before = await seen(caseOf);
    const { fact } = await say(caseOf, kind, told);
    expect(await seen(caseOf)).toMatchObject(told.sees);
    if (told.asks === true) expect((await record(caseOf))?.taskIds).toHaveLength(1);
    expect(await api.facts(caseOf)).toContainEqual(expect.objectContaining({ _id: fact._id, kind }));
    if (told.sees.status !== 'suspended') return;
    const lifted = await api.post(`/facts/${fact._id}/lift`, { reason: 'Saisi par erreur', inError: true });
    expect(lifted.recorded).toBe(true);
    await settled(caseOf);
    expect(await seen(caseOf)).toEqual(before);
  });
});
