import { describe, expect, it } from 'vitest';
import { fileFaultCodes, rowFaultCodes, warningCodes } from './fault.js';
import { faultText } from './fault-texts.js';

const codes = [...fileFaultCodes, ...rowFaultCodes, ...warningCodes];

describe('what a fault says', () => {
  it.each(codes)('%s is said in both languages, with its place, as sentences', (code) => {
    const fault = { code, line: 12, column: 'Solde', value: 'x', expected: 'y' };
    const [french, english] = [faultText(fault, 'fr'), faultText(fault, 'en')];
    expect(french).toMatch(/^Ligne 12, colonne « Solde » : .+\.$/);
    expect(english).toMatch(/^Line 12, column “Solde”: .+\.$/);
    expect(french).not.toBe(english);
    expect(french + english).not.toMatch(/[{}!]|undefined/);
  });

  it('shortens long cells and needs no place', () => {
    expect(faultText({ code: 'headerMissing', value: `a\n${'b'.repeat(100)}` }, 'fr')).toContain(`« a ${'b'.repeat(58)}… »`);
    expect(faultText({ code: 'fileEmpty' }, 'en')).toBe('the file is empty. Export the list from your software again.');
  });
});
