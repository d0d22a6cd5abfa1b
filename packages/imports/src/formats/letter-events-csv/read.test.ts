import { describe, expect, it } from 'vitest';
import { collect, table, textSource } from '../../collect.test-support.js';
import { readLetterWord } from '../../values/letter-words.js';
import { readLetterEvents } from './read.js';

describe('a list of the post about letters', () => {
  it('holds what became of each by its number, with French or English headers', async () => {
    const french = table([
      ['N° recommandé', 'Statut', 'Date du statut', 'Commentaire'],
      ['1A 123 456 7890 1', 'Avisé', '13/01/2026', ''],
      ['1A 123 456 7890 1', 'Distribué', '15/01/2026', 'signé Dupré'],
    ]);
    expect((await collect(readLetterEvents(textSource(french)))).rows).toEqual([
      { number: '1A 123 456 7890 1', event: { word: 'presented', date: '2026-01-13' } },
      { number: '1A 123 456 7890 1', event: { word: 'received', date: '2026-01-15' }, note: 'signé Dupré' },
    ]);
    const english = table([
      ['Registered number', 'Event', 'Event date'],
      ['RR473124829FR', 'Unknown at the address', '2026-01-15'],
    ]);
    expect((await collect(readLetterEvents(textSource(english)))).rows).toEqual([
      { number: 'RR473124829FR', event: { word: 'unknownAddress', date: '2026-01-15' } },
    ]);
  });

  it('may only say which number each letter of a print list got; simple letters have none', async () => {
    const text = table([
      ['Identifiant', 'N° recommandé'],
      ['letter-1', '1A 123 456 7890 1'],
      ['letter-2', ''],
    ]);
    const { rows, rejected } = await collect(readLetterEvents(textSource(text)));
    expect(rows).toEqual([{ number: '1A 123 456 7890 1', letter: 'letter-1' }]);
    expect(rejected).toEqual([]);
  });

  it('returns rows without number, event, date, or with a word nobody expects', async () => {
    const text = table([
      ['number', 'event', 'date'],
      ['', 'received', '15/01/2026'],
      ['1A12345678901', '', '15/01/2026'],
      ['1A12345678901', 'received', ''],
      ['1A12345678901', 'perhaps', '15/01/2026'],
      ['1A12345678901', 'received', '32/01/2026'],
    ]);
    const { rows, rejected } = await collect(readLetterEvents(textSource(text)));
    expect(rows).toEqual([]);
    expect(rejected.map(({ line, faults }) => [line, ...faults.map(({ code, column }) => `${code} ${column ?? ''}`)])).toEqual([
      [2, 'valueMissing number'],
      [3, 'valueMissing event'],
      [4, 'valueMissing date'],
      [5, 'eventUnknown event'],
      [6, 'dateInvalid date'],
    ]);
  });

  it.each([
    ['Non réclamé', 'unclaimed'],
    ['Réclamé', undefined],
    ['Refusé par le destinataire', 'refused'],
    ['NPAI', 'unknownAddress'],
    ['not delivered', undefined],
    ['unknownAddress', 'unknownAddress'],
    ['Déposé', 'posted'],
  ])('“%s” is %s', (text, word) => {
    expect(readLetterWord(text)).toBe(word);
  });
});
