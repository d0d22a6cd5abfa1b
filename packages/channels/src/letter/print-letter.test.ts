import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { sampleLetter } from './letter.fixture.js';
import { postageOf } from './postage.js';
import { printLetter } from './print-letter.js';

interface Word {
  text: string;
  /** Millimetres from the left and upper edges of the sheet to the start of its base line. */
  x: number;
  y: number;
  width: number;
}

const mm = (points: number): number => (points * 25.4) / 72;
const sheetHeight = 297;

async function wordsOf(pdf: Uint8Array, page = 1): Promise<Word[]> {
  const document = await getDocumentProxy(Uint8Array.from(pdf));
  const { items } = await (await document.getPage(page)).getTextContent();
  return items.flatMap((item) => {
    if (!('transform' in item) || item.str.trim() === '') return [];
    const [, , , , x = 0, y = 0] = item.transform as number[];
    return [{ text: item.str, x: mm(x), y: sheetHeight - mm(y), width: mm(item.width) }];
  });
}

const textOf = async (pdf: Uint8Array, page = 1): Promise<string> => (await wordsOf(pdf, page)).map(({ text }) => text).join(' ');
const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ');

describe('a letter as a PDF', () => {
  it('says everything that is in it, accents and amounts as they are', async () => {
    const text = plain(await textOf((await printLetter(sampleLetter(), { registered: true })).pdf));
    for (const said of [
      'Brévanne Distribution',
      'Lormeau Électricité',
      'Lyon, le 12 novembre 2025',
      'REL-C00412-7F3A',
      'Lettre recommandée avec avis de réception',
      'Mise en demeure de payer – compte C00412',
      'F2025-04417',
      '1 872,00 €',
      '645,50 €',
      '2 517,50 €',
      'vendredi 21 novembre 2025',
      'sans délai',
      'FR76 9999 0000 1700 4182 6503 108',
      'nos salutations distinguées',
      'RCS Lyon 817 460 322',
      'Page 1 / 1',
    ])
      expect(text).toContain(said);
    expect(await textOf((await printLetter(sampleLetter(), { registered: false })).pdf)).not.toContain('recommandée');
  });

  // DL 110 × 220 mm, window 35 × 100 mm, 20 mm from the right and lower edges; the sheet folded in three is 99 × 210 mm and slides by what is left
  it('has the address, and nothing else, in the window of a DL envelope wherever the sheet lies in it', async () => {
    const letter = sampleLetter();
    const words = await wordsOf((await printLetter(letter, { registered: true })).pdf);
    for (const [sideways, down] of [
      [0, 0],
      [10, 0],
      [0, 11],
      [10, 11],
    ] as const) {
      const window = { left: 100 - sideways, right: 200 - sideways, top: 110 - 20 - 35 - down, bottom: 110 - 20 - down };
      const seen = words.filter(
        ({ x, y, width }) => x + width > window.left && x < window.right && y > window.top && y - 3 < window.bottom,
      );
      expect(seen.map(({ text }) => text)).toEqual(letter.addressee);
      for (const { x, y, width } of seen) {
        expect(x).toBeGreaterThan(window.left);
        expect(x + width).toBeLessThan(window.right);
        // 2.6 mm of capitals above the base line, 0.8 mm of tails below it
        expect(y - 2.6).toBeGreaterThan(window.top);
        expect(y + 0.8).toBeLessThan(window.bottom);
      }
    }
  });

  it('sets a line of the address that is too long smaller, in one line', async () => {
    const long = 'Syndicat intercommunal pour la valorisation des déchets de la vallée du Rhône et du Pilat';
    const words = await wordsOf((await printLetter(sampleLetter({ addressee: [long, '38000 GRENOBLE'] }), { registered: false })).pdf);
    const line = words.filter(({ x, y }) => x >= 105 && y > 55 && y < 60);
    expect(plain(line.map(({ text }) => text).join(' '))).toBe(long);
    expect(Math.max(...line.map(({ x, width }) => x + width))).toBeLessThan(190);
  });

  it('is PDF/A-2b with its own fonts embedded and no other', async () => {
    const { pdf } = await printLetter(sampleLetter(), { registered: true });
    const source = Buffer.from(pdf).toString('latin1');
    expect(source).toMatch(/pdfaid:part>2<.*pdfaid:conformance>B</s);
    const fonts = [...source.matchAll(/\/FontName ?\/(\S+)/g)].map(([, name]) => name ?? '');
    expect(fonts.length).toBeGreaterThan(0);
    for (const name of fonts) expect(name).toMatch(/^[A-Z]{6}\+NotoSans-/);
    expect(source.match(/\/FontFile[23]/g)).toHaveLength(fonts.length);
  });

  it('is the same bytes for the same letter, whenever it is printed, and others for another', async () => {
    const once = await printLetter(sampleLetter(), { registered: true });
    await printLetter(sampleLetter({ lines: 40 }), { registered: false });
    expect(Buffer.from((await printLetter(sampleLetter(), { registered: true })).pdf).equals(Buffer.from(once.pdf))).toBe(true);
    const other = await printLetter(sampleLetter({ datedOn: '2025-11-13' }), { registered: true });
    expect(Buffer.from(other.pdf).equals(Buffer.from(once.pdf))).toBe(false);
    expect(Buffer.from(once.pdf).toString('latin1')).toContain('D:20251112120000');
  });

  it('goes over as many pages as it needs, each with its number and the head of the table', async () => {
    const { pdf, pages, postage } = await printLetter(sampleLetter({ lines: 60 }), { registered: false });
    expect(pages).toBe(3);
    expect(postage).toEqual({ sheets: 3, grams: 20, upToGrams: 20 });
    for (const page of [1, 2, 3]) expect(plain(await textOf(pdf, page))).toContain(`Page ${String(page)} / 3`);
    expect(await textOf(pdf, 2)).toContain('Échéance');
  });

  it('prints what looks like Typst as it stands', async () => {
    const hostile = '#panic("x") *y* $z$ @a <b> \\u{41} #read("/etc/passwd")';
    const blocks = [{ kind: 'paragraph' as const, runs: [{ text: hostile }] }];
    const { pdf } = await printLetter(sampleLetter({ blocks, subject: hostile, addressee: [hostile] }), { registered: false });
    const text = plain(await textOf(pdf));
    expect(text.split(hostile)).toHaveLength(4);
  });
});

describe('the weight of a letter', () => {
  it.each([
    [1, 10, 20],
    [3, 20, 20],
    [4, 25, 100],
    [20, 105, 250],
    [400, 2005, undefined],
  ])('of %i pages is %i g with its envelope, up to %s g', (pages, grams, upToGrams) => {
    expect(postageOf(pages)).toEqual({ sheets: pages, grams, ...(upToGrams === undefined ? {} : { upToGrams }) });
  });
});
