import fc from 'fast-check';
import type { BalanceFact, ItemFacts } from '../../machine/facts/environment.js';
import type { ReceiptFacts } from '../../machine/facts/environment.js';
import type { SuspensionFacts } from '../../machine/facts/recorded-facts.js';
import { day, paris } from '../small-world.js';

/** First day of every random world; clock changes, Easter and Christmas follow within its months. */
export const firstDay = day('2025-08-25');

/** The instant of a minute of a day in Paris, 7 h unless said: when facts are recorded. */
export function morning(dayNumber: number, minute = 420): number {
  return paris.toInstant(dayNumber, minute);
}

/** One item: days count from the first day of the world, amounts are minor units. */
export interface ItemDraw {
  dueIn: number;
  cents: number;
  /** Days after the due date of a payment; none where `paidCents` is 0. */
  paidAfter: number;
  paidCents: number;
  isReversed: boolean;
  /** A credit note instead of an invoice; `names` says which item it names, −1 none. */
  isCredit: boolean;
  names: number;
  isDollar: boolean;
  /** Of another payee account. */
  isElsewhere: boolean;
}

/** Random items, mostly invoices in euros. */
export const drawItem: fc.Arbitrary<ItemDraw> = fc.record({
  dueIn: fc.integer({ min: -30, max: 40 }),
  cents: fc.integer({ min: 1, max: 200_000 }),
  paidAfter: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: -10, max: 120 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 15 }) },
  ),
  paidCents: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: 1, max: 250_000 }) }),
  isReversed: fc.boolean(),
  isCredit: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  names: fc.integer({ min: -1, max: 4 }),
  isDollar: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  isElsewhere: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

function balanceOf(draw: ItemDraw, dueDay: number): BalanceFact[] {
  const statedDay = dueDay - 30;
  const facts: BalanceFact[] = [
    { kind: 'stated', cents: draw.isCredit ? -draw.cents : draw.cents, day: statedDay, recordedAt: morning(Math.min(firstDay, statedDay)) },
  ];
  if (draw.isCredit || draw.paidCents === 0) return facts;
  const paidDay = dueDay + draw.paidAfter;
  facts.push({ kind: 'payment', cents: draw.paidCents, day: paidDay, recordedAt: morning(paidDay) });
  if (draw.isReversed) facts.push({ kind: 'reversal', cents: draw.paidCents, day: paidDay + 9, recordedAt: morning(paidDay + 9) });
  return facts;
}

/** The item a draw stands for, on the plan of that hash. */
export function itemOf(draw: ItemDraw, index: number, planHash: string): ItemFacts {
  const dueDay = firstDay + draw.dueIn;
  return {
    id: `i${index}`,
    number: `F${index}`,
    accountId: 'client',
    type: draw.isCredit ? 'creditNote' : 'invoice',
    currency: draw.isDollar ? 'USD' : 'EUR',
    ...(draw.isElsewhere ? { payeeAccountId: 'second' } : {}),
    invoiceDay: dueDay - 30,
    dueDay,
    planHash,
    facts: balanceOf(draw, dueDay),
    ...(draw.isCredit && draw.names >= 0 && draw.names !== index ? { namesItemId: `i${draw.names}` } : {}),
  };
}

/** A dated suspension: of an item, or of the whole case where `item` is 5. */
export interface SuspensionDraw {
  kind: SuspensionFacts['kind'];
  item: number;
  start: number;
  days: number;
  isLifted: boolean;
  /** Minor units of a part dispute about one item; 0 or absent: the whole of it. */
  part?: number;
}

const kinds: readonly SuspensionFacts['kind'][] = [
  'promise',
  'dispute',
  'hold',
  'paymentAnnounced',
  'reply',
  'collection',
  'checking',
  'platform',
  'paymentOrdered',
];

/** Random suspensions of every kind of law 8 within the first hundred days. */
export const drawSuspension: fc.Arbitrary<SuspensionDraw> = fc.record({
  kind: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...kinds) }, { weight: 1, arbitrary: fc.constant('dispute' as const) }),
  item: fc.integer({ min: 0, max: 5 }),
  start: fc.integer({ min: 0, max: 100 }),
  days: fc.integer({ min: 0, max: 40 }),
  isLifted: fc.boolean(),
  part: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30_000 }), fc.integer({ min: 1, max: 150_000 })),
});

/** Kinds that only a person ends. */
const endless: readonly string[] = ['dispute', 'hold', 'platform'];

/** The fact a draw stands for. */
export function suspensionOf({ kind, item, start, days, isLifted, part = 0 }: SuspensionDraw, index: number): SuspensionFacts {
  const fromDay = firstDay + start;
  const isEndedByHand = endless.includes(kind) && (isLifted || kind === 'platform');
  return {
    id: `${kind}-${index}`,
    kind,
    fromDay,
    recordedAt: morning(fromDay),
    ...(item === 5 ? {} : { itemId: `i${item}` }),
    ...(kind === 'dispute' && item !== 5 && part > 0 ? { cents: part } : {}),
    ...(isEndedByHand ? { liftedDay: fromDay + days } : { untilDay: fromDay + (kind === 'promise' ? days : Math.min(days, 14)) }),
    owner: 'anna',
  };
}

/** Money on the account that no item has taken. */
export interface ReceiptDraw {
  cents: number;
  start: number;
  isDollar: boolean;
  /** Item its remittance names; −1 none. */
  names: number;
}

/** Random unallocated receipts. */
export const drawReceipt: fc.Arbitrary<ReceiptDraw> = fc.record({
  cents: fc.integer({ min: 1, max: 150_000 }),
  start: fc.integer({ min: 0, max: 90 }),
  isDollar: fc.boolean(),
  names: fc.integer({ min: -1, max: 4 }),
});

/** The receipt a draw stands for. */
export function receiptOfDraw({ cents, start, isDollar, names }: ReceiptDraw, index: number): ReceiptFacts {
  const receivedDay = firstDay + start;
  return {
    id: `r${index}`,
    currency: isDollar ? 'USD' : 'EUR',
    cents,
    day: receivedDay,
    recordedAt: morning(receivedDay),
    ...(names < 0 ? {} : { itemId: `i${names}` }),
  };
}
