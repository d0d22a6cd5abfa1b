import type { LateDebt, RateFixing, RatePeriod } from '../money/late-interest.js';
import { firstUnknownDay, parameterOn, type DatedParameter } from './dated-parameter.js';
import { ecbRates, legalInterestRates } from './half-year-rates.js';
import {
  businessIndemnities,
  businessMargins,
  clauseFloorMultiples,
  publicBuyerIndemnities,
  publicBuyerMargins,
} from './late-payment-parameters.js';

/** Whose debt is late, and what of the contract or the file the law asks about; rates in hundredths of a percent a year. */
export type LateDebtor =
  | { debtorClass: 'business'; clauseBasisPoints?: number }
  | { debtorClass: 'publicBuyer'; received?: { day: number; termDays: number } }
  | { debtorClass: 'consumer'; clauseBasisPoints?: number; noticeDay?: number };

/** A rate with the text it comes from; without one it is that of the contract. */
export interface SourcedRate extends RatePeriod {
  source?: string;
}

/** What there is to be said beside the figures; days as day numbers, rates in hundredths of a percent. */
export type LateRemark =
  | { code: 'notLate'; dueDay: number }
  | { code: 'termFromReceipt'; receivedDay: number; termDays: number; dueDay: number }
  | { code: 'dueTakenAsTermEnd'; dueDay: number }
  | { code: 'clauseReachesFloor'; floorBasisPoints: number }
  | { code: 'clauseNotJudged' }
  | { code: 'noNotice' }
  | { code: 'noticeNotLate'; noticeDay: number; dueDay: number }
  | { code: 'interestFromNotice'; noticeDay: number }
  | { code: 'noIndemnity' };

/** Why no figure is told: a rate is not known for a day, or the clause of the contract lies below what the law allows. */
export type LateRefusal =
  | { code: 'rateUnknown'; rate: 'ecb' | 'legalInterest'; day: number; knownFromDay: number; knownToDay: number }
  | { code: 'clauseBelowFloor'; clauseBasisPoints: number; below: { fromDay: number; toDay: number; floorBasisPoints: number }[] };

/** What one class of debtor is held to. */
export interface Regime {
  dueDay: number;
  /** Last day that bears no interest. */
  afterDay: number;
  rates: readonly SourcedRate[];
  fixing: RateFixing;
  indemnities: readonly DatedParameter[];
  articles: readonly string[];
  remarks: LateRemark[];
}

/** No figure, and why. */
export interface Refused {
  refusal: LateRefusal;
}

function unknownRate(rate: 'ecb' | 'legalInterest', fromDay: number, toDay: number): Refused | undefined {
  const rows = rate === 'ecb' ? ecbRates : legalInterestRates;
  const day = firstUnknownDay(rows, fromDay, toDay);
  if (day === undefined) return undefined;
  return { refusal: { code: 'rateUnknown', rate, day, knownFromDay: rows[0]?.fromDay ?? day, knownToDay: rows.at(-1)?.toDay ?? day } };
}

/** The ECB rate of each half-year with its margin. */
function ecbRatesWith(margins: readonly DatedParameter[]): SourcedRate[] {
  return ecbRates.flatMap(({ fromDay, value, source }) => {
    const margin = parameterOn(margins, fromDay);
    if (margin === undefined) return [];
    return [{ fromDay, annualRateBasisPoints: value + margin.value, source: `${margin.source}; ${source}` }];
  });
}

function contractRate(annualRateBasisPoints: number): SourcedRate[] {
  return [{ fromDay: Number.NEGATIVE_INFINITY, annualRateBasisPoints }];
}

/** Half-years touching [fromDay, toDay] with the least a clause may state, all of them known. */
function floors(fromDay: number, toDay: number): { fromDay: number; toDay: number; floorBasisPoints: number }[] {
  return legalInterestRates.flatMap((row) => {
    const last = row.toDay ?? toDay;
    if (row.fromDay > toDay || last < fromDay) return [];
    const floorBasisPoints = row.value * (parameterOn(clauseFloorMultiples, row.fromDay)?.value ?? 0);
    return [{ fromDay: row.fromDay, toDay: last, floorBasisPoints }];
  });
}

