export { addDays, addMonthsToDay, daysBetween, fromDayNumber, isCivilDate, isoWeekday, toDayNumber } from './time/civil-date.js';
export type { CivilDate, IsoWeekday } from './time/civil-date.js';
export { openCalendar } from './time/calendar.js';
export type { Calendar, CalendarData, CivilMinute } from './time/calendar.js';
export { businessNow, realDelay, realDelayUntil } from './time/business-clock.js';
export type { BusinessClock } from './time/business-clock.js';
export { paymentFeed } from './time/payment-feed.js';
export type { PaymentFeed } from './time/payment-feed.js';
export { formatDayOffset, formatLongDate, formatPlainDate, formatShortDate } from './time/format-date.js';
export { currencyExponent, formatCellAmount, formatMoney, isCurrency, sum } from './money/money.js';
export type { Locale } from './money/money.js';
export { behaviourOf, behaviourSince, emptyTally, paymentBehaviour, tallyItem } from './money/payment-behaviour.js';
export type { BehaviourTally, PaymentBehaviour } from './money/payment-behaviour.js';
export { owedBalances } from './money/owed-balances.js';
export { lateInterestCents } from './money/late-interest.js';
export type { OwedBalance, RateFixing, RatePeriod } from './money/late-interest.js';
export { legalParameters } from './legal/legal-parameters.js';
export type { DatedParameter } from './legal/dated-parameter.js';
export { lateAccessories } from './legal/late-accessories.js';
export type { LateAccessories } from './legal/late-accessories.js';
export type { LateDebtor, LateRefusal, LateRemark } from './legal/debtor-regime.js';
export { publicBuyerTerms } from './legal/late-payment-parameters.js';
/** @public The accounts and forecast pages group what is owed by age. */
export { ageingBuckets } from './money/ageing.js';
export type { AgedItem, AgeingBuckets } from './money/ageing.js';
export { canonicalJson } from './identity/canonical-json.js';
export {
  accountId,
  alertTaskId,
  recordedFactId,
  caseId,
  contactId,
  dispatchId,
  itemId,
  paymentId,
  sha256Hex,
  stableHash,
  stepClaimId,
} from './identity/identifiers.js';
export type { DispatchKey, ItemKey, StepKey } from './identity/identifiers.js';
export { registeredNumber } from './identity/registered-number.js';
export type { RegisteredNumber } from './identity/registered-number.js';
export { coverageFigure, coverageOf, missedBefore } from './coverage.js';
export type { CoverageGround, CoverageVerdict, ItemStanding, OverdueItem } from './coverage.js';
export { safeCell } from './safe-cell.js';
export { foldItem } from './item-balance.js';
export type { ItemBalance } from './item-balance.js';
export { foldPayment } from './money/payment-balance.js';
export type { PaymentBalance } from './money/payment-balance.js';
export { proposeAllocation } from './money/propose-allocation.js';
export type { MoneyToAllocate, OwedItem, ProposedAllocation, ProposedShare } from './money/propose-allocation.js';
export { emailInUse, mobileInUse, phoneInUse } from './contact-reach.js';
export { rankWork, type RankedWork, type WorkToRank } from './worklist/rank-work.js';
export { workKindOf } from './worklist/work-kind.js';
