import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDayNumber, toDayNumber } from '../time/civil-date.js';
import type { LateDebtor } from './debtor-regime.js';
import { lateAccessories } from './late-accessories.js';

/** The answer with its days as dates and its rates as `days@rate`. */
function accessories(cents: number, due: string, to: string, debtor: LateDebtor) {
  const balances = [{ fromDay: Number.NEGATIVE_INFINITY, cents }];
  const told = lateAccessories({ dueDay: toDayNumber(due), toDay: toDayNumber(to), balances }, debtor);
  if ('refusal' in told) return { refusal: told.refusal };
  return {
    interest: told.interestCents,
    indemnity: told.indemnityCents,
    reckoned: told.periods.map(({ days, rate }) => `${days}@${rate.annualRateBasisPoints / 100}`).join('+'),
    periods: told.periods.map(({ fromDay, toDay, interestCents }) => [fromDayNumber(fromDay), fromDayNumber(toDay), interestCents]),
    due: fromDayNumber(told.dueDay),
    remarks: told.remarks.map(({ code }) => code),
    told,
  };
}

const business: LateDebtor = { debtorClass: 'business' };
const publicBuyer: LateDebtor = { debtorClass: 'publicBuyer' };
const clause = (clauseBasisPoints: number): LateDebtor => ({ debtorClass: 'business', clauseBasisPoints });
const notified = (day: string, more: { clauseBasisPoints?: number } = {}): LateDebtor => ({
  debtorClass: 'consumer',
  noticeDay: toDayNumber(day),
  ...more,
});
const received = (day: string, termDays: number): LateDebtor => ({
  debtorClass: 'publicBuyer',
  received: { day: toDayNumber(day), termDays },
});

describe('worked cases (law 5): simple interest, 365 days, split on 1 January and 1 July, rounded half up once', () => {
  it.each<[string, number, string, string, LateDebtor, string, number, number]>([
    ['a business', 100_000, '2025-03-31', '2025-04-30', business, '30@13.15', 1_081, 4_000],
    ['the rate changes on 1 July', 1_200_000, '2025-05-31', '2025-08-15', business, '30@13.15+46@12.15', 31_345, 4_000],
    ['paid on the due date', 250_000, '2025-09-30', '2025-09-30', business, '', 0, 0],
    ['paid before it', 250_000, '2025-09-30', '2025-09-12', business, '', 0, 0],
    ['one day late', 250_000, '2025-09-30', '2025-10-01', business, '1@12.15', 83, 4_000],
    ['a clause of 12 %', 1_000_000, '2025-09-30', '2025-12-31', clause(1_200), '92@12', 30_247, 4_000],
    // 0.05 % a day is 18.25 % a year: 500.00 × 0.05 % × 10 = 2.50
    ['a clause of 0.05 % a day', 50_000, '2025-09-01', '2025-09-11', clause(1_825), '10@18.25', 250, 4_000],
    // one rate, one period across 1 July: 12,000.00 × 12 % × 76 ÷ 365 = 299.835…
    ['a clause knows no half-year', 1_200_000, '2025-05-31', '2025-08-15', clause(1_200), '76@12', 29_984, 4_000],
    ['a public buyer', 1_500_000, '2025-07-01', '2025-07-31', publicBuyer, '30@10.15', 12_514, 4_000],
    ['a public buyer, by receipt', 1_500_000, '2025-06-15', '2025-07-31', received('2025-06-01', 30), '30@10.15', 12_514, 4_000],
    // due on 29 June: begins on the 30th, 32 days at 11.15 %: 15,000.00 × 11.15 % × 32 ÷ 365 = 146.630…
    ['a public buyer keeps the first rate', 1_500_000, '2025-06-29', '2025-07-31', publicBuyer, '32@11.15', 14_663, 4_000],
    // due on 30 June: begins on 1 July, 31 days at 10.15 %: 129.308…
    ['interest that begins on 1 July', 1_500_000, '2025-06-30', '2025-07-31', publicBuyer, '31@10.15', 12_931, 4_000],
    // 1 June + 50 = 21 July: 10 days, 15,000.00 × 10.15 % × 10 ÷ 365 = 41.712…
    ['a hospital has 50 days', 1_500_000, '2025-07-01', '2025-07-31', received('2025-06-01', 50), '10@10.15', 4_171, 4_000],
    ['a public undertaking 60', 1_500_000, '2025-07-01', '2025-07-31', received('2025-06-01', 60), '', 0, 0],
    ['a consumer, from the notice', 180_000, '2025-03-31', '2025-09-15', notified('2025-05-05'), '56@3.71+77@2.76', 2_073, 0],
    // 1,800.00 × 5 % × 133 ÷ 365 = 32.794…
    [
      'a consumer with a clause',
      180_000,
      '2025-03-31',
      '2025-09-15',
      notified('2025-05-05', { clauseBasisPoints: 500 }),
      '133@5',
      3_279,
      0,
    ],
    ['a consumer without notice', 180_000, '2025-03-31', '2025-09-15', { debtorClass: 'consumer' }, '', 0, 0],
    ['a consumer on the day of the notice', 180_000, '2025-03-31', '2025-05-05', notified('2025-05-05'), '', 0, 0],
    ['a notice before anything was late', 180_000, '2025-03-31', '2025-09-15', notified('2025-03-31'), '', 0, 0],
  ])('%s', (_case, cents, due, to, debtor, reckoned, interest, indemnity) => {
    expect(accessories(cents, due, to, debtor)).toMatchObject({ reckoned, interest, indemnity });
  });

  it('three invoices paid together: each rounded alone, each with its indemnity, 142.86 in all', () => {
    const invoices: [number, string][] = [
      [48_000, '2026-01-31'],
      [125_000, '2026-02-28'],
      [9_990, '2026-03-15'],
    ];
    const told = invoices.map(([cents, due]) => accessories(cents, due, '2026-03-31', business));
    expect(told.map(({ reckoned }) => reckoned)).toEqual(['59@12.15', '31@12.15', '16@12.15']);
    expect(told.map(({ interest }) => interest)).toEqual([943, 1_290, 53]);
    expect(told.reduce((sum, { interest, indemnity }) => sum + (interest ?? 0) + (indemnity ?? 0), 0)).toBe(14_286);
  });

  it('tells each period from its first to its last day, and they add up to the cent', () => {
    // 129.698… and 183.747…: 313.446… in all
    expect(accessories(1_200_000, '2025-05-31', '2025-08-15', business).periods).toEqual([
      ['2025-06-01', '2025-06-30', 12_970],
      ['2025-07-01', '2025-08-15', 18_375],
    ]);
    // 10.245… and 10.480…, 20.726… in all
    expect(accessories(180_000, '2025-03-31', '2025-09-15', notified('2025-05-05')).periods).toEqual([
      ['2025-05-06', '2025-06-30', 1_025],
      ['2025-07-01', '2025-09-15', 1_048],
    ]);
  });
});

