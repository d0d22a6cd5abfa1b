import { currencyExponent } from '@relance/domain';
import type { DecimalMark } from './decimal-style.js';

/** Why a cell is no amount of its currency. */
type AmountProblem = 'amountInvalid' | 'amountTooPrecise' | 'amountTooLarge';

const SIGNS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$', CAD: '$', AUD: '$', JPY: '¥', CHF: 'Fr.' };
const GROUP_BLANKS = /[\s\u00a0\u202f\u2009'’]/g;

/** Parentheses, a minus in front or behind: all say the same. */
function unsigned(text: string): { negative: boolean; digits: string } | undefined {
  const match = /^(\()?([+\-\u2212])?([\d.,]+)([+\-\u2212])?(\))?$/.exec(text);
  if (match === null) return undefined;
  const [, open, before, digits = '', after, close] = match;
  if ((open === undefined) !== (close === undefined)) return undefined;
  const signs = [open, before, after].filter((sign) => sign !== undefined);
  if (signs.length > 1) return undefined;
  return { negative: signs.length === 1 && signs[0] !== '+', digits };
}

function withoutCurrency(text: string, currency: string): string {
  const joined = text.replace(GROUP_BLANKS, '');
  if (/^-?[\d.,]+$/.test(joined)) return joined;
  const bare = joined.replace(currency, '');
  const sign = SIGNS[currency];
  return sign === undefined ? bare : bare.replace(sign, '');
}

/** Whole part and fraction as digits only; undefined when the groups of thousands are no groups of three. */
function partsOf(digits: string, mark: DecimalMark): { whole: string; fraction: string } | undefined {
  const plain = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(digits);
  if (plain !== null && (plain[2] === undefined || digits.includes(mark))) return { whole: plain[1] ?? '', fraction: plain[2] ?? '' };
  const parts = digits.split(mark);
  if (parts.length > 2) return undefined;
  const [wholePart = '', fraction = ''] = parts;
  const group = mark === ',' ? '.' : ',';
  if (fraction.includes(group)) return undefined;
  const groups = wholePart.split(group);
  const regular = groups.length === 1 || (/^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((part) => part.length === 3));
  const whole = groups.join('');
  return regular && whole + fraction !== '' ? { whole, fraction } : undefined;
}

/**
 * An amount in integer minor units (ISO 4217 exponent of the currency) out of a cell, by way of digits only, never of a float: groups by
 * blanks of any width, apostrophe, dot or comma; minus in front or behind, parentheses; the currency's own sign or code around it. Nothing
 * is rounded: zeros beyond the minor unit are dropped, other digits there are a problem. Throws RangeError for an unknown currency.
 */
export function readAmount(text: string, mark: DecimalMark, currency: string): number | AmountProblem {
  const exponent = currencyExponent(currency);
  const signed = unsigned(withoutCurrency(text, currency));
  if (signed === undefined) return 'amountInvalid';
  const parts = partsOf(signed.digits, mark);
  if (parts === undefined) return 'amountInvalid';
  const fraction = parts.fraction.padEnd(exponent, '0');
  if (/[^0]/.test(fraction.slice(exponent))) return 'amountTooPrecise';
  const minor = Number(parts.whole + fraction.slice(0, exponent));
  if (!Number.isSafeInteger(minor)) return 'amountTooLarge';
  return signed.negative && minor !== 0 ? -minor : minor;
}

/** Whether a cell holds a negative amount, whatever its decimal mark. */
export function isNegativeAmount(text: string): boolean {
  return /^[^\d]*[-(\u2212]|[-\u2212][^\d]*$/.test(text);
}
