import { currencyExponent, formatMoney } from '@relance/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeColumn } from './column-evidence.js';
import type { ColumnEvidence } from './column-evidence.js';
import { observeAmount } from './decimal-style.js';
import { isNegativeAmount, readAmount } from './read-amount.js';

describe('an amount', () => {
  it.each([
    ['1 234,56', ',', 'EUR', 123456],
    ['1\u202f234,56\u00a0€', ',', 'EUR', 123456],
    ['1\u00a0234\u00a0567,8', ',', 'EUR', 123456780],
    ['1,234.56', '.', 'EUR', 123456],
    ['1.234,56', ',', 'EUR', 123456],
    ["1'234.50", '.', 'CHF', 123450],
    ['-12,5', ',', 'EUR', -1250],
    ['\u221212,50', ',', 'EUR', -1250],
    ['12,50-', ',', 'EUR', -1250],
    ['(12,50)', ',', 'EUR', -1250],
    ['€1,234.00', '.', 'EUR', 123400],
    ['1234 EUR', ',', 'EUR', 123400],
    ['+000000069,40', ',', 'EUR', 6940],
    ['1200,0000', ',', 'EUR', 120000],
    [',50', ',', 'EUR', 50],
    ['-0,00', ',', 'EUR', 0],
    ['1,234', ',', 'TND', 1234],
    ['1 500', ',', 'JPY', 1500],
    ['0.29', '.', 'EUR', 29],
    ['1.005', '.', 'EUR', 'amountTooPrecise'],
    ['1,23,4', ',', 'EUR', 'amountInvalid'],
    ['1.23,45', ',', 'EUR', 'amountInvalid'],
    ['12a', ',', 'EUR', 'amountInvalid'],
    ['--5', ',', 'EUR', 'amountInvalid'],
    ['(5', ',', 'EUR', 'amountInvalid'],
    ['$5.00', '.', 'EUR', 'amountInvalid'],
    [',', ',', 'EUR', 'amountInvalid'],
    ['99999999999999999,00', ',', 'EUR', 'amountTooLarge'],
  ] as const)('%j with %j in %s is %s', (text, mark, currency, expected) => {
    expect(readAmount(text, mark, currency)).toBe(expected);
  });

  it('comes back to the cent from what is shown to people, in both languages and every exponent', () => {
    const cents = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(cents, fc.constantFrom('EUR', 'GBP', 'CHF', 'TND', 'XPF'), fc.constantFrom('fr', 'en'), (amount, currency, locale) => {
        const shown = formatMoney(amount, currency, locale);
        expect(readAmount(shown, locale === 'fr' ? ',' : '.', currency)).toBe(amount);
        expect(isNegativeAmount(shown)).toBe(amount < 0);
      }),
    );
  });

  it('comes back to the cent from plain digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.constantFrom('EUR', 'TND'), (amount, currency) => {
        const exponent = currencyExponent(currency);
        const digits = String(amount).padStart(exponent + 1, '0');
        expect(readAmount(`${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`, '.', currency)).toBe(amount);
      }),
    );
  });
});

describe('the decimal mark', () => {
  it.each([
    [['1 234,56'], 'first'],
    [['1,234.56', '12'], 'second'],
    [['1.234', '1.234.567'], 'first'],
    [['1.234', '2.50'], 'second'],
    [['0,125'], 'first'],
    [['1234.567'], 'second'],
    [['1 234,567'], 'first'],
    [['1.234', '10'], 'open'],
    [['12', '-5', ''], 'none'],
    [['1,50', '1.50'], 'mixed'],
  ])('of the column %j is %s', (cells, verdict) => {
    const evidence: ColumnEvidence = {};
    cells.forEach((cell, index) => {
      observeAmount(evidence, cell, index + 1);
    });
    expect(judgeColumn(evidence)).toBe(verdict);
  });
});
