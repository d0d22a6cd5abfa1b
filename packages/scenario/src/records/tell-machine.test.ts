import { toDayNumber } from '@relance/domain';
import { factKindNames, type RecordedFact } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '../machine/facts/environment.js';
import { tellMachine, withRecorded } from './tell-machine.js';

const fromOn = '2026-01-05';
const day = toDayNumber(fromOn);
const until = toDayNumber('2026-01-20');
const plain: RecordedFact = {
  _id: 'f1',
  entityId: 'e',
  caseId: 'c',
  kind: 'dispute',
  fromOn,
  reason: 'price',
  note: 'Madame Dupré conteste le tarif',
  owner: 'salesRep',
  recordedAt: 10,
  recordedBy: 'user-1',
};
const lift = { on: '2026-01-09', at: 20, by: 'user-2', reason: 'Avoir émis' };
const suspensionOf = (fact: RecordedFact) => tellMachine(fact).lists?.suspensions?.[0];

describe('a fact that pauses', () => {
  const part: RecordedFact = { ...plain, cents: 500, currency: 'EUR', itemIds: ['i1'] };

  it('is days, amounts and ids to the machine: who said what stays behind', () => {
    const told = { id: 'f1', kind: 'dispute', fromDay: day, recordedAt: 10, owner: 'salesRep', itemId: 'i1', cents: 500, currency: 'EUR' };
    expect(tellMachine(part)).toEqual({ lists: { suspensions: [told] } });
  });

  it('of the whole case names no item, of several names them all', () => {
    expect(suspensionOf(plain)).not.toHaveProperty('itemId');
    expect(suspensionOf({ ...plain, itemIds: ['i1', 'i2'] })).toMatchObject({ itemIds: ['i1', 'i2'] });
    expect(suspensionOf({ ...plain, itemIds: ['i1', 'i2'] })).not.toHaveProperty('itemId');
  });

  it('that was lifted says from when, since when it is known, and whether it was an error', () => {
    expect(suspensionOf({ ...part, lift })).toMatchObject({ liftedDay: toDayNumber('2026-01-09'), liftedAt: 20 });
    expect(suspensionOf({ ...part, lift })).not.toHaveProperty('inError');
    expect(suspensionOf({ ...part, lift: { ...lift, inError: true } })).toMatchObject({ inError: true });
  });
});

const onItem = { ...plain, itemIds: ['i1'] };

