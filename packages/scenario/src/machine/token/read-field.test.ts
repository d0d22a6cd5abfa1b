import { describe, expect, it } from 'vitest';
import { fieldCatalogue } from '../../conditions/field-catalogue.js';
import type { Known } from '../../conditions/holds.js';
import { at, caseOf, day, email, handOver, invoice, ladder, world as worldOf } from '../../testing/small-world.js';
import { drive } from '../../testing/drive.js';
import type { CaseFacts, ItemFacts } from '../facts/environment.js';
import type { SuspensionFacts } from '../facts/recorded-facts.js';
import type { Token } from '../state.js';
import { openWorld } from '../world/world.js';
import { readField } from './read-field.js';

const plan = ladder([email('R1', 5, 1), handOver('H')]);
const walking: Token = {
  item: 'f1',
  plan: 'plan',
  pc: 0,
  entryDay: 0,
  sinceDay: 0,
  level: -1,
  shiftDays: 0,
  visits: {},
  reminders: 0,
  status: 'walking',
};

/** A field of F1 (1,000.00 EUR due on Monday 6 October 2025) as read on Thursday 16 October, 10 h. */
function read(field: string, facts: Partial<CaseFacts> = {}, token: Partial<Token> = {}, now = '2025-10-16'): Known {
  const world = openWorld(worldOf(plan, caseOf([invoice('F1', '2025-10-06')], facts)), at(now, 10));
  const view = world.items.get('f1');
  if (view === undefined) throw new Error('the item is not there');
  return readField(world, { token: { ...walking, ...token }, view, plan }, field);
}

const payer = caseOf([]).payer;
const paid = (item: ItemFacts, date: string, cents: number): ItemFacts => ({
  ...item,
  facts: [...item.facts, { kind: 'payment', cents, day: day(date), recordedAt: at(date, 8) }],
});
const suspended = (kind: SuspensionFacts['kind'], from: string, more: Partial<SuspensionFacts> = {}): SuspensionFacts => ({
  id: `${kind}-${from}`,
  kind,
  itemId: 'f1',
  fromDay: day(from),
  recordedAt: at(from, 9),
  ...more,
});

