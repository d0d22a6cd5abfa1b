import type { DatedParameter } from './dated-parameter.js';
import { ecbRates, legalInterestRates } from './half-year-rates.js';
import {
  businessIndemnities,
  businessMargins,
  clauseFloorMultiples,
  publicBuyerIndemnities,
  publicBuyerMargins,
} from './late-payment-parameters.js';

/** What the law says of late payment, by name: each with the days it is known to hold and where it is written. Rates and margins in hundredths of a percent, indemnities in cents of a euro. */
export const legalParameters = {
  ecbRate: ecbRates,
  businessMargin: businessMargins,
  publicBuyerMargin: publicBuyerMargins,
  legalInterest: legalInterestRates,
  clauseFloor: clauseFloorMultiples,
  businessIndemnity: businessIndemnities,
  publicBuyerIndemnity: publicBuyerIndemnities,
} as const satisfies Readonly<Record<string, readonly DatedParameter[]>>;
