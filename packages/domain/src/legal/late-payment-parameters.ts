import { toDayNumber } from '../time/civil-date.js';
import type { DatedParameter } from './dated-parameter.js';

/** Hundredths of a percent over the ECB rate that a business owes where the contract says nothing. */
export const businessMargins: readonly DatedParameter[] = [
  { fromDay: toDayNumber('2009-01-01'), value: 1_000, source: 'art. L441-10 II C. com. (before: L441-6): ECB rate + 10 points' },
];

/** Hundredths of a percent over the ECB rate that a public buyer owes, whatever the contract says. */
export const publicBuyerMargins: readonly DatedParameter[] = [
  { fromDay: toDayNumber('2013-03-16'), value: 800, source: 'art. R2192-31 CCP (before: décret 2013-269): ECB rate + 8 points' },
];

/** How many times the legal interest rate the clause of a contract between businesses reaches at least. */
export const clauseFloorMultiples: readonly DatedParameter[] = [
  { fromDay: toDayNumber('2009-01-01'), value: 3, source: 'art. L441-10 II C. com.: not below three times the legal interest rate' },
];

/** Fixed indemnity for recovery costs, in cents of a euro, for each invoice a business pays late. */
export const businessIndemnities: readonly DatedParameter[] = [
  { fromDay: toDayNumber('2013-01-01'), value: 4_000, source: 'art. D441-5 C. com.; CJEU C-78/22 and C-370/21: for each late payment' },
];

/** Fixed indemnity for recovery costs, in cents of a euro, for each invoice a public buyer pays late. */
export const publicBuyerIndemnities: readonly DatedParameter[] = [
  { fromDay: toDayNumber('2013-03-16'), value: 4_000, source: 'art. D2192-35 CCP (before: décret 2013-269)' },
];

/** Days a public buyer has from the receipt of the request for payment; the first is that of all who are not named by another. */
export const publicBuyerTerms: readonly DatedParameter[] = [
  { fromDay: toDayNumber('2013-05-01'), value: 30, source: 'art. R2192-10 CCP: State, local authorities and their establishments' },
  { fromDay: toDayNumber('2013-05-01'), value: 50, source: 'art. R2192-11 CCP: public health, health service of the armies' },
  { fromDay: toDayNumber('2013-05-01'), value: 60, source: 'art. R2192-11 CCP: public undertakings' },
];