describe('rates by half-year', () => {
  // half-year, ECB + 10, ECB + 8, legal rate where the creditor is a business, three times that
  const table: [string, number, number, number, number][] = [
    ['2019-01-01', 1000, 800, 86, 258],
    ['2019-07-01', 1000, 800, 87, 261],
    ['2020-01-01', 1000, 800, 87, 261],
    ['2020-07-01', 1000, 800, 84, 252],
    ['2021-01-01', 1000, 800, 79, 237],
    ['2021-07-01', 1000, 800, 76, 228],
    ['2022-01-01', 1000, 800, 76, 228],
    ['2022-07-01', 1000, 800, 77, 231],
    ['2023-01-01', 1250, 1050, 206, 618],
    ['2023-07-01', 1400, 1200, 422, 1266],
    ['2024-01-01', 1450, 1250, 507, 1521],
    ['2024-07-01', 1425, 1225, 492, 1476],
    ['2025-01-01', 1315, 1115, 371, 1113],
    ['2025-07-01', 1215, 1015, 276, 828],
    ['2026-01-01', 1215, 1015, 262, 786],
  ];

  it.each(table)('from %s: %i, public buyers %i, legal %i, floor of a clause %i', (first, ecb10, ecb8, legal, floor) => {
    const eve = fromDayNumber(toDayNumber(first) - 1);
    const last = fromDayNumber(toDayNumber(first) + 180);
    const ratesOf = (debtor: LateDebtor, due = eve) =>
      accessories(100_000, due, last, debtor).told?.periods.map(({ rate }) => rate.annualRateBasisPoints);
    expect(ratesOf(business)).toEqual([ecb10]);
    expect(ratesOf(publicBuyer)).toEqual([ecb8]);
    expect(ratesOf(notified(eve), fromDayNumber(toDayNumber(first) - 2))).toEqual([legal]);
    expect(ratesOf(clause(floor))).toEqual([floor]);
    expect(accessories(100_000, eve, last, clause(floor - 1)).refusal).toMatchObject({
      code: 'clauseBelowFloor',
      below: [{ fromDay: toDayNumber(first), floorBasisPoints: floor }],
    });
  });

  it('each rate says where it was taken from; that of the contract does not', () => {
    for (const debtor of [business, publicBuyer, notified('2019-01-02')]) {
      const { told } = accessories(100_000, '2019-01-01', '2026-06-30', debtor);
      expect(told?.periods.length).toBeGreaterThan(0);
      for (const { rate } of told?.periods ?? []) expect(rate.source).toMatch(/ECB main refinancing rate, |legal interest rate \(/);
    }
    expect(accessories(100_000, '2025-07-01', '2025-07-31', clause(1_200)).told?.periods[0]?.rate.source).toBeUndefined();
  });

  it('the floor limits clauses only: in 2024 three times the legal rate is above ECB + 10, which holds all the same', () => {
    // 31 days at 14.50 %: 12.315…; a clause of 15.21 %: 12.918…
    expect(accessories(100_000, '2024-02-29', '2024-03-31', business)).toMatchObject({ reckoned: '31@14.5', interest: 1_232 });
    expect(accessories(100_000, '2024-02-29', '2024-03-31', clause(1_521))).toMatchObject({ reckoned: '31@15.21', interest: 1_292 });
  });

  it('a clause is tried against every half-year it is to hold in', () => {
    expect(accessories(100_000, '2023-06-30', '2025-01-31', clause(1_200))).toEqual({
      refusal: {
        code: 'clauseBelowFloor',
        clauseBasisPoints: 1_200,
        below: [
          { fromDay: toDayNumber('2023-07-01'), toDay: toDayNumber('2023-12-31'), floorBasisPoints: 1_266 },
          { fromDay: toDayNumber('2024-01-01'), toDay: toDayNumber('2024-06-30'), floorBasisPoints: 1_521 },
          { fromDay: toDayNumber('2024-07-01'), toDay: toDayNumber('2024-12-31'), floorBasisPoints: 1_476 },
        ],
      },
    });
    // due on 31 December: the first day late is in 2025; 1,000.00 × 12 % × 31 ÷ 365 = 10.191…
    expect(accessories(100_000, '2024-12-31', '2025-01-31', clause(1_200))).toMatchObject({
      interest: 1_019,
      remarks: ['clauseReachesFloor'],
    });
    expect(accessories(100_000, '2024-12-31', '2024-12-31', clause(1))).toMatchObject({ interest: 0, remarks: ['notLate'] });
  });
});

describe('a day without a published rate', () => {
  it.each<[string, string, string, LateDebtor, 'ecb' | 'legalInterest', string]>([
    ['a business, beyond the last', '2026-05-31', '2026-07-01', business, 'ecb', '2026-07-01'],
    ['a business, far beyond', '2027-03-31', '2027-04-30', business, 'ecb', '2027-04-01'],
    ['before the first', '2018-12-30', '2019-01-10', business, 'ecb', '2018-12-31'],
    ['the floor of a clause', '2026-05-31', '2026-07-31', clause(1_200), 'legalInterest', '2026-07-01'],
    ['a public buyer whose interest begins there', '2026-06-30', '2026-07-01', publicBuyer, 'ecb', '2026-07-01'],
    ['a consumer', '2026-05-31', '2026-07-15', notified('2026-06-15'), 'legalInterest', '2026-07-01'],
  ])('is refused, never guessed: %s', (_case, due, to, debtor, rate, day) => {
    expect(accessories(100_000, due, to, debtor)).toEqual({
      refusal: {
        code: 'rateUnknown',
        rate,
        day: toDayNumber(day),
        knownFromDay: toDayNumber('2019-01-01'),
        knownToDay: toDayNumber('2026-06-30'),
      },
    });
  });

  it.each<[string, string, string, LateDebtor, string]>([
    ['the last published day', '2026-05-31', '2026-06-30', business, '30@12.15'],
    ['a public buyer whose interest began before it', '2026-05-31', '2026-08-31', publicBuyer, '92@10.15'],
    ['a consumer with a clause', '2026-05-31', '2026-07-15', notified('2026-06-15', { clauseBasisPoints: 500 }), '30@5'],
    ['a consumer without notice', '2026-05-31', '2026-09-30', { debtorClass: 'consumer' }, ''],
    ['a consumer with a notice that is still to come', '2026-05-31', '2026-09-30', notified('2026-10-15'), ''],
    ['nothing late', '2026-08-31', '2026-08-31', business, ''],
    ['a public buyer on its last day', '2026-06-30', '2026-06-30', publicBuyer, ''],
    ['a public buyer within its term', '2026-06-15', '2026-07-10', received('2026-06-15', 30), ''],
  ])('does no harm where it is not asked for: %s', (_case, due, to, debtor, reckoned) => {
    expect(accessories(100_000, due, to, debtor).reckoned).toBe(reckoned);
  });
});

describe('what is said beside the figures', () => {
  it.each<[string, LateDebtor, string[]]>([
    ['business', business, []],
    ['due date taken as the end of the term', publicBuyer, ['dueTakenAsTermEnd']],
    ['term from the receipt', received('2025-06-01', 30), ['termFromReceipt']],
    ['no notice', { debtorClass: 'consumer' }, ['noNotice', 'noIndemnity']],
    ['notice', notified('2025-07-10'), ['interestFromNotice', 'noIndemnity']],
    ['notice too early', notified('2025-06-01'), ['noticeNotLate', 'noIndemnity']],
    [
      'clause towards a consumer',
      notified('2025-07-10', { clauseBasisPoints: 0 }),
      ['interestFromNotice', 'clauseNotJudged', 'noIndemnity'],
    ],
  ])('%s', (_case, debtor, remarks) => {
    expect(accessories(100_000, '2025-07-01', '2025-08-31', debtor).remarks).toEqual(remarks);
  });

  it.each<[string, LateDebtor, string[]]>([
    ['a business', business, ['art. L441-10 II C. com.', 'art. D441-5 C. com.']],
    ['a public buyer', publicBuyer, ['art. R2192-31 CCP', 'art. D2192-35 CCP']],
    ['a consumer', notified('2025-07-10'), ['art. 1231-6 C. civ.', 'art. 1344-1 C. civ.']],
  ])('the articles applied to %s', (_case, debtor, articles) => {
    expect(accessories(100_000, '2025-07-01', '2025-08-31', debtor).told?.articles).toEqual(articles);
  });

  it('a notice on the due date itself came before anything was late', () => {
    expect(accessories(100_000, '2025-07-01', '2025-08-31', notified('2025-07-01')).remarks).toEqual(['noticeNotLate', 'noIndemnity']);
  });

  it('the floor a clause reaches is the highest of the half-years asked for', () => {
    // three times 3.71 % until 30 June 2025, three times 2.76 % from 1 July
    const floor = (due: string, to: string) => accessories(100_000, due, to, clause(1_200)).told?.remarks;
    expect(floor('2025-05-31', '2025-08-15')).toEqual([{ code: 'clauseReachesFloor', floorBasisPoints: 1_113 }]);
    expect(floor('2025-06-30', '2025-08-15')).toEqual([{ code: 'clauseReachesFloor', floorBasisPoints: 828 }]);
    expect(floor('2025-05-31', '2025-06-30')).toEqual([{ code: 'clauseReachesFloor', floorBasisPoints: 1_113 }]);
    expect(floor('2025-06-29', '2025-07-01')).toEqual([{ code: 'clauseReachesFloor', floorBasisPoints: 1_113 }]);
  });

  it('a clause below one half-year only is refused for that one', () => {
    // 9 %: under 11.13 % of the first half of 2025, over 8.28 % of the second
    const below = (due: string, to: string) => accessories(100_000, due, to, clause(900));
    expect(below('2025-06-30', '2025-07-31').refusal).toBeUndefined();
    expect(below('2025-06-29', '2025-07-31').refusal).toMatchObject({ below: [{ floorBasisPoints: 1_113 }] });
    // the second half of 2024 asks for 14.76 %: from 1 July 2025 its neighbours do not count
    expect(accessories(100_000, '2024-12-31', '2025-01-31', clause(1_113)).refusal).toBeUndefined();
  });

  it('the end of the term of a public buyer is its due date', () => {
    expect(accessories(100_000, '2025-06-15', '2025-08-31', received('2025-06-01', 30)).due).toBe('2025-07-01');
  });
});

describe('for any debt', () => {
  const day = fc.integer({ min: toDayNumber('2019-01-01'), max: toDayNumber('2026-06-29') });
  const cents = fc.integer({ min: 1, max: 1_000_000_000 });

  it('periods follow one another without a gap and add up, in days and in cents, to what day by day gives', () => {
    fc.assert(
      fc.property(cents, day, day, (owed, dueDay, toDay) => {
        const debt = { dueDay, toDay, balances: [{ fromDay: Number.NEGATIVE_INFINITY, cents: owed }] };
        const told = lateAccessories(debt, business);
        if ('refusal' in told) throw new Error('every day has its rate');
        let exact = 0n;
        let next = dueDay + 1;
        for (const period of told.periods) {
          expect(period.fromDay).toBe(next);
          next = period.toDay + 1;
          for (let one = period.fromDay; one < next; one += 1) exact += BigInt(owed) * BigInt(period.rate.annualRateBasisPoints);
        }
        expect(next - 1).toBe(Math.max(dueDay, toDay));
        expect(BigInt(told.interestCents)).toBe((exact * 2n + 3_650_000n) / 7_300_000n);
        expect(told.periods.reduce((sum, { interestCents }) => sum + interestCents, 0)).toBe(told.interestCents);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
