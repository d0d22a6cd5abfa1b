import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';

/** A PDF of so many pages as a letter is one: each says its text, the document the colours it is meant in (ISO 19005-2 §6.2.3). */
export async function letterPdf(text: string, pages: number): Promise<Uint8Array> {
  const letter = await PDFDocument.create({ updateMetadata: false });
  const font = await letter.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1) letter.addPage([595, 842]).drawText(`${text} ${String(page)}`, { font, x: 50, y: 700 });
  const profile = letter.context.register(letter.context.stream('profile', { N: 3 }));
  const intent = { Type: 'OutputIntent', S: 'GTS_PDFA1', DestOutputProfile: profile };
  letter.catalog.set(PDFName.of('OutputIntents'), letter.context.obj([intent]));
  return letter.save();
}
