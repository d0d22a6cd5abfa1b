import { currencyExponent } from '@relance/domain';

/**
 * An amount typed by a person, in integer minor units: `1 250,00`, `1,250.00`, `1250`. The last comma or point followed by at most the
 * currency's digits is the decimal sign. Undefined where it is no positive amount of that currency.
 */
export function readAmount(typed: string, currency: string): number | undefined {
  const digits = currencyExponent(currency);
  const compact = typed.replace(/[\s\u00a0\u202f€£$]/g, '');
  const parts = new RegExp(`^([0-9]+(?:[.,][0-9]{3})*?)(?:[.,]([0-9]{1,${Math.max(1, digits)}}))?$`).exec(compact);
  if (parts === null) return undefined;
  const whole = (parts[1] ?? '').replace(/[.,]/g, '');
  const fraction = parts[2] ?? '';
  if (fraction.length > digits) return undefined;
  const cents = Number(whole + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(cents) && cents > 0 ? cents : undefined;
}
