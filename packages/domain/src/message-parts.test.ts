import { describe, expect, it } from 'vitest';
import { messageParts, plainSignsOf } from './message-parts.js';

describe('the parts of a text message', () => {
  // 3GPP TS 23.038: 160 septets alone, 153 in a chain; the euro sign takes two; 70 and 67 in UCS-2
  it.each([
    ['a'.repeat(160), 1, 'GSM-7'],
    ['a'.repeat(161), 2, 'GSM-7'],
    ['a'.repeat(306), 2, 'GSM-7'],
    ['a'.repeat(307), 3, 'GSM-7'],
    [`${'a'.repeat(158)}€`, 1, 'GSM-7'],
    [`${'a'.repeat(159)}€`, 2, 'GSM-7'],
    ['ê'.repeat(70), 1, 'UCS-2'],
    ['ê'.repeat(71), 2, 'UCS-2'],
    ['ê'.repeat(134), 2, 'UCS-2'],
    ['ê'.repeat(135), 3, 'UCS-2'],
    ['éèàùÉÇ@£', 1, 'GSM-7'],
  ])('%.10s…', (text, parts, encoding) => {
    expect(messageParts(text)).toMatchObject({ parts, encoding });
  });

  it.each(['ç', 'ê', 'œ', '°', '–', '’', '\u00a0', '\u202f'])('%s is enough for the short ones', (sign) => {
    expect(messageParts(`Bonjour ${sign}${sign}`)).toMatchObject({ encoding: 'UCS-2', outside: [sign] });
  });

  it('stay few where typesetting is left out, whose signs say nothing', () => {
    const typeset = 'Reste dû 1\u202f872,00\u00a0€ – l’échéance n° 4 « passée » à cœur…';
    expect(plainSignsOf(typeset)).toBe('Reste dû 1 872,00 € - l\'échéance no 4 "passée" à coeur...');
    expect(messageParts(plainSignsOf(typeset)).outside).toEqual(['û']);
  });
});
