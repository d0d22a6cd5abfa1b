import { createHash } from 'node:crypto';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import { PDFDocument, PDFHexString, PDFName, PDFObjectCopier } from '@cantoo/pdf-lib';

const OUTPUT_INTENTS = PDFName.of('OutputIntents');

/** The properties that declare PDF/A-2b (ISO 19005-2 §6.6), of a document with this identifier. */
function declaration(identifier: string): string {
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">',
    `<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><xmpMM:DocumentID>${identifier}</xmpMM:DocumentID>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('');
}

/** Adds all pages of a letter, fonts and all; the first one also gives the colours the document is meant in. */
async function append(merged: PDFDocument, bytes: Uint8Array): Promise<void> {
  const letter = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  for (const page of await merged.copyPages(letter, letter.getPageIndices())) merged.addPage(page);
  const intents = letter.catalog.lookup(OUTPUT_INTENTS);
  if (merged.catalog.has(OUTPUT_INTENTS) || intents === undefined) return;
  merged.catalog.set(OUTPUT_INTENTS, PDFObjectCopier.for(letter.context, merged.context).copy(intents));
}

/**
 * One PDF of the pages of several letters, in their order, still PDF/A-2b where they are; the same letters give the same bytes. Between two letters
 * others may run. Rejects for bytes that are no PDF.
 */
export async function mergeLetters(letters: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<{ pdf: Uint8Array; pages: number }> {
  const merged = await PDFDocument.create({ updateMetadata: false });
  const identity = createHash('sha256');
  for await (const bytes of letters) {
    identity.update(bytes);
    await append(merged, bytes);
    await letOthersRun();
  }
  const identifier = identity.digest('hex').slice(0, 32);
  const { context, catalog } = merged;
  const metadata = context.stream(declaration(identifier), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
  const id = PDFHexString.of(identifier);
  context.trailerInfo.ID = context.obj([id, id]);
  const pdf = await merged.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  return { pdf, pages: merged.getPageCount() };
}
