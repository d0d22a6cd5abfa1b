import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { letterPdf } from '../../testing/letter-pdf.js';
import { mergeLetters } from './merge-letters.js';

describe('the letters of a batch in one PDF', () => {
  it('are all their pages, in order, once each', async () => {
    const letters = [await letterPdf('one', 1), await letterPdf('two', 3), await letterPdf('three', 1)];
    const { pdf, pages } = await mergeLetters(letters);
    expect(pages).toBe(5);
    const merged = await PDFDocument.load(pdf);
    const contents = merged.getPages().map((page) => page.node.get(PDFName.of('Contents'))?.toString());
    expect(new Set(contents).size).toBe(5);
  });

  it('declare PDF/A-2b with one output intent and an identifier, and nothing of the day they were merged on', async () => {
    const { pdf } = await mergeLetters([await letterPdf('one', 1), await letterPdf('two', 1)]);
    const source = Buffer.from(pdf).toString('latin1');
    expect(source).toMatch(/<pdfaid:part>2<.*<pdfaid:conformance>B</s);
    expect(source.match(/\/GTS_PDFA1/g)).toHaveLength(1);
    expect(source).toMatch(/trailer[\s\S]*\/ID \[ <[0-9a-f]{32}> <[0-9a-f]{32}> \]/);
    expect(source).not.toMatch(/CreationDate|ModDate/);
  });

  it('are the same bytes for the same letters, others in another order', async () => {
    const letters = [await letterPdf('one', 1), await letterPdf('two', 2)];
    const once = Buffer.from((await mergeLetters(letters)).pdf);
    expect(once.equals(Buffer.from((await mergeLetters(letters)).pdf))).toBe(true);
    expect(once.equals(Buffer.from((await mergeLetters(letters.toReversed())).pdf))).toBe(false);
  });

  it('are refused where one is no PDF', async () => {
    await expect(mergeLetters([Buffer.from('no letter')])).rejects.toThrow();
  });
});