function businessRegime({ dueDay, toDay }: LateDebt, clauseBasisPoints: number | undefined): Regime | Refused {
  const articles = ['art. L441-10 II C. com.', 'art. D441-5 C. com.'];
  const common = { dueDay, afterDay: dueDay, fixing: 'floating', indemnities: businessIndemnities, articles } as const;
  const unknown = unknownRate(clauseBasisPoints === undefined ? 'ecb' : 'legalInterest', dueDay + 1, toDay);
  if (unknown !== undefined) return unknown;
  if (clauseBasisPoints === undefined) return { ...common, rates: ecbRatesWith(businessMargins), remarks: [] };
  const asked = toDay > dueDay ? floors(dueDay + 1, toDay) : [];
  const below = asked.filter(({ floorBasisPoints }) => clauseBasisPoints < floorBasisPoints);
  if (below.length > 0) return { refusal: { code: 'clauseBelowFloor', clauseBasisPoints, below } };
  const floorBasisPoints = Math.max(0, ...asked.map((one) => one.floorBasisPoints));
  const remarks: LateRemark[] = asked.length === 0 ? [] : [{ code: 'clauseReachesFloor', floorBasisPoints }];
  return { ...common, rates: contractRate(clauseBasisPoints), remarks };
}

function publicBuyerRegime(debt: LateDebt, received: { day: number; termDays: number } | undefined): Regime | Refused {
  const dueDay = received === undefined ? debt.dueDay : received.day + received.termDays;
  const unknown = unknownRate('ecb', dueDay + 1, Math.min(dueDay + 1, debt.toDay));
  if (unknown !== undefined) return unknown;
  return {
    dueDay,
    afterDay: dueDay,
    rates: ecbRatesWith(publicBuyerMargins),
    fixing: 'frozenAtStart',
    indemnities: publicBuyerIndemnities,
    articles: ['art. R2192-31 CCP', 'art. D2192-35 CCP'],
    remarks: [
      received === undefined
        ? { code: 'dueTakenAsTermEnd', dueDay }
        : { code: 'termFromReceipt', receivedDay: received.day, termDays: received.termDays, dueDay },
    ],
  };
}

/** A notice puts a consumer in default only once something is late. */
function noticeRemark(dueDay: number, noticeDay: number | undefined): LateRemark {
  if (noticeDay === undefined) return { code: 'noNotice' };
  return noticeDay > dueDay ? { code: 'interestFromNotice', noticeDay } : { code: 'noticeNotLate', noticeDay, dueDay };
}

function consumerRegime({ dueDay, toDay }: LateDebt, clauseBasisPoints?: number, noticeDay?: number): Regime | Refused {
  const afterDay = noticeDay !== undefined && noticeDay > dueDay ? noticeDay : toDay;
  const unknown = clauseBasisPoints === undefined ? unknownRate('legalInterest', afterDay + 1, toDay) : undefined;
  if (unknown !== undefined) return unknown;
  const rates = legalInterestRates.map(({ fromDay, value, source }) => ({ fromDay, annualRateBasisPoints: value, source }));
  return {
    dueDay,
    afterDay,
    rates: clauseBasisPoints === undefined ? rates : contractRate(clauseBasisPoints),
    fixing: 'floating',
    indemnities: [],
    articles: ['art. 1231-6 C. civ.', 'art. 1344-1 C. civ.'],
    remarks: [
      noticeRemark(dueDay, noticeDay),
      ...(clauseBasisPoints === undefined ? [] : [{ code: 'clauseNotJudged' } as const]),
      { code: 'noIndemnity' },
    ],
  };
}

/** What the law holds a class of debtor to for one debt, on the dated tables; or why it cannot be told. */
export function regimeOf(debt: LateDebt, debtor: LateDebtor): Regime | Refused {
  switch (debtor.debtorClass) {
    case 'business':
      return businessRegime(debt, debtor.clauseBasisPoints);
    case 'publicBuyer':
      return publicBuyerRegime(debt, debtor.received);
    case 'consumer':
      return consumerRegime(debt, debtor.clauseBasisPoints, debtor.noticeDay);
  }
}
