import { describe, expect, it } from 'vitest';
import { at, caseOf, day, invoice, ladder, email, world } from '../../../testing/small-world.js';
import type { CaseFacts, ItemFacts, ReceiptFacts } from '../../facts/environment.js';
import { openWorld } from '../world.js';

/** Ten past noon on Tuesday 14 October 2025: F1 and F2 are overdue, F3 is not yet due. */
const now = at('2025-10-14', 12);
const f1 = invoice('F1', '2025-10-01');
const f2 = invoice('F2', '2025-10-06');
const f3 = invoice('F3', '2025-10-31');

function credit(number: string, cents: number, more: Partial<ItemFacts> = {}): ItemFacts {
  const facts: ItemFacts['facts'] = [{ kind: 'stated', cents: -cents, day: day('2025-09-10'), recordedAt: at('2025-09-10', 8) }];
  return invoice(number, '2025-10-10', { type: 'creditNote', facts, ...more });
}

function receipt(id: string, cents: number, more: Partial<ReceiptFacts> = {}): ReceiptFacts {
  return { id, currency: 'EUR', cents, day: day('2025-10-08'), recordedAt: at('2025-10-08', 7), ...more };
}

const euros = (cents: number): ItemFacts['facts'] => [{ kind: 'stated', cents, day: day('2025-09-01'), recordedAt: at('2025-09-01', 8) }];

/** What of each credit went where: `A1>f1 400`. */
function uses(items: ItemFacts[], more: Partial<CaseFacts> = {}): string[] {
  const { credits } = openWorld(world(ladder([email('R1', 5, 1)]), caseOf(items, more)), now);
  return credits.map(({ source, itemId, cents }) => `${'itemId' in source ? source.itemId : source.receiptId}>${itemId} ${cents}`);
}

const publicBuyer = { payer: { ...caseOf([]).payer, debtorClass: 'publicBuyer' as const } };
const dispute = { id: 'd', kind: 'dispute' as const, itemId: 'f1', fromDay: day('2025-10-10'), recordedAt: at('2025-10-10', 9) };

describe('the order of netting (law 5)', () => {
  it.each<[string, ItemFacts[], Partial<CaseFacts>, string[]]>([
    ['a free credit reduces the oldest overdue item', [f3, f2, f1, credit('A1', 400)], {}, ['a1>f1 400']],
    [
      'what exceeds the overdue items reduces what is not yet due',
      [f1, f2, f3, credit('A1', 250_000)],
      {},
      ['a1>f1 100000', 'a1>f2 100000', 'a1>f3 50000'],
    ],
    ['disputed last', [f1, f2, credit('A1', 150_000)], { suspensions: [dispute] }, ['a1>f2 100000', 'a1>f1 50000']],
    ['a credit goes to the item it names', [f1, f2, credit('A1', 400, { namesItemId: 'f2' })], {}, ['a1>f2 400']],
    ['its excess becomes free', [f1, f2, credit('A1', 130_000, { namesItemId: 'f2' })], {}, ['a1>f2 100000', 'a1>f1 30000']],
    [
      'named credits go first, by date and number',
      [
        f1,
        credit('A3', 60_000, { namesItemId: 'f1' }),
        credit('A2', 30_000, { namesItemId: 'f1' }),
        credit('A1', 30_000, { namesItemId: 'f1', invoiceDay: day('2025-09-20') }),
        credit('A0', 50_000),
      ],
      {},
      ['a2>f1 30000', 'a3>f1 60000', 'a1>f1 10000'],
    ],
    ['a blocked credit nets nothing, even named', [f1, credit('A1', 400, { namesItemId: 'f1', blocked: true })], {}, []],
    [
      'a public buyer’s credit nets only what it names, and its excess nothing',
      [f1, f2, credit('A1', 130_000, { namesItemId: 'f2' }), credit('A2', 400)],
      publicBuyer,
      ['a1>f2 100000'],
    ],
    ['a public buyer’s receipt likewise', [f1, f2], { ...publicBuyer, receipts: [receipt('r1', 100_000)] }, []],
    ['a receipt goes where its remittance says', [f1, f2], { receipts: [receipt('r1', 40_000, { itemId: 'f2' })] }, ['r1>f2 40000']],
    [
      'then to the one item of exactly that amount',
      [f1, { ...f2, facts: euros(73_500) }, f3],
      { receipts: [receipt('r1', 73_500)] },
      ['r1>f2 73500'],
    ],
    ['then, where two have that amount, to the oldest', [f3, f2, f1], { receipts: [receipt('r1', 100_000)] }, ['r1>f1 100000']],
    ['nothing converts', [f1, credit('A1', 400, { currency: 'USD' })], {}, []],
    [
      'a credit note stays with its payee account',
      [f1, { ...f2, payeeAccountId: 'lyon' }, credit('A1', 400, { payeeAccountId: 'lyon' })],
      {},
      ['a1>f2 400'],
    ],
    ['a receipt recorded tomorrow is not known today', [f1], { receipts: [receipt('r1', 400, { recordedAt: at('2025-10-15', 7) })] }, []],
  ])('%s', (_case, items, more, expected) => {
    expect(uses(items, more)).toEqual(expected);
    expect(uses([...items].reverse(), more)).toEqual(expected);
  });
});
