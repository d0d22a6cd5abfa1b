import { readMail } from './read-mail.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text shown literally, sign by sign, in the same frame. */
export function preformatted(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
  return `<!doctype html><meta charset="utf-8"><body bgcolor="#ffffff" text="#161b22"><pre style="white-space:pre-wrap;font:13px/1.5 system-ui,sans-serif;margin:12px">${escaped}</pre>`;
}

/**
 * The document shown in the sandboxed frame for the exact bytes of a message: its HTML as it is, else its text. The frame has no permission
 * at all (empty `sandbox`), so nothing in a message runs, submits or opens; what cannot be read as a message is shown literally.
 */
export function frameDocument(source: string): string {
  const mail = readMail(source);
  const text = mail.text ?? '';
  return mail.html ?? preformatted(text === '' ? source : text);
}
