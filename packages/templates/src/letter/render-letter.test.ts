import type { LetterBlock, LetterDocument, LetterRun, Template } from '@relance/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMissingFacts, renderLetter, sampleMessageData, type MessageData } from '../index.js';

function letterOf(body: string, data: MessageData = sampleMessageData('fr'), subject = 'Vos factures'): LetterDocument {
  const template: Template = { id: 'courrier', version: 1, channel: 'letter', locale: data.locale, subject, body };
  const letter = renderLetter({ template, data });
  if (isMissingFacts(letter)) throw new Error(`missing ${letter.missing.join(', ')}`);
  return letter;
}

const kinds = ({ blocks }: LetterDocument): string[] => blocks.map(({ kind }) => kind);
const words = (runs: readonly LetterRun[]): string =>
  runs.map(({ text, strong, emphasis }) => (strong === true ? `*${text}*` : emphasis === true ? `_${text}_` : text)).join('');
const told = (block: LetterBlock | undefined): string | string[] => {
  if (block?.kind === 'paragraph' || block?.kind === 'heading') return words(block.runs);
  return block?.kind === 'list' ? block.items.map(words) : '';
};

describe('a letter on paper', () => {
  it('has the addressee in six lines at most, the town last in capitals', () => {
    const data = sampleMessageData('fr');
    expect(letterOf('<p>x</p>', data).addressee).toEqual([
      'Lormeau Électricité',
      'Madame Odile Verchère',
      '8 impasse du Moulin',
      '38000 GRENOBLE',
    ]);
    const long = { lines: ['Étage 3', 'Bâtiment C', '8 impasse du Moulin', 'BP 12'], postcode: '1000', city: 'Bruxelles', country: 'BE' };
    const { addressee } = letterOf('<p>x</p>', { ...data, account: { ...data.account, address: long } });
    expect(addressee).toEqual(['Lormeau Électricité', ...long.lines, '1000 BRUXELLES', 'BELGIQUE']);
  });

  it.each([
    ['fr', 'Lyon, le 12 novembre 2025', 'Madame,', 'Nous vous prions d’agréer, Madame, nos salutations distinguées.', 'Objet\u00a0:'],
    ['en', 'Lyon, 12 November 2025', 'Dear Ms Odile Verchère,', 'Yours sincerely,', 'Subject:'],
  ] as const)('in %s is dated, begins and ends as a letter does', (locale, dated, opening, closing, subject) => {
    const letter = letterOf('<p>{{salutation}}</p>', sampleMessageData(locale));
    expect([letter.placeAndDate, told(letter.blocks[0]), letter.closing, letter.words.subject]).toEqual([dated, opening, closing, subject]);
    expect(letter.references.map(({ text }) => text).join(' ')).toContain('REL-C00412-7F3A C00412 Camille Astier');
  });

  it('shows each item and each amount once, where the template places them or after the body', () => {
    expect(kinds(letterOf('<p>avant</p>{{statement}}<p>après</p>'))).toEqual(['paragraph', 'table', 'table', 'paragraph', 'bank']);
    expect(kinds(letterOf('{{bankDetails}}{{statement}}{{statement}}'))).toEqual(['bank', 'table', 'table']);
    const [table] = letterOf('{{statement}}').blocks;
    if (table?.kind !== 'table') throw new Error('the statement is a table');
    expect(table.rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ['F2025-04417', '1\u202f872,00\u00a0€'],
      ['F2025-04502', '645,50\u00a0€'],
      ['Avoir AV2025-0191 (sur F2025-04417)', '−120,00\u00a0€'],
    ]);
    expect(table.totals).toEqual([{ label: 'Total à régler', amount: '2\u202f397,50\u00a0€' }]);
  });

  it('without a postal address says so and is not made (law 20)', () => {
    const data = sampleMessageData('fr');
    delete data.account.address;
    const template: Template = { id: 'c', version: 1, channel: 'letter', locale: 'fr', subject: 's', body: '<p>x</p>' };
    expect(renderLetter({ template, data })).toEqual({ missing: ['account.address'] });
  });
});

describe('the body of a template becomes blocks of words', () => {
  it.each([
    ['<p>un <strong>deux</strong>\n  trois</p><p> quatre </p>', ['un *deux* trois', 'quatre']],
    ['seul', ['seul']],
    ['<p>a<br>b</p>', ['a\nb']],
    ['<div><p>a</p>b</div>', ['a', 'b']],
    ['<ul><li>un</li><li><em>deux</em></li></ul><p>fin</p>', [['un', '_deux_'], 'fin']],
    ['<h2>Titre</h2><p>12&nbsp;&euro; &amp; plus</p>', ['Titre', '12\u00a0€ & plus']],
    ['<p> <b> x</b> </p><ul></ul>', ['*x*']],
    ['<p><a href="https://x.example">lien</a> et <span>suite</span></p>', ['lien et suite']],
  ])('%s', (body, expected) => {
    const letter = letterOf(body);
    expect(letter.blocks.filter(({ kind }) => kind !== 'table' && kind !== 'bank').map(told)).toEqual(expected);
  });

  it('never loses a word, whatever the mark-up around it', () => {
    const piece = fc.constantFrom('<p>', '</p>', '<b>', '</b>', '<ul>', '</ul>', '<li>', '</li>', '<br>', '<td>', '</td>', '<i>', ' ');
    const word = fc.constantFrom('alpha', 'beta', 'gamma');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, word), { maxLength: 12 }), (pieces) => {
        const body = pieces.join('');
        const said = letterOf(`<p>zéro</p>${body}`)
          .blocks.map(told)
          .flat()
          .join('')
          .replace(/[\s*_]/g, '');
        expect(said).toBe(`zéro${body.replace(/<[^>]*>/g, '').replace(/\s/g, '')}`);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what looks like code of the layout as plain words', () => {
    const data = sampleMessageData('fr');
    data.account.name = '#panic("x") *gras* $x$ @ref';
    const letter = letterOf('<p>{{account.name}} #eval("1")</p>', data);
    expect(told(letter.blocks[0])).toBe('#panic("x") *gras* $x$ @ref #eval("1")');
  });
});
