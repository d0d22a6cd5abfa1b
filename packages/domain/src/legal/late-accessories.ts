import { lateInterestPeriods, type LateDebt, type LatePeriod } from '../money/late-interest.js';
import { parameterOn } from './dated-parameter.js';
import { regimeOf, type LateDebtor, type LateRemark, type Refused, type SourcedRate } from './debtor-regime.js';

/** Late interest and indemnity of one item in euros, minor units. */
export interface LateAccessories {
  /** Last day that was not late: the due date, or the end of a public buyer's term. */
  dueDay: number;
  periods: LatePeriod<SourcedRate>[];
  interestCents: number;
  indemnityCents: number;
  /** Articles applied. */
  articles: readonly string[];
  remarks: LateRemark[];
}

/**
 * Accessories of one item in euros by French law, stated to a day (law 5): late interest period by period, exact to the cent, and the fixed
 * indemnity. A business owes the clause of its contract where that reaches three times the legal interest rate in each half-year, else the ECB
 * rate of each half-year + 10 points (art. L441-10 II C. com.); a public buyer the ECB rate of the half-year in which interest began + 8 points
 * (R2192-31 CCP), after its term from the receipt; a consumer the legal rate from the day after a notice, and no indemnity (art. 1231-6
 * C. civ.). Rates are those of the dated tables: a day they do not know is refused, never filled with the last rate, and so is a clause below
 * the floor. Days are civil day numbers, amounts cents. Throws RangeError where an amount, a day or a rate is no whole number.
 */
export function lateAccessories(debt: LateDebt, debtor: LateDebtor): LateAccessories | Refused {
  const regime = regimeOf(debt, debtor);
  if ('refusal' in regime) return regime;
  const { dueDay, afterDay, rates, fixing, indemnities, articles, remarks } = regime;
  const periods = lateInterestPeriods({ ...debt, dueDay: afterDay }, rates, fixing);
  const interestCents = periods.reduce((cents, period) => cents + period.interestCents, 0);
  const indemnityCents = periods.length > 0 ? (parameterOn(indemnities, dueDay + 1)?.value ?? 0) : 0;
  const isLate = debt.toDay > dueDay;
  return {
    dueDay,
    periods,
    interestCents,
    indemnityCents,
    articles,
    remarks: isLate ? remarks : [...remarks, { code: 'notLate', dueDay }],
  };
}
