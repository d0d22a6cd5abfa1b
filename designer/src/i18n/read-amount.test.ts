import { describe, expect, it } from 'vitest';
import { readAmount } from './read-amount.js';

describe('an amount typed during a call', () => {
  it.each([
    ['1 250,00', 'EUR', 125000],
    ['1\u202f250,5 €', 'EUR', 125050],
    ['1,250.00', 'EUR', 125000],
    ['1.250,00', 'EUR', 125000],
    ['1250', 'EUR', 125000],
    ['1,250', 'EUR', 125000],
    ['12500', 'XPF', 12500],
    ['1,250', 'TND', 1250],
  ])('%s %s is %d minor units', (typed, currency, cents) => {
    expect(readAmount(typed, currency)).toBe(cents);
  });

  it.each(['', 'beaucoup', '-5', '0', '0,00', ',50', '12,5,'])('%j is no amount', (typed) => {
    expect(readAmount(typed, 'EUR')).toBeUndefined();
  });
});
