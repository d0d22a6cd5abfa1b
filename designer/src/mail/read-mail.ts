import { decodeBody } from './decode-part.js';

/** What a person reads of a message: its HTML and its plain text, as far as it has them. */
export interface ReadableMail {
  html?: string;
  text?: string;
}

/** Parts within parts that are followed; ours have two or three. */
const DEEPEST = 8;

interface Part {
  headers: ReadonlyMap<string, string>;
  body: string;
}

function split(source: string): Part {
  const end = /\r?\n\r?\n/.exec(source);
  const head = end === null ? source : source.slice(0, end.index);
  const body = end === null ? '' : source.slice(end.index + end[0].length);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body };
}

function parameter(header: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return found?.[1] ?? found?.[2];
}

function read(source: string, depth: number, found: ReadableMail): void {
  if (depth > DEEPEST) return;
  const { headers, body } = split(source);
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = parameter(type, 'boundary');
  if (/^multipart\//i.test(type) && boundary !== undefined) {
    // the line break before a boundary belongs to the boundary (RFC 2046 §5.1.1)
    const pieces = `\n${body}`.replaceAll(`\r\n--${boundary}`, `\n--${boundary}`).split(`\n--${boundary}`);
    for (const piece of pieces.slice(1)) if (!piece.startsWith('--')) read(piece.replace(/^\r?\n/, ''), depth + 1, found);
    return;
  }
  if (/^attachment/i.test(headers.get('content-disposition') ?? '')) return;
  const text = decodeBody(body, headers.get('content-transfer-encoding') ?? '7bit', parameter(type, 'charset') ?? 'utf-8');
  if (/^text\/html/i.test(type)) found.html ??= text;
  else if (/^text\/plain/i.test(type)) found.text ??= text;
}

/** Reads a message as sent (RFC 5322, MIME): the first HTML and the first plain-text part that are no attachment. */
export function readMail(source: string): ReadableMail {
  const found: ReadableMail = {};
  read(source, 0, found);
  return found;
}