describe('what a decision may ask', () => {
  const three = {
    items: [
      invoice('F1', '2025-10-06'),
      invoice('F2', '2025-10-15'),
      invoice('F3', '2025-10-16'),
      invoice('F4', '2025-09-01', { currency: 'GBP' }),
    ],
  };
  it.each<[string, string, Partial<CaseFacts>, Partial<Token>, Known]>([
    ['the item', 'outstandingCents', {}, {}, { value: 100_000, currency: 'EUR' }],
    [
      'a part of it paid',
      'outstandingCents',
      { items: [paid(invoice('F1', '2025-10-06'), '2025-10-10', 40_000)] },
      {},
      { value: 60_000, currency: 'EUR' },
    ],
    ['ten days late', 'daysPastDue', {}, {}, { value: 10 }],
    ['not due yet', 'daysPastDue', { items: [invoice('F1', '2025-10-20')] }, {}, { value: -4 }],
    ['overdue in its own currency; what falls due today is not (law 1)', 'overdueCents', three, {}, { value: 200_000, currency: 'EUR' }],
    ['overdue items, in all currencies', 'overdueItems', three, {}, { value: 3 }],
    ['its currency', 'currency', {}, {}, { value: 'EUR' }],
    ['its type', 'itemType', {}, {}, { value: 'invoice' }],
    ['no contact yet', 'level', {}, {}, { value: -1 }],
    ['reminded twice', 'level', {}, { level: 2 }, { value: 2 }],
    ['contacts', 'contactsSoFar', {}, { contacts: 3 }, { value: 3 }],
    ['none', 'contactsSoFar', {}, {}, { value: 0 }],
    ['a failure', 'failureReason', {}, { failure: 'noAddress' }, { value: 'noAddress' }],
    ['no failure', 'failureReason', {}, {}, undefined],
    ['an outcome', 'lastOutcome', {}, { lastOutcome: 'noAnswer' }, { value: 'noAnswer' }],
    ['no task yet', 'lastOutcome', {}, {}, undefined],
    ['segment', 'segment', {}, {}, { value: 'sme' }],
    ['class', 'debtorClass', {}, {}, { value: 'business' }],
    ['delay nobody knows', 'averageDelayDays', {}, {}, undefined],
    ['delay', 'averageDelayDays', { payer: { ...payer, averageDelayDays: 12 } }, {}, { value: 12 }],
    ['share paid in time nobody knows', 'paidByDuePercent', {}, {}, undefined],
    ['share paid in time', 'paidByDuePercent', { payer: { ...payer, paidByDuePercent: 80 } }, {}, { value: 80 }],
    ['promises of the year', 'brokenPromisesYear', { payer: { ...payer, brokenPromisesYear: 0 } }, {}, { value: 0 }],
    ['e-mail', 'hasEmail', {}, {}, { value: true }],
    ['phone', 'hasPhone', {}, {}, { value: true }],
    ['mobile', 'hasMobile', {}, {}, { value: false }],
    ['an address unless somebody says not', 'hasAddress', {}, {}, { value: true }],
    ['no address', 'hasAddress', { payer: { ...payer, hasAddress: false } }, {}, { value: false }],
    ['consent nobody asked for', 'smsConsent', {}, {}, undefined],
    ['consent refused', 'smsConsent', { payer: { ...payer, smsConsent: false } }, {}, { value: false }],
    ['a field of a newer catalogue', 'shoeSize', {}, {}, undefined],
    ['a member every object has', 'toString', {}, {}, undefined],
  ])('%s', (_, field, facts, token, expected) => {
    expect(read(field, facts, token)).toEqual(expected);
  });

  it('has an answer of the catalogue’s type for every field', () => {
    const known = { averageDelayDays: 12, paidByDuePercent: 80, brokenPromisesYear: 1, smsConsent: true };
    for (const { name, type } of fieldCatalogue) {
      const value = read(name, { payer: { ...payer, ...known } }, { failure: 'x', lastOutcome: 'y' })?.value;
      expect([name, typeof value]).toEqual([name, { money: 'number', integer: 'number', text: 'string', flag: 'boolean' }[type]]);
    }
  });
});

describe('disputes as they stand on Thursday 16 October (laws 3, 8)', () => {
  const second = invoice('F2', '2025-10-01');
  const both = (suspension: SuspensionFacts): (boolean | undefined)[] =>
    ['underDispute', 'accountUnderDispute'].map((field) => {
      const value = read(field, { items: [invoice('F1', '2025-10-06'), second], suspensions: [suspension] })?.value;
      return typeof value === 'boolean' ? value : undefined;
    });
  it.each<[string, SuspensionFacts, boolean[]]>([
    ['running', suspended('dispute', '2025-10-10'), [true, true]],
    ['on another item', suspended('dispute', '2025-10-10', { itemId: 'f2' }), [false, true]],
    ['beginning today', suspended('dispute', '2025-10-16'), [true, true]],
    ['beginning tomorrow', suspended('dispute', '2025-10-17', { recordedAt: at('2025-10-15') }), [false, false]],
    ['recorded only this evening', suspended('dispute', '2025-10-10', { recordedAt: at('2025-10-16', 19) }), [false, false]],
    ['lifted today', suspended('dispute', '2025-10-10', { liftedDay: day('2025-10-16') }), [false, false]],
    ['lifted tomorrow', suspended('dispute', '2025-10-10', { liftedDay: day('2025-10-17') }), [true, true]],
    ['today is its last day', suspended('dispute', '2025-10-10', { untilDay: day('2025-10-16') }), [true, true]],
    ['over since yesterday', suspended('dispute', '2025-10-10', { untilDay: day('2025-10-15') }), [false, false]],
    ['recorded in error', suspended('dispute', '2025-10-10', { inError: true }), [false, false]],
    ['a hold is none', suspended('hold', '2025-10-10'), [false, false]],
  ])('%s', (_, suspension, expected) => {
    expect(both(suspension)).toEqual(expected);
  });
});

