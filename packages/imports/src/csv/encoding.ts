import { isUtf8 } from 'node:buffer';
import type { ImportSource } from '../import-source.js';

/** The encodings a file is read in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15';

/** What kind of binary file was given where text was expected. */
type BinaryKind = 'workbook' | 'pdf' | 'xml' | 'binary';

/** What the bytes of a file say about its form. */
export interface ByteForm {
  readonly bytes: number;
  readonly encoding: Encoding;
  /** Bytes of the byte order mark, not part of the text. */
  readonly markBytes: number;
  readonly binary?: BinaryKind;
}

function markOf(head: Uint8Array): { encoding: Encoding; markBytes: number } | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  return undefined;
}

function binaryKindOf(head: Uint8Array): BinaryKind | undefined {
  const start = Buffer.from(head.subarray(0, 64)).toString('latin1');
  if (start.startsWith('PK\u0003\u0004')) return 'workbook';
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'workbook';
  if (start.startsWith('%PDF')) return 'pdf';
  if (/^\s*<(\?xml|!doctype|html|[a-z]+:?[a-z]*[ >])/i.test(start)) return 'xml';
  return undefined;
}

/** How many bytes at the end begin a UTF-8 sequence that the next chunk would complete: 0 to 3. */
function openSequenceLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  return first.length === 0 ? second : Buffer.concat([first, second]);
}

function hasWindowsByte(chunk: Uint8Array): boolean {
  for (const byte of chunk) if (byte >= 0x80 && byte <= 0x9f) return true;
  return false;
}

/**
 * Reads all bytes once and says how they are encoded: byte order mark, else strict UTF-8, else windows-1252 when a byte lies in
 * 0x80–0x9F, else ISO-8859-15. A file that is no text (workbook, PDF, XML, NUL bytes without a mark) is named as such.
 */
export async function findEncoding(source: ImportSource): Promise<ByteForm> {
  let head = new Uint8Array();
  let open: Uint8Array = new Uint8Array();
  let bytes = 0;
  let validUtf8 = true;
  let windows = false;
  let nul = false;
  for await (const chunk of source.open()) {
    bytes += chunk.length;
    if (head.length < 64) head = Uint8Array.from([...head, ...chunk.subarray(0, 64)]);
    nul ||= chunk.includes(0);
    windows ||= hasWindowsByte(chunk);
    if (!validUtf8) continue;
    const whole = joined(open, chunk);
    const openLength = openSequenceLength(whole);
    validUtf8 = isUtf8(whole.subarray(0, whole.length - openLength));
    open = whole.slice(whole.length - openLength);
  }
  const mark = markOf(head);
  const binary = binaryKindOf(head) ?? (nul && (mark === undefined || mark.encoding === 'utf-8') ? 'binary' : undefined);
  const guess: Encoding = validUtf8 && open.length === 0 ? 'utf-8' : windows ? 'windows-1252' : 'iso-8859-15';
  const form = mark !== undefined && (mark.encoding !== 'utf-8' || guess === 'utf-8') ? mark : { encoding: guess, markBytes: 0 };
  return binary === undefined ? { bytes, ...form } : { bytes, ...form, binary };
}
