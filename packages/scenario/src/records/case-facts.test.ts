import type { Account, AccountContact, CaseRecord, Entity, Item, Payment, Task } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { caseFacts, entityPolicy, payerOf } from './case-facts.js';

const record: CaseRecord = {
  _id: 'c',
  entityId: 'e',
  payerAccountId: 'a',
  itemIds: [],
  paymentIds: [],
  factsVersion: 7,
  running: false,
  positions: [],
  projectionSequence: 0,
};
const account: Account = {
  _id: 'a',
  entityId: 'e',
  code: '411',
  name: 'Durand',
  searchKey: 'durand',
  debtorClass: 'publicBuyer',
  country: 'FR',
  territory: 'RE',
  locale: 'fr',
  segment: 'mairies',
  contacts: [],
  version: 1,
};
const buyer: Account = { ...account, _id: 'b', debtorClass: 'business', territory: 'FR', segment: 'pme' };
const item: Item = {
  _id: 'i1',
  entityId: 'e',
  accountId: 'b',
  caseId: 'c',
  type: 'invoice',
  number: 'F1',
  ordinal: 1,
  currency: 'EUR',
  invoiceDate: '1970-01-02',
  dueDate: '1970-02-01',
  facts: [],
  outstandingCents: 0,
  open: true,
  rowHash: '',
  version: 1,
};
const payment: Payment = {
  _id: 'p1',
  entityId: 'e',
  kind: 'payment',
  amountCents: 900,
  currency: 'EUR',
  effectiveOn: '1970-01-11',
  recordedAt: 50,
  source: 'bank',
  allocations: [],
  unallocatedCents: 300,
};
const task: Task = {
  _id: 't1',
  entityId: 'e',
  caseId: 'c',
  accountId: 'a',
  kind: 'call',
  state: 'open',
  openedAt: 1,
  itemIds: [],
  outcomes: [],
};
const records = { case: record, items: [item], accounts: [buyer, account], payments: [], tasks: [], facts: [] };
const noPlan = new Map<string, string>();
const reached = (...contacts: Partial<AccountContact>[]) => {
  const listed = contacts.map((one, index) => ({ id: String(index), role: 'other' as const, name: 'X', ...one }));
  const { hasEmail, hasPhone, hasMobile } = caseFacts({ ...records, accounts: [{ ...account, contacts: listed }] }, noPlan).payer;
  return [hasEmail, hasPhone, hasMobile];
};

describe('what the machine is told of a case', () => {
  it('is the account that pays, and its buyer keeps the item (law 6)', () => {
    const facts = caseFacts(records, noPlan);
    expect(facts).toMatchObject({ version: 7, caseId: 'c', entityId: 'e', receipts: [], tasks: [], suspensions: [] });
    expect(facts.payer).toEqual({
      accountId: 'a',
      territory: 'RE',
      segment: 'mairies',
      debtorClass: 'publicBuyer',
      hasEmail: false,
      hasPhone: false,
      hasMobile: false,
      hasAddress: false,
    });
  });

  it.each<[string, Partial<AccountContact>[], boolean[]]>([
    ['an e-mail address', [{ email: 'a@b.example' }], [true, false, false]],
    ['an e-mail address that bounced', [{ email: 'a@b.example', bounced: true }], [false, false, false]],
    ['a second one that did not', [{ email: 'a@b.example', bounced: true }, { email: 'c@b.example' }], [true, false, false]],
    ['a telephone', [{ phone: '0102030405' }, {}], [false, true, false]],
    ['a mobile, which is a telephone too', [{}, { mobile: '0602030405' }], [false, true, true]],
  ])('an account is reached by what one of its contacts has: %s', (_, contacts, expected) => {
    expect(reached(...contacts)).toEqual(expected);
  });

  it('an item is dates as days and what is known of it, and nothing where nothing is', () => {
    const told = { id: 'i1', number: 'F1', accountId: 'b', type: 'invoice', currency: 'EUR', invoiceDay: 1, dueDay: 31, facts: [] };
    expect(caseFacts(records, noPlan).items).toStrictEqual([told]);
    const known = { ...item, payeeAccountId: 'bank', lastLevel: 2, lastContactOn: '1970-02-11' };
    expect(caseFacts({ ...records, items: [known] }, noPlan).items).toEqual([
      { ...told, payeeAccountId: 'bank', lastLevel: 2, lastContactDay: 41 },
    ]);
  });

  it('an item enters the plan of the segment of its own buyer (law 27)', () => {
    const plans = new Map([
      ['pme', 'plan-of-pme'],
      ['mairies', 'plan-of-mairies'],
    ]);
    expect(caseFacts(records, plans).items).toMatchObject([{ planHash: 'plan-of-pme' }]);
    expect(caseFacts({ ...records, accounts: [account] }, plans).items[0]).not.toHaveProperty('planHash');
  });

  it('a fact of an item keeps its amount, its day and when it was known (law 3)', () => {
    const common = { id: 'f', recordedAt: 9, source: 'import' };
    const facts: Item['facts'] = [
      { ...common, kind: 'payment', effectiveOn: '1970-01-03', cents: 250 },
      { ...common, kind: 'dueDateMoved', effectiveOn: '1970-01-04', dueDate: '1970-03-01' },
    ];
    expect(caseFacts({ ...records, items: [{ ...item, facts }] }, noPlan).items[0]?.facts).toStrictEqual([
      { kind: 'payment', cents: 250, day: 2, recordedAt: 9 },
      { kind: 'dueDateMoved', cents: 0, day: 3, recordedAt: 9, dueDay: 59 },
    ]);
  });

  it('a payment counts for what was set against nothing (law 5)', () => {
    const payments = [payment, { ...payment, _id: 'p2', unallocatedCents: 0 }];
    expect(caseFacts({ ...records, payments }, noPlan).receipts).toEqual([
      { id: 'p1', currency: 'EUR', cents: 300, day: 10, recordedAt: 50 },
    ]);
  });

  it('a task is told once it has an outcome', () => {
    const tasks: Task[] = [task, { ...task, _id: 't2', outcome: 'paid' }, { ...task, _id: 't3', outcomeAt: 80 }];
    expect(caseFacts({ ...records, tasks }, noPlan).tasks).toEqual([]);
    const done: Task = { ...task, state: 'done', outcome: 'promise', outcomeAt: 80 };
    expect(caseFacts({ ...records, tasks: [done] }, noPlan).tasks).toEqual([{ taskId: 't1', outcome: 'promise', at: 80 }]);
  });
});

describe('the defaults of an entity', () => {
  it('are its territory, gap, cap and window (law 14)', () => {
    const policy = { gapDays: 7, cap: { contacts: 4, days: 30 }, window: { fromMinute: 540, toMinute: 1020, weekdays: [1, 2] } };
    const entity = { territory: 'FR', policy: { ...policy, toleranceMinutes: 15, freshFeed: true } } as Entity;
    expect(entityPolicy(entity)).toEqual({ territory: 'FR', ...policy });
  });
});

describe('a case', () => {
  it('without its payer is a fault of ours', () => {
    const orphan = { ...records, accounts: [] };
    expect(() => payerOf(orphan)).toThrow('no payer account a');
    expect(() => caseFacts(orphan, noPlan)).toThrow('no payer account a');
  });
});
