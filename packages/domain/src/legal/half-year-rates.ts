import { toDayNumber } from '../time/civil-date.js';
import type { DatedParameter } from './dated-parameter.js';

/** `2025-1` is January to June 2025, `2025-2` July to December. */
type HalfYear = `${number}-${1 | 2}`;

function halfYear(name: HalfYear, value: number, source: string): DatedParameter {
  const [year = '', half = ''] = name.split('-');
  const [first, last] = half === '1' ? ['01-01', '06-30'] : ['07-01', '12-31'];
  return { fromDay: toDayNumber(`${year}-${first}`), toDay: toDayNumber(`${year}-${last}`), value, source };
}

const BANK = 'ECB main refinancing rate, banque-france.fr/en/policy-rates';
const YEAR_END_2024 = 'ECB main refinancing rate, francetransactions.com taux-bce: 3.15 % since December 2024';
const SUMMER_2025 = 'ECB main refinancing rate, devizu.news: 2.15 % since 11 June 2025';

/**
 * Rate of the European Central Bank for its main refinancing operations in force on the first day of each half-year, in hundredths of a
 * percent: by the day it took effect, not the day it was decided (21 July 2022: 0.50 % from the 27th, not that half-year's). A half-year that
 * is not here is not known: it is entered when published, never guessed.
 */
export const ecbRates: readonly DatedParameter[] = [
  halfYear('2019-1', 0, BANK),
  halfYear('2019-2', 0, BANK),
  halfYear('2020-1', 0, BANK),
  halfYear('2020-2', 0, BANK),
  halfYear('2021-1', 0, BANK),
  halfYear('2021-2', 0, BANK),
  halfYear('2022-1', 0, BANK),
  halfYear('2022-2', 0, BANK),
  halfYear('2023-1', 250, BANK),
  halfYear('2023-2', 400, BANK),
  halfYear('2024-1', 450, BANK),
  halfYear('2024-2', 425, BANK),
  halfYear('2025-1', 315, YEAR_END_2024),
  halfYear('2025-2', 215, SUMMER_2025),
  halfYear('2026-1', 215, `${SUMMER_2025}; brusselstimes.com 1955847: unchanged on 5 February 2026`),
];

const LEGAL = 'legal interest rate (art. L313-2 C. mon. fin.), all other cases, moneyvox.fr 98471';

/**
 * Legal interest rate of each half-year where the creditor is a business, in hundredths of a percent. The decree has two columns and chooses
 * by the creditor, never by the debtor: this is "all other cases"; that for private persons who are owed is no business of ours.
 */
export const legalInterestRates: readonly DatedParameter[] = [
  halfYear('2019-1', 86, LEGAL),
  halfYear('2019-2', 87, LEGAL),
  halfYear('2020-1', 87, LEGAL),
  halfYear('2020-2', 84, LEGAL),
  halfYear('2021-1', 79, LEGAL),
  halfYear('2021-2', 76, LEGAL),
  halfYear('2022-1', 76, LEGAL),
  halfYear('2022-2', 77, LEGAL),
  halfYear('2023-1', 206, LEGAL),
  halfYear('2023-2', 422, LEGAL),
  halfYear('2024-1', 507, LEGAL),
  halfYear('2024-2', 492, LEGAL),
  halfYear('2025-1', 371, LEGAL),
  halfYear('2025-2', 276, LEGAL),
  halfYear('2026-1', 262, 'legal interest rate (art. L313-2 C. mon. fin.), all other cases, arrêté du 15 décembre 2025'),
];
