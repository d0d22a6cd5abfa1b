import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyExponent, formatMoney, isCurrency, sum } from './money.js';

describe('amounts people read', () => {
  it.each([
    [187_200, 'EUR', '1\u202f872,00\u00a0€', '€1,872.00'],
    [0, 'EUR', '0,00\u00a0€', '€0.00'],
    [5, 'EUR', '0,05\u00a0€', '€0.05'],
    [99_999, 'EUR', '999,99\u00a0€', '€999.99'],
    [-4_050, 'EUR', '\u221240,50\u00a0€', '\u2212€40.50'],
    [123_456_789_00, 'EUR', '123\u202f456\u202f789,00\u00a0€', '€123,456,789.00'],
    [150_000, 'XPF', '150\u202f000\u00a0XPF', 'XPF\u00a0150,000'],
    [1_234, 'TND', '1,234\u00a0TND', 'TND\u00a01.234'],
    [12, 'KWD', '0,012\u00a0KWD', 'KWD\u00a00.012'],
    [187_200, 'GBP', '1\u202f872,00\u00a0£', '£1,872.00'],
    [187_200, 'USD', '1\u202f872,00\u00a0USD', 'USD\u00a01,872.00'],
    [187_200, 'CHF', '1\u202f872,00\u00a0CHF', 'CHF\u00a01,872.00'],
  ])('%i minor units of %s are %s, in English %s', (cents, currency, french, english) => {
    expect(formatMoney(cents, currency, 'fr')).toBe(french);
    expect(formatMoney(cents, currency, 'en')).toBe(english);
  });

  it('groups and separates euros as the platform does', () => {
    const french = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
    const english = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (cents) => {
        expect(formatMoney(cents, 'EUR', 'fr')).toBe(french.format(cents / 100));
        expect(formatMoney(cents, 'EUR', 'en')).toBe(english.format(cents / 100));
      }),
    );
  });

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is no amount', (cents) => {
    expect(() => formatMoney(cents, 'EUR', 'fr')).toThrow(RangeError);
    expect(() => sum([cents])).toThrow(RangeError);
  });
});

describe('currencies', () => {
  it.each(['eur', 'EURO', '', 'XXX', 'DEM', '€'])('"%s" is none', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => currencyExponent(code)).toThrow(RangeError);
    expect(() => formatMoney(100, code, 'fr')).toThrow(RangeError);
  });

  it('have the minor digits the platform knows, wherever ISO 4217 and usage agree', () => {
    // The platform shows these by usage, with fewer digits than ISO 4217 gives them.
    const shownOtherwise = new Set(
      'AFN ALL COP CRC GYD HUF IDR IQD IRR KPW LAK LBP MGA MMK MNT MUR PKR RSD SLE SOS SYP TWD TZS UZS VED XCG YER ZWG'.split(' '),
    );
    const known = Intl.supportedValuesOf('currency').filter((code) => isCurrency(code) && !shownOtherwise.has(code));
    expect(known.length).toBeGreaterThan(100);
    for (const code of known) {
      const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions();
      expect([code, currencyExponent(code)]).toEqual([code, maximumFractionDigits]);
    }
  });
});

describe('sums', () => {
  it('add up to the unit', () => {
    expect(sum([])).toBe(0);
    expect(sum([10, 20, -5])).toBe(25);
    expect(sum(new Set([1, 2]))).toBe(3);
  });

  it('refuse to lose a cent beyond exact integers', () => {
    expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});