describe('broken promises (law 8): promised for Friday 10 October, one business day of grace is Monday 13, broken from Tuesday 14', () => {
  const promise = suspended('promise', '2025-10-07', { untilDay: day('2025-10-10'), cents: 60_000 });
  const kept = (date: string, cents: number): Partial<CaseFacts> => ({
    items: [paid(invoice('F1', '2025-10-06'), date, cents)],
    suspensions: [promise],
  });
  it.each<[string, Partial<CaseFacts>, string, number]>([
    ['not on Monday', { suspensions: [promise] }, '2025-10-13', 0],
    [
      'not on Monday, though the feed of the day came early',
      { suspensions: [promise], feeds: [{ coversDay: day('2025-10-13'), recordedAt: at('2025-10-13', 8) }] },
      '2025-10-13',
      0,
    ],
    ['on Tuesday', { suspensions: [promise] }, '2025-10-14', 1],
    [
      'not while the payment feed has not covered Monday',
      { suspensions: [promise], feeds: [{ coversDay: day('2025-10-12'), recordedAt: at('2025-10-13') }] },
      '2025-10-16',
      0,
    ],
    ['once it has', { suspensions: [promise], feeds: [{ coversDay: day('2025-10-13'), recordedAt: at('2025-10-14') }] }, '2025-10-16', 1],
    ['the amount came in time', kept('2025-10-13', 60_000), '2025-10-16', 0],
    ['one cent less came in time', kept('2025-10-13', 59_999), '2025-10-16', 1],
    ['the amount came a day late', kept('2025-10-14', 60_000), '2025-10-16', 1],
    ['what came before it was made does not count', kept('2025-10-06', 60_000), '2025-10-16', 1],
    ['withdrawn before its day', { suspensions: [{ ...promise, liftedDay: day('2025-10-09') }] }, '2025-10-16', 0],
    ['about another item', { suspensions: [{ ...promise, itemId: 'f2' }] }, '2025-10-16', 0],
    ['about several items, this one among them', { suspensions: [{ ...promise, itemIds: ['f2', 'f1'] }] }, '2025-10-16', 1],
    [
      'without an amount, and still owed',
      { suspensions: [suspended('promise', '2025-10-07', { untilDay: day('2025-10-10') })] },
      '2025-10-16',
      1,
    ],
    ['two of them', { suspensions: [promise, { ...promise, id: 'p2', untilDay: day('2025-10-08') }] }, '2025-10-16', 2],
  ])('%s', (_, facts, now, expected) => {
    expect(read('brokenPromises', facts, {}, now)).toEqual({ value: expected });
  });
});

it('a decision after a call reads how it ended, also that nobody answered (law 11)', () => {
  const label = { fr: 'x', en: 'x' };
  const outcomes = [
    { id: 'reached', label, reached: true, next: 1 },
    { id: 'noAnswer', label, reached: false, next: 1 },
  ];
  const steps = ladder([
    {
      op: 'task',
      nodeId: 'C',
      when: { anchor: 'dueDate', offset: 5, unit: 'days' },
      task: 'call',
      caller: 'x',
      openBusinessDays: 2,
      outcomes,
      expired: 1,
    },
    {
      op: 'branch',
      nodeId: 'D',
      cases: [{ id: 'a', condition: { field: 'lastOutcome', operator: 'in', value: ['noAnswer', 'expired'] }, next: 2 }],
      otherwise: 3,
    },
    email('SILENT', 15, 1, { sent: 4, failed: 4 }),
    email('SPOKEN', 15, 1, { sent: 4, failed: 4 }),
    handOver('H'),
  ]);
  const mailAfter = (outcome: string | undefined): string | undefined => {
    const env = worldOf(steps, caseOf([invoice('F1', '2025-10-06')]));
    const answer = outcome === undefined ? {} : { answer: () => ({ outcome, hours: 1 }) };
    const { happenings } = drive(env, { from: at('2025-10-01', 8), to: at('2025-11-29'), ...answer });
    return happenings.find(({ effect }) => effect.kind === 'contact')?.effect.carrier.nodeId;
  };
  expect(['reached', 'noAnswer', undefined].map(mailAfter)).toEqual(['SPOKEN', 'SILENT', 'SILENT']);
});