describe('any other fact', () => {
  it.each<[string, RecordedFact, object]>([
    [
      'a refused channel',
      { ...plain, kind: 'opposition', channel: 'sms' },
      { lists: { oppositions: [{ id: 'f1', channel: 'sms', fromDay: day, recordedAt: 10 }] } },
    ],
    ['the end of a trial', { ...onItem, kind: 'trialOver' }, { lists: { trialEnds: [{ id: 'f1', itemIds: ['i1'], recordedAt: 10 }] } }],
    [
      'a channel on hold, free again the day after its last',
      { ...plain, kind: 'hold', channel: 'email', untilOn: '2026-01-20' },
      { lists: { oppositions: [{ id: 'f1', channel: 'email', fromDay: day, liftedDay: until + 1, recordedAt: 10 }] } },
    ],
    [
      'a call made outside',
      { ...onItem, kind: 'outsideContact', channel: 'call', level: 2 },
      { lists: { contactsOutside: [{ id: 'f1', day, recordedAt: 10, isCall: true, itemIds: ['i1'], level: 2 }] } },
    ],
    [
      'a returned message',
      { ...onItem, kind: 'bounce', dispatchId: 'd1' },
      { lists: { bounces: [{ dispatchId: 'd1', day, recordedAt: 10, itemIds: ['i1'] }] } },
    ],
    ['a judgment', { ...plain, kind: 'insolvency' }, { lists: { insolvencies: [{ id: 'f1', day, recordedAt: 10 }] } }],
    ['a delivery', { ...onItem, kind: 'delivered' }, { items: { i1: { deliveryDay: day } } }],
    [
      'a factor without mandate',
      { ...onItem, kind: 'factoring', holder: 'factored', hasMandate: false },
      { items: { i1: { holder: { by: 'factored', mandate: false } } } },
    ],
    ['a blocked credit note', { ...onItem, kind: 'creditNote', blocked: true }, { items: { i1: { blocked: true } } }],
    ['a credit note for an item', { ...onItem, kind: 'creditNote', namesItem: 'i2' }, { items: { i1: { namesItemId: 'i2' } } }],
    ['a waiver', { ...onItem, kind: 'waiver' }, { lists: { waivers: [{ itemId: 'i1', day, recordedAt: 10, author: 'user-1' }] } }],
    [
      'a deadline from outside',
      { ...plain, kind: 'outsideDeadline', deadline: 'limitation', untilOn: '2026-01-20' },
      { lists: { outsideDeadlines: [{ id: 'f1', kind: 'limitation', day: until, owner: 'salesRep', recordedAt: 10 }] } },
    ],
    [
      'a confirmed history',
      { ...onItem, kind: 'history', level: 3 },
      { items: { i1: { lastContactDay: day, historyConfirmed: true, lastLevel: 3 } } },
    ],
    [
      'an order, by the step it was given about; why is told by the fact alone',
      { ...onItem, kind: 'skip', nodeIds: { i1: 'r2' } },
      { lists: { commands: [{ id: 'f1/i1', itemId: 'i1', command: 'skip', at: 10, author: 'user-1', reason: 'f1', nodeId: 'r2' }] } },
    ],
    [
      'a step put off',
      { ...onItem, kind: 'notBefore', untilOn: '2026-01-20' },
      { lists: { commands: [{ id: 'f1/i1', itemId: 'i1', command: 'notBefore', at: 10, author: 'user-1', reason: 'f1', day: until }] } },
    ],
    ['what the items themselves say', { ...onItem, kind: 'writeOff' }, {}],
  ])('tells %s', (_name, fact, told) => {
    expect(tellMachine(fact)).toEqual(told);
    // a refused channel goes on until the lift, of a returned message the address is checked; the rest is as if it had never been
    expect(tellMachine({ ...fact, lift: { ...lift, inError: true } })).toEqual({});
    const lifted = tellMachine({ ...fact, lift });
    if (fact.kind === 'bounce') {
      expect(lifted.lists?.bounces).toMatchObject([{ checkedDay: day + 4, checkedAt: 20, itemIds: ['i1'] }]);
      return;
    }
    if (fact.channel === 'sms' || fact.kind === 'hold')
      expect(lifted.lists?.oppositions).toMatchObject([{ liftedDay: day + 4, liftedAt: 20 }]);
    else expect(lifted).toEqual({});
  });
});

describe('a case', () => {
  const stated: CaseFacts = {
    version: 1,
    caseId: 'c',
    entityId: 'e',
    payer: { accountId: 'a', territory: 'FR', segment: 's', debtorClass: 'business', hasEmail: true, hasPhone: true, hasMobile: true },
    items: [{ id: 'i1', number: 'F-1', accountId: 'a', type: 'invoice', currency: 'EUR', invoiceDay: 1, dueDay: 2, facts: [] }],
    receipts: [],
    tasks: [],
    suspensions: [],
  };

  it('is told of every fact, one on top of the other', () => {
    const delivered: RecordedFact = { ...onItem, _id: 'f2', kind: 'delivered' };
    const held: RecordedFact = { ...onItem, _id: 'f3', kind: 'factoring', holder: 'assigned', hasMandate: true };
    const told = withRecorded(stated, [plain, delivered, held, { ...plain, _id: 'f4', kind: 'hold', untilOn: '2026-01-20' }]);
    expect(told.suspensions.map(({ id }) => id)).toEqual(['f1', 'f4']);
    expect(told.items).toMatchObject([{ number: 'F-1', deliveryDay: day, holder: { by: 'assigned', mandate: true } }]);
    expect(told).not.toHaveProperty('bounces');
  });

  it('tells the machine no text of any fact', () => {
    const texts = { reason: 'because-canary', note: 'note-canary' };
    const all = factKindNames.map((kind): RecordedFact => ({
      ...onItem,
      ...texts,
      kind,
      untilOn: '2026-01-20',
      dispatchId: 'd',
      channel: 'sms',
    }));
    expect(JSON.stringify(withRecorded(stated, all))).not.toContain('canary');
  });
});
