import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { LetterDocument } from '@relance/schemas';
import { letterFonts } from './fonts.js';
import { letterLayout } from './letter-layout.js';
import { postageOf, type Postage } from './postage.js';

/** A letter on paper: the PDF, its pages, its weight and postage class. */
export interface PrintedLetter {
  pdf: Uint8Array;
  pages: number;
  postage: Postage;
}

let opened: Promise<NodeCompiler> | undefined;

/** One compiler for the process, with the shipped fonts; nothing is read from disk or network while a letter is set. */
function compiler(): Promise<NodeCompiler> {
  opened ??= letterFonts().then((fontBlobs) => NodeCompiler.create({ fontArgs: [{ fontBlobs }] }));
  return opened;
}

/**
 * Sets a letter as PDF/A-2b (ISO 19005-2) with embedded fonts; the same letter gives the same bytes: its date is that of the letter, at noon, and
 * Typst draws its identifiers from the content. Rejects when the layout does not compile, which is a fault of ours.
 */
export async function printLetter(letter: LetterDocument, { registered }: { registered: boolean }): Promise<PrintedLetter> {
  const typst = await compiler();
  const inputs = { letter: JSON.stringify(letter), registered: registered ? 'yes' : 'no' };
  const compiled = typst.compile({ mainFileContent: letterLayout, inputs });
  const document = compiled.result;
  if (document === null) {
    const faults = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    throw new Error(`the layout of letters does not compile: ${JSON.stringify(faults).slice(0, 500)}`);
  }
  const pages = document.numOfPages;
  const pdf = typst.pdf(document, { pdfStandard: 'a-2b' });
  typst.evictCache(0);
  return { pdf, pages, postage: postageOf(pages) };
}
