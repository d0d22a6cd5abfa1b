import { fromDayNumber, lateAccessories } from '@relance/domain';
import type { InterestOutput } from '@relance/schemas';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { interestLines, rateText, refusalFault, viewRemark } from './interest-texts.js';
import { readInterestOptions, type InterestOptions } from './read-interest-options.js';

const euros = (cents: number) => ({ cents, currency: 'EUR' }) as const;

/**
 * Computes late interest and the indemnity of one item in euros, offline, from the dated tables of the law. Throws CommandFault 2 for options
 * that cannot be read, 1 where a rate is not known or a clause is below what the law allows.
 */
export function computeInterest({ locale }: CommandContext, options: InterestOptions): CommandResult {
  const { amountCents, dueDay, untilDay, debtor } = readInterestOptions(options);
  const balances = [{ fromDay: Number.NEGATIVE_INFINITY, cents: amountCents }];
  const told = lateAccessories({ dueDay, toDay: untilDay, balances }, debtor);
  if ('refusal' in told) throw refusalFault(told.refusal);
  const { periods, interestCents, indemnityCents, articles, remarks } = told;
  const output: InterestOutput = {
    class: debtor.debtorClass,
    amount: euros(amountCents),
    due: fromDayNumber(told.dueDay),
    until: fromDayNumber(untilDay),
    periods: periods.map((period) => ({
      from: fromDayNumber(period.fromDay),
      to: fromDayNumber(period.toDay),
      days: period.days,
      rate: rateText(period.rate.annualRateBasisPoints),
      interest: euros(period.interestCents),
      source: period.rate.source ?? null,
    })),
    interest: euros(interestCents),
    indemnity: euros(indemnityCents),
    total: euros(interestCents + indemnityCents),
    law: articles.join('; '),
    remarks: remarks.map(viewRemark),
  };
  return { exitCode: 0, output, lines: interestLines(output, locale) };
}
