import iconv from 'iconv-lite';
import type { ImportSource } from '../import-source.js';
import type { ByteForm, Encoding } from './encoding.js';

interface TextDecoding {
  write(chunk: Uint8Array): string;
  end(): string;
}

const SINGLE_BYTE: Partial<Record<Encoding, string>> = { 'windows-1252': 'win1252', 'iso-8859-15': 'iso-8859-15' };

/** windows-1252 goes through iconv-lite: the runtime's own decoder reads 0x80–0x9F as control characters in some builds. */
function decodingOf(encoding: Encoding): TextDecoding {
  const codePage = SINGLE_BYTE[encoding];
  if (codePage !== undefined) return { write: (chunk) => iconv.decode(chunk, codePage), end: () => '' };
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}

/** The text of a file, piece by piece, without its byte order mark; what cannot be decoded becomes U+FFFD, for the caller to refuse. */
export async function* readText(source: ImportSource, form: ByteForm, onBytes?: (bytes: number) => void): AsyncGenerator<string> {
  const decoding = decodingOf(form.encoding);
  let skip = form.markBytes;
  for await (const chunk of source.open()) {
    onBytes?.(chunk.length);
    const skipped = Math.min(skip, chunk.length);
    skip -= skipped;
    const text = decoding.write(skipped === 0 ? chunk : chunk.subarray(skipped));
    if (text !== '') yield text;
  }
  const rest = decoding.end();
  if (rest !== '') yield rest;
}
